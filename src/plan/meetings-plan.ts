import type { Question } from '../question/question.ts'
import { metaWords, stopWords } from '../question/word-lists.ts'
import { wordsOf } from '../question/words.ts'
import type { TalksRecord } from '../record/record.ts'
import { type Side, sides } from '../record/vocabulary.ts'
import { asParticipants, isEmpty } from './filters-of.ts'
import type { Filters, Plan, Ranking } from './plan.ts'

/** Who met whom: whoever is named takes part. Words that name nobody are asked back, never dropped. */
export function meetingsPlan(
  question: Question,
  filters: Filters,
  ranking: Ranking,
  record: TalksRecord,
): Plan {
  const present = asParticipants(filters, record)
  const nobodyLeft = !present.people.length && !present.sides.length
  const asked = withCountries(
    // Authors tell of talks; asked for alone they are asked for, and were at none.
    nobodyLeft ? { ...present, people: [...filters.speakers, ...filters.people] } : present,
    question,
    record,
  )
  if (!isEmpty(asked)) return { kind: 'meetings', filters: asked, ranking }
  const named = wordsNaming(question)
  if (named.unknown.length)
    return { kind: 'missing', subjects: [named.unknown.join(' ')], near: asked, ranking }
  if (named.isNobody) return { kind: 'unclear', choices: [], whose: 'meetings' }
  return { kind: 'meetings', filters: asked, ranking }
}

/** A country named without a preposition, or as "the Ukrainian side", is its people: it is met, not visited. */
function withCountries(filters: Filters, { places, text }: Question, record: TalksRecord): Filters {
  const countries = filters.places.filter((id): id is Side => {
    const words = places.find(({ ids }) => ids.includes(id))?.words ?? ''
    const asVenue = new RegExp(
      String.raw`\b(in|at|near|from|to|after|before|around|outside|via|through) (the )?${words.replace(/\W+/g, '.')}|${words.replace(/\W+/g, '.')}.{0,3}\b(talks|rounds?|meetings?|sessions?|summit|venue)\b`,
      'i',
    )
    return words !== '' && isSideOf(record, id) && !asVenue.test(text)
  })
  const asActors = filters.people.flatMap((ids) =>
    ids.length === 1 && isSideActor(record, ids[0]!) ? ids : [],
  )
  return {
    ...filters,
    people: filters.people.filter((ids) => !asActors.includes(ids[0]!)),
    places: filters.places.filter((id) => !(countries as readonly string[]).includes(id)),
    sides: [...new Set([...filters.sides, ...countries, ...(asActors as Side[])])],
  }
}

const isSideOf = (record: TalksRecord, id: string): id is Side =>
  (sides as readonly string[]).includes(id) && record.places.has(id)

/** An actor that is the whole of its side: "the Ukrainian side", "Russia". */
export const isSideActor = (record: TalksRecord, id: string): id is Side =>
  (sides as readonly string[]).includes(id) && record.people.get(id)?.kind === 'institution'

const nobody =
  /^(me|i|us|we|you|he|him|she|her|they|them|it|nobody|noone|somebody|someone|this|that|these|those)$/
const everybody = /^(everybody|everyone|all|anybody|anyone|whom|who|each|other|another|any|every)$/

/** Of the words behind "who met whom:", or behind "meet": those that name somebody unknown, and whether any is nobody. */
function wordsNaming({ text, leftovers }: Question): {
  readonly unknown: readonly string[]
  readonly isNobody: boolean
} {
  const rest = /^\W*(?:who met whom|met)\s*:\s*(.*)$/i.exec(text)?.[1]
  if (rest === undefined) {
    const asked = /\bwho(?:m|'s|s)? (?:did|does|has|have|had) (\w+) (?:meet|met)\b|\bmet (\w+)\W*$/i.exec(
      text,
    )
    const word = (asked?.[1] ?? asked?.[2] ?? '').toLowerCase()
    return { unknown: [], isNobody: nobody.test(word) }
  }
  const words = wordsOf(rest)
  // "the negotiators": a word that the record has, of nobody in particular.
  const known = new Set(leftovers.flatMap(({ kind, word }) => (kind === 'term' ? [word.folded] : [])))
  const unknown = words.filter(
    ({ folded }) =>
      !known.has(folded) &&
      !nobody.test(folded) &&
      !everybody.test(folded) &&
      !stopWords.has(folded) &&
      !metaWords.has(folded),
  )
  return {
    unknown: unknown.map((word) => word.text),
    isNobody: !words.length || words.some(({ folded }) => nobody.test(folded) || known.has(folded)),
  }
}
