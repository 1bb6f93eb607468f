import { everyDay, type Weekday, weekendDays, workingDays } from './schedule.ts'
import { type Part, quoteWords, type WordReader } from './schedule-words.ts'

const written: Readonly<Record<Weekday, string>> = {
  mon: 'mon mons monday mondays',
  tue: 'tue tues tuesday tuesdays',
  wed: 'wed weds wednesday wednesdays',
  thu: 'thu thur thurs thursday thursdays',
  fri: 'fri fris friday fridays',
  sat: 'sat sats saturday saturdays',
  sun: 'sun suns sunday sundays',
}
const dayOf = new Map(everyDay.flatMap((day) => written[day].split(' ').map((word) => [word, day] as const)))

/** Names of weekdays written out, for suggestions. */
export const dayWords: readonly string[] = [...dayOf.keys()].filter((word) => word.endsWith('day'))

const groupOf = new Map<string, readonly Weekday[]>([
  ...['daily', 'everyday', 'every day', 'each day', 'all days'].map((name) => [name, everyDay] as const),
  ...['', 's'].flatMap((s) => [
    ...['weekday', 'week day', 'week-day', 'workday', 'work day', 'working day', 'business day'].map(
      (name) => [name + s, workingDays] as const,
    ),
    ...['weekend', 'week end', 'week-end'].map((name) => [name + s, weekendDays] as const),
  ]),
])

const rangeWords = new Set(['-', 'to', 'through', 'thru', 'till', 'until'])

const plain = (word: string | undefined) => word?.toLowerCase().replaceAll('.', '')
const dayAt = (words: readonly string[], at: number) => dayOf.get(plain(words[at]) ?? '')
const isRangeWord = (word: string | undefined) => rangeWords.has(word?.toLowerCase() ?? '')

/** "Mon-Fri", "mon/wed/fri" and "sat+sun" as the words that they are; anything else stays one word. */
export function splitDays(word: string): readonly string[] {
  const pieces = word.split(/([-/+])/)
  const isDays = pieces.length > 1 && pieces.every((piece, i) => i % 2 === 1 || dayOf.has(plain(piece) ?? ''))
  return isDays ? pieces.filter((piece) => piece !== '/' && piece !== '+') : [word]
}

/**
 * Days of the week: a name in any usual length, a range that may run over Sunday (`fri-mon`), `weekdays` (Monday to
 * Friday), `weekends`, `daily`, `every day`. Lists are several parts: `Mon, Wed and Fri`.
 */
export const readDays: WordReader = (words, at) => {
  const pair = words
    .slice(at, at + 2)
    .join(' ')
    .toLowerCase()
  const group = groupOf.get(pair) ?? groupOf.get(words[at]!.toLowerCase())
  if (group) return { kind: 'days', days: group, length: groupOf.has(pair) ? pair.split(' ').length : 1 }
  const first = dayAt(words, at)
  if (!first) return undefined
  const last = isRangeWord(words[at + 1]) && dayAt(words, at + 2)
  if (!last) return { kind: 'days', days: [first], length: 1 }
  if (isRangeWord(words[at + 3]) && dayAt(words, at + 4)) return unclearRange(words.slice(at, at + 5))
  return { kind: 'days', days: daysFrom(first, last), length: 3 }
}

function daysFrom(first: Weekday, last: Weekday): readonly Weekday[] {
  const start = everyDay.indexOf(first)
  const span = (everyDay.indexOf(last) - start + 7) % 7
  return everyDay.filter((_, i) => (i - start + 7) % 7 <= span)
}

const unclearRange = (typed: readonly string[]): Part => ({
  kind: 'problem',
  sentence: `${quoteWords(typed.join(' '))} can be read in two ways. Type the days with commas, for example Mon, Wed, Fri.`,
  length: typed.length,
})
