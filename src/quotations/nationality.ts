/** Adjectives of nationality, and the side of the record that each belongs to; a country without a side is its own. */
const sideOf: Readonly<Record<string, string>> = {
  russian: 'russia',
  ukrainian: 'ukraine',
  french: 'france',
  frenchman: 'france',
  frenchwoman: 'france',
  german: 'germany',
  israeli: 'israel',
  turkish: 'turkey',
  turk: 'turkey',
  american: 'united-states',
  us: 'united-states',
  chinese: 'china',
  qatari: 'qatar',
  belarusian: 'belarus',
  belarussian: 'belarus',
}
const others = new Set(
  `polish british hungarian italian spanish austrian finnish swedish norwegian danish dutch czech slovak romanian
  bulgarian greek serbian georgian moldovan lithuanian latvian estonian indian japanese korean iranian saudi emirati
  egyptian brazilian canadian australian swiss belgian portuguese irish syrian kazakh azerbaijani armenian croatian
  slovenian`.split(/\s+/),
)
/** Sides that are no country’s: who is on them may be of any. */
const stateless = new Set(['independent', 'press', 'european-union'])

/** The side of a capitalised adjective or noun of nationality; null for any other word. */
export function sideOfWord(word: string): string | null {
  if (!/^\p{Lu}/u.test(word) || /^Us$/.test(word)) return null
  const key = word.toLowerCase().replaceAll('.', '')
  const single = key.replace(/s$/, '')
  return sideOf[key] ?? sideOf[single] ?? (others.has(key) || others.has(single) ? single : null)
}

/** Whether a description calls somebody by nationalities of which none is this side’s: "His Ukrainian counterpart". */
export function contradictsSide(description: string, side: string): boolean {
  if (stateless.has(side)) return false
  const sides = description.split(/[^\p{L}.]+/u).flatMap((word) => sideOfWord(word) ?? [])
  return sides.length > 0 && !sides.includes(side)
}

export const isOfSide = (word: string, side: string) =>
  stateless.has(side) || (sideOfWord(word) ?? side) === side
