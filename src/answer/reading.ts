import type { Plan } from '../plan/plan.ts'
import type { Question } from '../question/question.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { sideNames } from '../record/vocabulary.ts'
import { clip, listText } from './clip.ts'

const kinds: Record<Plan['kind'], string> = {
  facts: 'What is on the record',
  'whose-words': 'Whose words these are',
  talks: 'Talks: where, when, who',
  timeline: 'What happened, in date order',
  comparison: 'Accounts side by side',
  change: 'What was said over time',
  meetings: 'Who met whom',
  missing: 'A subject that the record may not have',
  coverage: 'What the record covers',
  help: 'How to ask',
  greeting: 'No question yet',
  language: 'A question in another language',
  unclear: 'Not understood',
}
const abouts = {
  said: 'Who said what',
  stalled: 'What stalled talks',
  positions: 'Positions',
  provenance: 'Where a claim comes from',
  any: 'What is on the record',
}

/** How the question was understood, in a short sentence, so that a misreading is seen at once. */
export function readingOf(question: Question, plan: Plan, record: TalksRecord): string {
  const kind = plan.kind === 'facts' ? abouts[plan.about] : kinds[plan.kind]
  const filters = 'filters' in plan ? plan.filters : plan.kind === 'missing' ? plan.near : null
  const names = (ids: readonly string[]) => listText(ids.map((id) => nameOf(record, id)))
  const parts = filters
    ? [
        ...filters.speakers.map((ids) => `said by ${ids.length > 1 ? `one of ${names(ids)}` : names(ids)}`),
        ...filters.speakerSides.map((side) => `said by the ${sideNames[side]} side`),
        ...filters.people.map((ids) => `with ${names(ids)}`),
        ...filters.sides.map((side) => `involving ${sideNames[side]}`),
        filters.talks.length
          ? `${filters.talksRelation} ${listText(filters.talks.slice(0, 3).map((id) => record.talks.get(id)?.name ?? id))}`
          : '',
        filters.places.length
          ? `in ${listText(filters.places.map((id) => record.places.get(id)?.name ?? id))}`
          : '',
        filters.notPlaces.length
          ? `not in ${listText(filters.notPlaces.map((id) => record.places.get(id)?.name ?? id))}`
          : '',
        question.when
          ? `dated ${question.when.words}${question.when.basis === 'implied' ? ' (any year of the record)' : ''}`
          : '',
        question.topics.length
          ? `about ${listText(question.topics.slice(0, 3).map((id) => record.topics.get(id)?.name ?? id))}`
          : '',
      ].filter(Boolean)
    : []
  return clip(`${kind}${parts.length ? `: ${parts.join(', ')}` : ''}.`, 300)
}
