import type { Fact } from '../record/facts.ts'
import type { TalkEntry, TalksRecord } from '../record/record.ts'
import { nameOf } from '../record/record.ts'
import { sideNames } from '../record/vocabulary.ts'
import type { AnswerItem } from './answer.ts'
import { citationsOf, documentNotes, notNull, textLimit } from './citing.ts'
import { clip, listText, sentence } from './clip.ts'
import { dateNote, itemDate, shownWhen, whenText } from './dates.ts'

export const modeNames: Record<TalkEntry['mode'], string | null> = {
  'in-person': null,
  phone: 'by phone',
  video: 'by video (virtual)',
  unknown: null,
}

/** "Antalya, Turkey", "by video (virtual)", or null where no venue is known. */
export function venueText(talk: TalkEntry, record: TalksRecord): string | null {
  if (talk.venue) return record.places.get(talk.venue)?.display ?? null
  return modeNames[talk.mode]
}

export const kindNames: Record<TalkEntry['kind'], string> = {
  'delegation-round': 'delegation round',
  'ministerial-meeting': 'ministerial meeting',
  'leaders-call': 'leaders’ call',
  'leaders-meeting': 'leaders’ meeting',
  summit: 'summit',
  'working-group': 'working group',
  'secret-talks': 'secret talks',
  'indirect-talks': 'indirect talks',
  'mediation-contact': 'mediation',
  track: 'series of talks',
}

export const statusNames: Record<TalkEntry['status'], string> = {
  held: 'held',
  planned: 'planned, not reported as held',
  proposed: 'proposed, not reported as held',
  reported: 'reported, not confirmed',
  denied: 'reported and denied',
  postponed: 'postponed',
  failed: 'failed',
}

/** Nobody took part in what was only planned; in what is only reported, they are named. */
const presence: Record<TalkEntry['status'], string> = {
  held: 'Took part',
  planned: 'Would take part',
  proposed: 'Would take part',
  postponed: 'Would take part',
  reported: 'Named as taking part',
  denied: 'Named as taking part',
  failed: 'Took part',
}

/** "90 minutes (an hour and a half)", "almost five hours", or the sessions' lengths. */
export function durationText(talk: TalkEntry): string | null {
  const minutes = talk.minutes ? `${talk.minutes} minutes` : null
  const hours =
    talk.minutes && talk.minutes % 60 === 0 && talk.minutes > 60 ? `${talk.minutes / 60} hours` : null
  const whole = talk.duration
    ? talk.duration.includes(String(talk.minutes)) || hours
      ? talk.duration
      : minutes
        ? `${minutes} (${talk.duration})`
        : talk.duration
    : (hours ?? minutes)
  const sessions = (talk.sessions ?? [])
    .filter((session) => session.duration || session.minutes)
    .map((session) => {
      const day = session.weekday ?? session.when?.weekday
      return `${day ? `${day}: ` : ''}${session.duration ?? `${session.minutes} minutes`}`
    })
  return notNull([whole, sessions.length ? sessions.join('; ') : null]).join('; ') || null
}

export function participantsText(talk: TalkEntry, record: TalksRecord, side?: string): string {
  return talk.participants
    .filter((participant) => !side || participant.side === side)
    .map(({ who, role, head }) => {
      const name = nameOf(record, who)
      const detail =
        head && talk.kind !== 'leaders-call' && !/head|led|lead/i.test(role ?? '')
          ? notNull(['head of the team', role]).join(', ')
          : role
      return detail ? `${name} (${detail})` : name
    })
    .join(', ')
}

export function talkItem(
  fact: Extract<Fact, { kind: 'talk' }>,
  record: TalksRecord,
  asked: readonly string[],
): AnswerItem {
  const { entry } = fact
  const when = shownWhen(entry.start)?.replace(/^on /, '')
  const end =
    entry.end?.date && entry.end.date !== entry.start.date ? whenText(entry.end)?.replace(/^on /, '') : null
  const venue = venueText(entry, record)
  const duration = durationText(entry)
  const heads = entry.participants.filter((participant) => participant.head)
  const arranged = (entry.arrangedBy ?? []).map((id) => nameOf(record, id))
  // A channel or a track has a beginning; the record gives no end unless it says so.
  const openEnded = !entry.end && (entry.kind === 'track' || entry.kind === 'indirect-talks')
  const room = asked.includes('who') ? 400 : 150
  const outcomes = entry.outcomes.map(
    (outcome) =>
      `According to ${listText(outcome.accordingTo.map((id) => nameOf(record, id)))}: ${outcome.text.replace(/\.$/, '')}`,
  )
  const arranger = arranged.length ? [`At the request or with the help of ${listText(arranged)}`] : []
  const agenda = entry.agenda.length ? [`On the agenda: ${entry.agenda.join('; ')}`] : []
  const ahead = entry.status === 'planned' || entry.status === 'proposed' || entry.status === 'postponed'
  const present = entry.participants.length
    ? [`${presence[entry.status]}: ${briefly(entry, record, room)}`]
    : []
  // The field asked for stands before what may not fit.
  const first = [
    ...(asked.includes('who') ? present : []),
    ...(asked.includes('who-arranged') ? arranger : []),
    ...(asked.includes('agenda') ? agenda : []),
    ...(asked.includes('outcome') ? outcomes : []),
  ]
  const inPerson = entry.mode === 'in-person' && entry.status === 'held' ? ', in person' : ''
  const where =
    entry.venueNote &&
    !venue?.toLowerCase().includes(
      entry.venueNote
        .toLowerCase()
        .replace(/\.$/, '')
        .replace(/ in .*/, ''),
    )
      ? ` (${entry.venueNote.replace(/\.$/, '')})`
      : ''
  const parts = notNull([
    `${entry.name} (${kindNames[entry.kind]}; ${statusNames[entry.status]})`,
    ...first,
    when
      ? `${openEnded ? 'Since' : 'Date'}: ${when}${end && !entry.start.date?.includes('/') ? ` to ${end}` : ''}`
      : null,
    venue ? `Place: ${venue}${inPerson}${where}` : null,
    duration ? `Length: ${duration}` : null,
    heads.length > 1 && entry.kind !== 'leaders-call'
      ? `${ahead ? 'Would be led' : 'Led'} by ${listText(heads.map(({ who, side }) => `${nameOf(record, who)} (${sideNames[side]})`))}`
      : null,
    ...[...present, ...outcomes, entry.summary.replace(/\.$/, ''), ...arranger, ...agenda].filter(
      (part) => !first.includes(part),
    ),
  ])
  let text = ''
  for (const part of parts) {
    const room = textLimit - text.length - 2
    if (part.length <= room) text += `${text ? ' ' : ''}${sentence(part)}`
    // The field asked for is shortened; anything else that does not fit stands with the passage.
    else if (first.includes(part) && room > 90) text += ` ${clip(part, room)}`
  }
  return {
    id: fact.id,
    kind: 'talk',
    text: clip(text, textLimit),
    quote: null,
    speaker: null,
    date: itemDate(entry.start),
    place: venue,
    citations: citationsOf(fact.passages),
    notes: notNull([
      entry.statusNote ? sentence(entry.statusNote) : null,
      ...(entry.cautions ?? []).map(sentence),
      dateNote(entry.start),
      ...documentNotes(fact.passages),
    ]),
  }
}

/** Participants with their roles where that fits, else their names alone: never a role cut in two. */
function briefly(talk: TalkEntry, record: TalksRecord, room: number): string {
  const whole = participantsText(talk, record)
  return whole.length <= room
    ? whole
    : clip(talk.participants.map(({ who }) => nameOf(record, who)).join(', '), room)
}
