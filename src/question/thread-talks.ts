import { shiftDate } from '../record/calendar.ts'
import type { TalkEntry, TalksRecord } from '../record/record.ts'
import type { PersonMention, Question } from './question.ts'
import { numberOf } from './readers/ordinals.ts'
import { fold } from './words.ts'

/** What the thread's last answer was about: its best facts' talks, speakers and date. */
export interface Focus {
  readonly talks: readonly string[]
  /** The talks that were listed, in date order. */
  readonly listed: readonly string[]
  readonly speakers: readonly string[]
  readonly date: string | null
  readonly topics: readonly string[]
  readonly words: string | null
}

/** "the second one": of the rounds, if rounds were asked about, else of the talks that were listed. */
export function talkByOrdinal(
  word: string,
  earlier: Question,
  focus: Focus,
  record: TalksRecord,
): string | null {
  const number = word === 'last' ? focus.listed.length : numberOf(word)
  const rounds = earlier.talks.flatMap((talk) => talk.ids).some((id) => record.talks.get(id)?.ordinal)
  if (rounds) return [...record.talks.values()].find((talk) => talk.ordinal === number)?.id ?? null
  return focus.listed[number - 1] ?? null
}

export const person = (ids: readonly string[], words: string): PersonMention => ({
  ids,
  words,
  by: 'name',
  role: 'speaker',
  at: 0,
})

export const baseTalks = (earlier: Question, focus: Focus) => {
  const named = earlier.talks.flatMap((talk) => talk.ids)
  return named.length ? named : focus.talks
}

/** The held talks of the same track before or after, in date order. */
export function neighbour(base: readonly string[], step: 1 | -1, record: TalksRecord): string | null {
  const talk = base.map((id) => record.talks.get(id)).find((entry): entry is TalkEntry => !!entry)
  if (!talk) return null
  const order = [...record.talks.values()]
    .filter(
      (other) =>
        other.kind !== 'track' &&
        other.start.date &&
        (other.partOf === talk.partOf || other.kind === talk.kind) &&
        other.status === 'held',
    )
    .filter((other) => (talk.partOf ? other.partOf === talk.partOf : other.kind === talk.kind))
    .sort((a, b) => (a.start.date! < b.start.date! ? -1 : 1))
  const at = order.findIndex((other) => other.id === talk.id)
  if (at >= 0) return order[at + step]?.id ?? null
  const planned = [...record.talks.values()].find(
    (other) =>
      other.partOf === talk.id || (other.partOf === talk.partOf && talk.partOf && other.id !== talk.id),
  )
  return step === 1 ? (planned?.id ?? null) : null
}

/** Who sat on the other side: of the same talks first, else the holder of the same office. */
export function counterpartsOf(earlier: Question, focus: Focus, record: TalksRecord): string[] {
  const asked =
    [...earlier.people.filter((mention) => mention.role === 'speaker'), ...earlier.people].flatMap(
      (mention) => mention.ids,
    )[0] ?? focus.speakers[0]
  const actor = asked ? record.people.get(asked) : undefined
  if (!actor) return []
  const talks = [...earlier.talks.flatMap((talk) => talk.ids), ...focus.talks]
    .map((id) => record.talks.get(id))
    .filter((talk): talk is TalkEntry => !!talk)
  const title = (id: string) =>
    fold(record.people.get(id)?.offices[0]?.title ?? '').replace(/ (of|for) .*/, '')
  const sameOffice = [...record.people.values()]
    .filter(
      (other) =>
        other.kind === 'person' &&
        other.side !== actor.side &&
        title(actor.id) &&
        title(other.id) === title(actor.id),
    )
    .map((other) => other.id)
  for (const talk of talks) {
    const across = talk.participants
      .filter(
        (participant) =>
          participant.side !== actor.side && record.people.get(participant.who)?.kind === 'person',
      )
      .map((participant) => participant.who)
    const equal = across.filter((id) => sameOffice.includes(id))
    const own = talk.participants.find((participant) => participant.who === actor.id)
    const heads = own?.head
      ? talk.participants
          .filter((participant) => participant.head && participant.who !== actor.id)
          .map((participant) => participant.who)
      : []
    if (equal.length) return equal
    if (heads.length) return heads
    if (across.length)
      return across.filter((id) => ['ukraine', 'russia'].includes(record.people.get(id)?.side ?? ''))
  }
  return sameOffice
}

export function windowAround(date: string, days: number, words: string): Question['when'] {
  const day = shiftDate(date, days)
  return { words, windows: [{ from: day, to: day }], weekdays: [], basis: 'implied' }
}
