import type { Findings } from '../lookup/findings.ts'
import type { Plan, PlanOf } from '../plan/plan.ts'
import type { Question } from '../question/question.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import type { Answer } from './answer.ts'
import { besideItem, sideAdjectives } from './beside-notes.ts'
import { listText } from './clip.ts'
import { dateText } from './dates.ts'
import { documentItems } from './document-item.ts'
import { asOf, headlineOf } from './headline.ts'
import { itemOf } from './items.ts'
import { meetingItem, neverMetLine } from './meeting-line.ts'
import { readingOf } from './reading.ts'

const mostItems = 200

/** Findings → Answer. Every statement carries its citations; what was not found is said. */
export function composeAnswer(
  question: Question,
  plan: Plan,
  findings: Findings,
  record: TalksRecord,
  examples: readonly string[],
): Answer {
  const reading = readingOf(question, plan, record)
  const withdrawn = record.withdrawn.flatMap(({ note }) => (note ? [note] : []))
  const base = { intent: question.intent, reading, choices: [], items: [], notes: withdrawn }
  switch (plan.kind) {
    case 'help':
      return {
        ...base,
        status: 'answered',
        headline: 'Ask who said what, where talks were held, or what stalled them; every item is cited.',
        choices: examples,
        notes: [coverageLine(record)],
      }
    case 'greeting':
      return {
        ...base,
        status: 'unclear',
        headline: 'What would you like to know? Some questions that the record answers:',
        choices: examples,
      }
    case 'unclear':
      return {
        ...base,
        status: 'unclear',
        headline: plan.whose
          ? `Whose ${plan.whose} do you mean? The question names nobody of the record. For example:`
          : 'I could not make out a question. Some that the record answers:',
        choices: examples,
      }
    case 'language':
      return {
        ...base,
        status: 'unclear',
        headline: 'I understand questions in English only. For example:',
        choices: examples,
      }
    case 'coverage':
      return coverageAnswer(base, record, plan)
    default:
      break
  }
  if (findings.absence || !findings.facts.length) return absent({ ...base }, findings, record, examples)
  const items = findings.facts.slice(0, mostItems).map((fact) => {
    const item = itemOf(fact, record, plan.kind === 'talks' ? plan.asked : [])
    const beside = besideItem(fact, findings.beside.get(fact.id), record)
    const led =
      plan.kind === 'meetings' && fact.kind === 'talk' ? meetingItem(item, fact.entry, plan, record) : item
    return {
      ...led,
      notes: [...beside.notes, ...led.notes],
      ...(beside.facts.length > 0 && { beside: beside.facts }),
    }
  })
  const undated = [
    ...new Set(items.slice(0, 5).flatMap((item) => item.citations.map((citation) => citation.document))),
  ]
    .map((id) => record.documents.get(id))
    .filter((document) => document && document.published.precision === 'unknown')
    .map((document) => document!.shortTitle)
  const more = findings.facts.length - items.length
  const notes = [
    ...(more > 0
      ? [
          `Only the first ${mostItems} are listed; the record has ${more} more. Name a speaker, a date or a subject to narrow it down.`,
        ]
      : []),
    ...(undated.length
      ? [`Undated: ${listText(undated.map((title) => title.replace(/, undated$/, '')))}.`]
      : []),
    ...(question.corrections.length
      ? [`Read ${listText(question.corrections.map(({ typed, meant }) => `“${typed}” as “${meant}”`))}.`]
      : []),
    ...withdrawn,
  ]
  return {
    ...base,
    status: findings.correction ? 'corrected' : 'answered',
    headline: headlineOf(plan, findings, record),
    items,
    notes,
  }
}

function coverageLine(record: TalksRecord): string {
  const dated = [...record.documents.values()].filter((document) => document.published.date)
  const dates = dated.map((document) => document.published.date!).sort()
  const undated = [...record.documents.values()].filter((document) => !document.published.date)
  const range = dates.length ? `, dated ${dateText(dates[0]!)} to ${dateText(dates.at(-1)!)}` : ''
  return `The record covers ${record.documents.size} documents${range}${undated.length ? `; undated: ${listText(undated.map((d) => d.shortTitle.replace(/, undated$/, '')))}` : ''}.`
}

type Base = Pick<Answer, 'intent' | 'reading' | 'choices' | 'items' | 'notes'>

function coverageAnswer(base: Base, record: TalksRecord, { documents, field }: PlanOf<'coverage'>): Answer {
  const asked = [...record.documents.values()].filter(({ id }) => !documents.length || documents.includes(id))
  const undated = asked.every(({ published }) => !published.date)
  if (field === 'date' && undated)
    return {
      ...base,
      status: 'not-in-record',
      headline: `The record does not give the date of ${listText(asked.map((each) => each.shortTitle))}.`,
    }
  const items = documentItems(record, documents)
  const only = asked.length === 1 ? asked[0] : undefined
  const headline = only
    ? `${only.shortTitle}: by ${only.authors.length ? listText(only.authors) : 'nobody named'}, ${only.published.date ? dateText(only.published.date) : 'undated'}.`
    : coverageLine(record)
  return { ...base, status: 'answered', headline, items }
}

function absent(base: Base, findings: Findings, record: TalksRecord, examples: readonly string[]): Answer {
  const { absence, near } = findings
  const headline = (() => {
    switch (absence?.kind) {
      case 'unknown-subject':
        return `The record has nothing on ${listText(absence.subjects.map((subject) => `“${subject}”`))}.`
      case 'speaker-silent':
        return `The record has no words of ${listText([...new Set(absence.speakers.map((id) => nameOf(record, id))), ...(absence.sides ?? []).map((side) => `the ${sideAdjectives[side]} side`)])}${absence.onTopic ? ' on this' : ''}.`
      case 'never-met':
        return neverMetLine(absence, record)
      case 'no-such-talk':
        return 'The record has no such talks.'
      case 'out-of-range':
        return 'The record has nothing for that date.'
      case 'field-unknown':
        return `The record does not give the ${absence.field}${near[0]?.kind === 'talk' ? ` of: ${near[0].entry.name}` : ''}.`
      case 'quotation-unknown':
        return 'These words are not in the passages that the record holds.'
      default:
        return 'The record does not answer this.'
    }
  })()
  const closest = near[0] ? itemOf(near[0], record) : null
  return {
    ...base,
    status: 'not-in-record',
    headline,
    choices: examples.slice(0, 2),
    ...(near[0] && { beside: [near[0].id] }),
    notes: [
      ...(closest
        ? [
            `Nearest on the record: ${closest.text.split(/(?<=[.!?])\s/)[0]} (${closest.citations[0]!.title}, paragraph ${closest.citations[0]!.paragraph})`,
          ]
        : []),
      `${coverageLine(record)} The newest dated document is of ${asOf(record)}.`,
      ...base.notes,
    ],
  }
}
