import type { Question } from '../question/question.ts'
import { foldedWords, stem } from '../question/words.ts'
import { loosened } from './filters-of.ts'
import type { Filters, PlanOf, Ranking } from './plan.ts'

/** Two parties are compared with each other; one is with itself. */
export const isChangeOfOne = (question: Question) =>
  question.people.length + question.sides.length === 1 || onSides(question)

/** One party's words over time: whoever is named is the one asked about. */
export const changePlan = (question: Question, filters: Filters, ranking: Ranking): PlanOf<'change'> => ({
  kind: 'change',
  ends: /\bfirst\b.*\blast\b/i.test(question.text),
  about: wordedSubject(question),
  filters: {
    ...loosened(filters),
    speakers: [...filters.speakers, ...filters.people],
    speakerSides: onSides(question) ? [] : [...filters.speakerSides, ...filters.sides],
  },
  ranking: { ...ranking, involved: [] },
})

/** What stands after "on" or "about", where it is neither a topic of the record nor a date. */
function wordedSubject({ topics, terms, when, text }: Question): string[] {
  const told = /\b(?:on|about|towards?|regarding) (?!.*\b(?:on|about)\b)(.+)$/i.exec(text)?.[1]
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
