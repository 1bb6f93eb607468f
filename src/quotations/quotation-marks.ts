/** How a quotation is marked in the text. */
export type MarkStyle = 'straight' | 'curly' | 'low' | 'angle' | 'single' | 'block'

/** Whether the character may stand right before an opening mark: nothing, white space, a bracket, a dash, a mark. */
const opensAfter = (before: string | undefined) =>
  before === undefined || /[\s([{—–\-/:“"„«‘'‚‹>*_]/.test(before)

const isInside = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Marks that only open, or only close, with the closing marks that belong to each. */
export const pairs: ReadonlyMap<string, { readonly style: MarkStyle; readonly closes: string }> = new Map([
  ['“', { style: 'curly', closes: '”"' }],
  ['”', { style: 'curly', closes: '”' }],
  ['„', { style: 'low', closes: '“”"' }],
  ['"', { style: 'straight', closes: '"”' }],
  ['«', { style: 'angle', closes: '»' }],
  ['»', { style: 'angle', closes: '«' }],
  ['‹', { style: 'angle', closes: '›' }],
  ['›', { style: 'angle', closes: '‹' }],
  ['‚', { style: 'single', closes: '‘’' }],
  ['‘', { style: 'single', closes: "’'" }],
  ["'", { style: 'single', closes: "'’" }],
])

/** Whether the character opens or closes a quotation, or is an apostrophe. */
export const isMark = (character: string) => character === '’' || pairs.has(character)

/** Whether the mark at `at` stands where a quotation begins: something to quote after it, nothing quoted before it. */
export function standsAsOpener(text: string, at: number): boolean {
  const next = text[at + 1]
  if (next === undefined) return false
  if (text[at] === '«' || text[at] === '‹') return true
  return opensAfter(text[at - 1]) && !/\s/.test(next)
}

/** How far after the first plural a surer closing mark is looked for, in characters. */
const pluralReach = 400

/** What English writes with an apostrophe in front. */
const elision = /^(?:\d0s|twas|tis|twere|em|til|cause|bout|n)\b/i

export const isElision = (text: string, at: number) => elision.test(text.slice(at + 1, at + 8))

/**
 * Where a single mark that opens at `at` closes, or null where it is an apostrophe ('twas, the '90s). A mark between
 * two letters is an apostrophe. After a plural (the sides’ aims) it may be either: then a later mark after punctuation
 * closes rather than this one, if there is one before the next opening mark.
 */
export function singleCloser(text: string, at: number, limit: number): number | null {
  if (isElision(text, at)) return null
  const closes = pairs.get(text[at]!)!.closes
  let plural: number | null = null
  for (let i = at + 1; i < limit; i++) {
    const before = text[i - 1]!
    if (i > at + 1 && (text[i] === '‘' || text[i] === '‚') && opensAfter(before) && isInside(text[i + 1])) {
      if (!closes.includes(text[i]!)) break
    }
    if (!closes.includes(text[i]!) || /\s/.test(before) || isInside(text[i + 1])) continue
    if (!/[sS]/.test(before)) return i
    plural ??= i
    if (i > plural + pluralReach) return plural
    if (/[.,!?;:…]/.test(text[i + 1] ?? '') || i + 1 >= limit) return plural
  }
  return plural
}
