import { type Part, quoteWords, type WordReader } from './schedule-words.ts'

const hourNames: Readonly<Record<string, string>> = { noon: '12:00', midday: '12:00', midnight: '00:00' }

/** 9, 09, 9:30, 9.30, 17h, 17h30, 09:00:00; hours and minutes as they stand, to be checked. */
const separated = /^(\d{1,2})(?:[:.h](\d{1,2})(?::00)?|h)?(am|pm)?$/
/** 0900, 930, 0900h. */
const compact = /^(\d{1,2})(\d\d)h?(am|pm)?$/
/** What can only be meant as a time, but is none of the above. */
const timeLike = /^\d+([:.h]\d*)*(am|pm)?$/

/**
 * A time of day: `09:00`, `9`, `9:30`, `9am`, `9.30 pm`, `0900`, `17h30`, `9 o'clock`, `12 noon`, `midnight`.
 * A bare number is an hour of the 24-hour clock. Refused: 24:00, hours and minutes that no clock shows, and am or
 * pm with an hour above 12.
 */
export const readTime: WordReader = (words, at) => {
  const word = words[at]!.toLowerCase()
  if (Object.hasOwn(hourNames, word)) return { kind: 'time', time: hourNames[word]!, length: 1 }
  if (!timeLike.test(word)) return undefined
  const { half, length } = wordsAfter(words, at)
  const typed = words.slice(at, at + length).join(' ')
  const match = separated.exec(word) ?? compact.exec(word)
  if (!match) return wrongTime(typed, 'is not a time of day', length)
  const [, hour, minute, attached] = match
  if (hourNames[half ?? '']) {
    const isTwelve = Number(hour) === 12 && Number(minute ?? 0) === 0 && !attached
    return isTwelve ? { kind: 'time', time: hourNames[half!]!, length } : { ...readAlone(match, words[at]!) }
  }
  return clockTime({ hour: Number(hour), minute, half: attached ?? half, typed, length })
}

const readAlone = ([, hour, minute, half]: RegExpExecArray, typed: string): Part =>
  clockTime({ hour: Number(hour), minute, half, typed, length: 1 })

/** "am", "pm", "o'clock", "hrs", or the name of the hour after its number. */
function wordsAfter(words: readonly string[], at: number): { half: string | undefined; length: number } {
  const word = (index: number) => words[index]?.toLowerCase() ?? ''
  const isTold = word(at + 1) === "o'clock" || (word(at + 1) === 'hrs' && /\d\d$/.test(word(at)))
  const next = isTold ? at + 2 : at + 1
  const isHalf = /^(am|pm)$/.test(word(next)) && !/m$/.test(word(at))
  if (isHalf || Object.hasOwn(hourNames, word(next))) return { half: word(next), length: next + 1 - at }
  return { half: undefined, length: next - at }
}

interface ClockWords {
  readonly hour: number
  readonly minute: string | undefined
  readonly half: string | undefined
  readonly typed: string
  readonly length: number
}

function clockTime({ hour, minute = '00', half, typed, length }: ClockWords): Part {
  if (minute.length < 2) return wrongTime(typed, 'lacks a digit: minutes have two', length)
  if (Number(minute) > 59) return wrongTime(typed, 'is not a time: minutes go from 00 to 59', length)
  if (half && (hour < 1 || hour > 12))
    return wrongTime(
      typed,
      `is not a time: with ${half}, hours go from 1 to 12`,
      length,
      'for example 9pm or 21:00',
    )
  if (hour === 24 && Number(minute) === 0)
    return wrongTime(typed, 'is not a time here', length, '00:00 for midnight')
  if (hour > 23) return wrongTime(typed, 'is not a time: hours go from 0 to 23', length)
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return { kind: 'time', time: `${String(hours).padStart(2, '0')}:${minute}`, length }
}

const wrongTime = (
  typed: string,
  what: string,
  length: number,
  instead = 'for example 09:00 or 5:30pm',
): Part => ({
  kind: 'problem',
  sentence: `${quoteWords(typed)} ${what}. Type ${instead}.`,
  length,
})
