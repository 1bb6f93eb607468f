import type { Beside } from '../lookup/findings.ts'
import type { OtherSide } from '../lookup/other-side.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import type { Side } from '../record/vocabulary.ts'
import { citationOf } from './citing.ts'
import { clip, lowerStart, sentence } from './clip.ts'
import { originsOf } from './count-origins.ts'

export const sideAdjectives: Record<Side, string> = {
  ukraine: 'Ukrainian',
  russia: 'Russian',
  'united-states': 'US',
  france: 'French',
  germany: 'German',
  turkey: 'Turkish',
  israel: 'Israeli',
  belarus: 'Belarusian',
  'european-union': 'EU',
  china: 'Chinese',
  qatar: 'Qatari',
  press: 'press',
  independent: 'independent',
}

/** What stands first beside an item: what the other side says, and how many origins there are. */
export interface BesideItem {
  readonly notes: readonly string[]
  /** The facts, other than the item's own, whose words the notes tell. */
  readonly facts: readonly string[]
}

export function besideItem(fact: Fact, beside: Beside | undefined, record: TalksRecord): BesideItem {
  const other = beside?.otherSide
  return {
    notes: [...(other ? [otherSideNote(other, record)] : []), ...originsNote(fact, record)],
    facts: other && other.kind !== 'nobody' ? [other.fact.id] : [],
  }
}

/** The citation stands before the words, so that shortening the note never cuts it. */
function otherSideNote(found: OtherSide, record: TalksRecord): string {
  const side = sideAdjectives[found.side]
  if (found.kind === 'nobody') return `Nobody on the ${side} side says so on the record.`
  const { entry } = found.fact
  const who = nameOf(
    record,
    found.fact.kind === 'statement' ? found.fact.entry.speaker : [...found.fact.speakers][0]!,
  )
  const { title, paragraph } = citationOf(entry.passages[0]!)
  const where = `${title}, paragraph ${paragraph}`
  if (found.kind === 'says-so-too') return `On the other side: ${who} says so too (${where}).`
  const topic = record.topics.get(found.topic)?.name ?? found.topic
  const words =
    found.fact.kind === 'statement'
      ? `${who} said that ${lowerStart(sentence(found.fact.entry.gist), found.fact.entry.gist)}`
      : sentence(found.fact.entry.text)
  return clip(`On the same subject (${topic}), from the ${side} side (${where}): ${words}`, 400)
}

/** Only where several documents tell it: that one does is seen from its citation. */
function originsNote(fact: Fact, record: TalksRecord): string[] {
  const origins = originsOf(fact, record)
  return origins.documents < 2 ? [] : [`Reported by ${origins.text.replace(/^One origin/, 'one origin')}`]
}
