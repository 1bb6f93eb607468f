import { canonicalZone, nearestZone } from './known-zones.ts'
import { nearestName } from './nearest-name.ts'
import { dayWords, readDays, splitDays } from './read-days.ts'
import { readTime } from './read-time.ts'
import { readZone } from './read-zone.ts'
import { inWeekOrder, type Schedule, type Weekday } from './schedule.ts'
import { type Part, quoteWords, splitWords, type WordReader } from './schedule-words.ts'

export interface ScheduleDefaults {
  readonly time: string
  /** As Slack's profile or a configuration gives it; need not be known here. */
  readonly zone: string
  readonly days: readonly Weekday[]
}

export type ScheduleReading =
  | {
      readonly kind: 'schedule'
      readonly schedule: Schedule
      /** Which parts were typed; the others are the defaults. */
      readonly stated: { readonly time: boolean; readonly zone: boolean; readonly days: boolean }
    }
  /** Plain text for the person who typed: what was wrong, and what to type instead. */
  | { readonly kind: 'problem'; readonly sentence: string }

/** In this order, because "12 noon" is a time and "Port of Spain" a zone before their words are fillers. */
const readers: readonly WordReader[] = [readZone, readTime, readDays]

const fillers = new Set(
  "at on in from the and + - only please every each of for o'clock time timezone zone local".split(' '),
)

type Unread = { readonly kind: 'unread'; readonly word: string; readonly length: 1 }

/**
 * The words after `/talks digest on`: a time, a time zone and days, in any order, each of which may be left out.
 * What `readTime`, `readZone` and `readDays` list is accepted. Refused: anything that is left over, and two times
 * or two zones, because a digest at the wrong time is worse than a question back. Never throws.
 */
export function readSchedule(words: string, defaults: ScheduleDefaults): ScheduleReading {
  const parts = readParts(splitWords(words).flatMap(splitDays))
  const sentence = problemOf(parts)
  if (sentence) return { kind: 'problem', sentence }
  const time = parts.find((part) => part.kind === 'time')?.time
  const zone = parts.find((part) => part.kind === 'zone')?.zone
  const days = inWeekOrder(parts.flatMap((part) => (part.kind === 'days' ? part.days : [])))
  const usedZone = zone ?? canonicalZone(defaults.zone)
  if (!usedZone)
    return {
      kind: 'problem',
      sentence: 'I do not know your time zone. Type one as well, for example Europe/Kyiv.',
    }
  return {
    kind: 'schedule',
    schedule: {
      time: time ?? defaults.time,
      zone: usedZone,
      days: days.length > 0 ? days : inWeekOrder(defaults.days),
    },
    stated: { time: time !== undefined, zone: zone !== undefined, days: days.length > 0 },
  }
}

function readParts(words: readonly string[]): readonly (Part | Unread)[] {
  const parts: (Part | Unread)[] = []
  for (let at = 0; at < words.length; at += parts.at(-1)?.length ?? 1) {
    let part: Part | undefined
    for (const read of readers) part ??= read(words, at)
    parts.push(part ?? { kind: 'unread', word: words[at]!, length: 1 })
  }
  return parts.filter((part) => part.kind !== 'unread' || !fillers.has(part.word.toLowerCase()))
}

/** The first thing that is wrong, as a sentence: one at a time is what people mend. */
function problemOf(parts: readonly (Part | Unread)[]): string | undefined {
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'problem') return part.sentence
    if (part.kind === 'unread') return notUnderstood(unreadFrom(parts, i))
  }
  const times = [...new Set(parts.flatMap((part) => (part.kind === 'time' ? [part.time] : [])))]
  if (times.length > 1)
    return `A digest comes once a day, and you named ${times[0]} and ${times[1]}. Type one time.`
  const zones = [...new Set(parts.flatMap((part) => (part.kind === 'zone' ? [part.zone] : [])))]
  if (zones.length > 1) return `You named two time zones, ${zones[0]} and ${zones[1]}. Type one of them.`
  const days = parts.filter((part) => part.kind === 'days')
  if (days.length > 1 && days.some((part) => part.days.length === 7))
    return 'You named every day, and other days as well. Type one of them, for example every day or Mon-Fri.'
  return undefined
}

/** Words that stand together and were not understood: often one name. */
function unreadFrom(parts: readonly (Part | Unread)[], start: number): readonly string[] {
  const end = parts.findIndex((part, i) => i > start && part.kind !== 'unread')
  return parts
    .slice(start, end < 0 ? undefined : end)
    .flatMap((part) => (part.kind === 'unread' ? [part.word] : []))
}

/** Longer than any name: not worth looking for one. */
const longestName = 40

function notUnderstood(unread: readonly string[]): string {
  const typed = unread.join(' ')
  const near = [typed, unread[0]!].filter((name) => name.length <= longestName)
  const meant = near.map(nearestDay).find(Boolean) ?? near.map(nearestZone).find(Boolean)
  const instead = meant
    ? `Did you mean ${meant}?`
    : 'Type a time, a time zone and days, for example 09:00 Europe/Kyiv weekdays.'
  const problem = unread[0]!.includes('/') ? 'I know no time zone' : 'I did not understand'
  return `${problem} ${quoteWords(typed)}. ${instead}`
}

function nearestDay(typed: string): string | undefined {
  const day = nearestName(typed.toLowerCase().replace(/s$/, ''), dayWords)
  return day && `${day[0]!.toUpperCase()}${day.slice(1)}`
}
