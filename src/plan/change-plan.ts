import type { Question } from '../question/question.ts'
import { foldedWords, stem } from '../question/words.ts'
import type { TalksRecord } from '../record/record.ts'
import { loosened } from './filters-of.ts'
import { isSideActor } from './meetings-plan.ts'
import type { Filters, PlanOf, Ranking } from './plan.ts'

/** Two parties are compared with each other; one is with itself. */
export const isChangeOfOne = (question: Question) =>
  question.people.length + question.sides.length === 1 || onSides(question)

/** One party's words over time: whoever is named is the one asked about. */
export function changePlan(
  question: Question,
  filters: Filters,
  ranking: Ranking,
  record: TalksRecord,
): PlanOf<'change'> {
  const speakers = [...filters.speakers, ...filters.people]
  // "the Ukrainian side" is everybody who speaks for it, not an actor of that name.
  const whole = speakers.flatMap(([id, ...others]) =>
    id && !others.length && isSideActor(record, id) ? [id] : [],
  )
  return {
    kind: 'change',
    ends: /\bfirst\b.*\blast\b/i.test(question.text),
    about: wordedSubject(question),
    filters: {
      ...loosened(filters),
      speakers: speakers.filter(([id]) => !(whole as readonly (string | undefined)[]).includes(id)),
      speakerSides: [
        ...new Set([...whole, ...(onSides(question) ? [] : [...filters.speakerSides, ...filters.sides])]),
      ],
    },
    ranking: { ...ranking, involved: [] },
  }
}

/** Words of asking for a change: no subject, wherever they stand. */
const changeWords = stems(
  `change changes changed changing over time evolve evolved evolving evolution shift shifts shifted shifting develop
  developed side beside together compare compared first last nobody somebody someone everybody everyone anybody anyone`,
)
/** What is said to change: a subject only after "on" or "about". */
const utteranceWords = stems(
  `position positions line lines stance view views outlook tone attitude opinion word words statement statements remark
  remarks message rhetoric language account account stand thinking mind say said saying says tell told`,
)

/** The ranking without the words that only ask for a change: a statement need not bear them. */
export function withoutChangeWords(ranking: Ranking, { text }: Question): Ranking {
  const told = new Set(foldedWords(subjectPart(text) ?? '').map(stem))
  const asks = (term: string) => changeWords.has(term) || (utteranceWords.has(term) && !told.has(term))
  return {
    ...ranking,
    terms: ranking.terms.filter((term) => !asks(term)),
    subjects: ranking.subjects.filter((term) => !asks(term)),
  }
}

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(stem))
}

const subjectPart = (text: string) =>
  /\b(?:on|about|towards?|regarding) (?!.*\b(?:on|about)\b)(.+)$/i.exec(text)?.[1]

/** What stands after "on" or "about", where it is neither a topic of the record nor a date. */
function wordedSubject({ topics, terms, when, text }: Question): string[] {
  const told = subjectPart(text)
  if (!told || topics.length || terms.length || when) return []
  return foldedWords(told)
    .filter((word) => word.length > 3 && !/^(over|time|change[ds]?|first|last|their|this|that)$/.test(word))
    .map(stem)
}

/** "Peskov on China": one speaker, and a side that is the subject. */
const onSides = ({ people, sides, text }: Question) =>
  people.length === 1 &&
  sides.length > 0 &&
  sides.every(({ words }) =>
    new RegExp(String.raw`\b(on|about|towards?|regarding) (the )?${words.replace(/\W+/g, '.')}`, 'i').test(
      text,
    ),
  )
