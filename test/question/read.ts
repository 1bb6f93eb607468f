import { buildLibrary } from '../../src/lookup/library.ts'
import { buildLexicon } from '../../src/question/lexicon.ts'
import type { Question, Role } from '../../src/question/question.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { isEnglish } from '../../src/question/spelling.ts'
import { buildVocabulary } from '../../src/question/vocabulary.ts'
import { loadRecord } from '../../src/record/load-record.ts'

export const now = new Date('2026-03-29T09:00:00Z')
/** The record itself: its names, offices and topics are what questions are read by. */
export const record = loadRecord(new URL('../../data', import.meta.url).pathname, now)
const lexicon = buildLexicon(record, isEnglish)
const library = buildLibrary(record, lexicon)
const vocabulary = buildVocabulary(library.engine.frequency, record.subjects, library.facts.values())

/** A question as it is understood at a fixed time, in UTC, by a record of three years. */
export const read = (text: string): Question =>
  readQuestion(text, { record, lexicon, vocabulary, years: [2015, 2022, 2024], now, timeZone: 'UTC' })

/** Everybody named, as `kuleba` or, where an office has several holders, `kuleba/lavrov`. */
export const named = (text: string) => read(text).people.map(({ ids }) => [...ids].sort().join('/'))

/** People and sides in one role. */
export const inRole = (text: string, role: Role): string[] => {
  const { people, sides } = read(text)
  return [
    ...people.filter((each) => each.role === role).map(({ ids }) => [...ids].sort().join('/')),
    ...sides.filter((each) => each.role === role).map(({ side }) => side),
  ]
}
