import { canonicalZone, nameKey, zonesByName } from './known-zones.ts'
import { oneOf, type Part, quoteWords, type WordReader } from './schedule-words.ts'
import { abbreviations, zoneOfHours } from './zone-names.ts'

/** "America/North Dakota/New Salem", typed with spaces. */
const longestName = 5
const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?$/i

/**
 * A time zone: an IANA name in any case, the present or a former one, with "_" or spaces; the name of its city
 * alone, where only one zone can be meant; UTC and GMT. Refused, with the name to type: abbreviations and offsets.
 */
export const readZone: WordReader = (words, at) =>
  readName(words, at) ?? readAbbreviation(words[at]!) ?? readOffset(words[at]!)

function readName(words: readonly string[], at: number): Part | undefined {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const typed = words.slice(at, at + length).join(' ')
    const zones = zonesByName().get(nameKey(typed)) ?? []
    if (zones.length > 1)
      return {
        kind: 'problem',
        sentence: `There is more than one ${quoteWords(typed)}. Type ${oneOf(zones)}.`,
        length,
      }
    const zone = zones[0] ?? (length === 1 ? canonicalZone(typed) : undefined)
    if (zone) return { kind: 'zone', zone, length }
  }
  return undefined
}

function readAbbreviation(word: string): Part | undefined {
  const lower = word.toLowerCase()
  if (!Object.hasOwn(abbreviations, lower)) return undefined
  const zones = abbreviations[lower] ?? []
  const why =
    zones.length > 1 ? 'is used in several places' : 'does not say when clocks are put forward and back'
  return {
    kind: 'problem',
    sentence: `${quoteWords(word)} ${why}. Type the time zone’s name: ${oneOf(zones)}.`,
    length: 1,
  }
}

function readOffset(word: string): Part | undefined {
  const [, sign, hours, minutes = '00'] = offset.exec(word) ?? []
  if (hours === undefined) return undefined
  const example = (minutes === '00' && zoneOfHours[Number(`${sign}${hours}`)]) || 'Europe/Kyiv'
  return {
    kind: 'problem',
    sentence: `${quoteWords(word)} knows no daylight saving. Type the time zone’s name, for example ${example}.`,
    length: 1,
  }
}
