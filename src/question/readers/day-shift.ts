import { fold } from '../words.ts'

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const count = `(\\d+|an?|${numbers.join('|')})`
const later = new RegExp(`\\b${count} (day|week)s? (later|after|afterwards|on|earlier|before|prior)\\b`)
const around = new RegExp(`\\b(?:${count} )?(day|week)s? (after|before|following|preceding)\\b`)

const days = (match: RegExpExecArray | null): number => {
  if (!match) return 0
  const number = Number(match[1]) || Math.max(1, numbers.indexOf(match[1] ?? '') + 1)
  return number * (match[2] === 'week' ? 7 : 1) * (/earlier|before|prior|preceding/.test(match[3]!) ? -1 : 1)
}

/** "three days later", "a week before": days to move from what a thread is about, or 0. */
export const daysLater = (text: string): number => days(later.exec(fold(text)))

/** "two days after Antalya", "the day before the third round": days to move from the talks named, or 0. */
export const daysAround = (text: string): number => days(around.exec(fold(text)))
