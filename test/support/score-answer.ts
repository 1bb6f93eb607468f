import type { Answer } from '../../src/answer/answer.ts'

/** One way to meet a need, or to break a prohibition: an item must match every key that is given. */
export interface Pattern {
  readonly document?: string
  readonly paragraphs?: readonly number[]
  readonly speaker_re?: string
  readonly text_re?: string
  readonly place_re?: string
}

/** A line of `test/questions/set-*.jsonl`. */
export interface Expectation {
  readonly id: string
  readonly question: string
  /** Earlier questions of the thread, oldest first. */
  readonly thread?: readonly string[]
  readonly type: string
  readonly expect: 'answer' | 'abstain' | 'correct-premise' | 'clarify'
  /** Each need is met by one of the first `top` items. */
  readonly must?: readonly { readonly any_of: readonly Pattern[] }[]
  readonly top?: number
  /** What no item may show, at whatever position. */
  readonly must_not?: readonly Pattern[]
  /** What the answer as a whole must say; `date: null` forbids a calendar date. */
  readonly facts?: {
    readonly place_re?: string
    readonly date?: string | null
    readonly text_re?: string
    readonly count?: number
    readonly minutes?: number
  }
  /** A caution that must be said. */
  readonly flag_re?: string
}

export const faultKinds = [
  /** It shows what is false: a wrong speaker, place or date, or words that nobody said. */
  'false-statement',
  /** It abstains where the record answers. */
  'refused',
  /** It answers where the record has nothing. */
  'invented',
  'not-shown',
  'not-said',
  'uncited',
  'too-long',
  'asked-back',
  'premise-kept',
] as const
export interface Fault {
  readonly kind: (typeof faultKinds)[number]
  readonly detail: string
}

type ScoredItem = Pick<Answer['items'][number], 'text' | 'quote' | 'speaker' | 'date' | 'place' | 'notes'> & {
  readonly citations: readonly { document: string; paragraph: number; paragraphEnd?: number }[]
}
/** As much of an answer as is scored. */
export type ScoredAnswer = Pick<Answer, 'status' | 'headline' | 'choices' | 'notes'> & {
  readonly items: readonly ScoredItem[]
}

const defaultTop = 3
const longest = { text: 600, quote: 1500 }

const bears = (text: string | null, pattern: string | undefined) =>
  pattern === undefined || new RegExp(pattern, 'isu').test(text ?? '')
const lines = (...parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join('\n')
const wordsOf = ({ text, quote }: ScoredItem) => lines(text, quote)

const cites = ({ citations }: ScoredItem, { document, paragraphs = [] }: Pattern) =>
  citations.some(
    (citation) =>
      citation.document === document &&
      (!paragraphs.length ||
        paragraphs.includes(citation.paragraph) ||
        (citation.paragraphEnd !== undefined && paragraphs.includes(citation.paragraphEnd))),
  )

/** A wanted item may name its place in its text. */
const meets = (item: ScoredItem, wanted: Pattern) =>
  (wanted.document === undefined || cites(item, wanted)) &&
  bears(item.speaker, wanted.speaker_re) &&
  bears(wordsOf(item), wanted.text_re) &&
  bears(lines(item.place, wordsOf(item)), wanted.place_re)

/** A forbidden place is forbidden in the place line only: the text may tell of elsewhere. */
const breaks = (item: ScoredItem, forbidden: Pattern) =>
  bears(item.speaker, forbidden.speaker_re) &&
  bears(wordsOf(item), forbidden.text_re) &&
  bears(item.place, forbidden.place_re)

/**
 * What is wrong with an answer, nothing where it is right. Keeps to the rules of
 * `shared/questions/README.md`, so that both scorers pass and fail the same answers.
 */
export function scoreAnswer(expected: Expectation, answer: ScoredAnswer): Fault[] {
  return [
    ...falseStatements(expected, answer),
    ...readability(expected, answer),
    ...verdict(expected, answer),
    ...(abstains(answer) ? [] : unsaid(expected, answer)),
  ]
}

const abstains = ({ status }: ScoredAnswer) => status === 'not-in-record' || status === 'unclear'
const shownFirst = ({ items }: ScoredAnswer, { top = defaultTop }: Expectation) => items.slice(0, top)
const fault = (kind: Fault['kind'], detail: string): Fault => ({ kind, detail })

function falseStatements(expected: Expectation, { headline, items }: ScoredAnswer): Fault[] {
  const shown = (expected.must_not ?? []).filter((forbidden) => items.some((item) => breaks(item, forbidden)))
  const quoted = quotationsIn(headline).flatMap((words) => {
    if (plain(expected.question).includes(plain(words))) return []
    const source = items.find((item) => plain(wordsOf(item)).includes(plain(words)))
    if (!source) return [`the headline quotes what no item holds: ${words}`]
    const names = source.speaker ? plain(source.speaker).split(' ') : []
    const named = names.some((name) => name.length >= 4 && plain(headline).includes(name))
    return source.speaker && !named ? [`the headline quotes ${source.speaker} without the name`] : []
  })
  return [...shown.map((forbidden) => `shows ${JSON.stringify(forbidden)}`), ...quoted].map((detail) =>
    fault('false-statement', detail),
  )
}

/** Letters and digits in lower case, single blanks between words. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Quotations of four words and more: shorter ones are names and terms. */
const quotationsIn = (headline: string) =>
  Array.from(headline.matchAll(/[“"«„]([^”"»“]+)[”"»“]/gu), ([, words = '']) => words).filter(
    (words) => plain(words).split(' ').length >= 4,
  )

function readability(expected: Expectation, answer: ScoredAnswer): Fault[] {
  const start = ({ text }: ScoredItem) => text.slice(0, 60)
  return [
    ...answer.items.filter(({ citations }) => !citations.length).map((item) => fault('uncited', start(item))),
    ...shownFirst(answer, expected)
      .filter(({ text, quote }) => text.length > longest.text || (quote?.length ?? 0) > longest.quote)
      .map((item) => fault('too-long', start(item))),
  ]
}

/** Whether the answer's status and its first items fit what was expected. */
function verdict(expected: Expectation, answer: ScoredAnswer): Fault[] {
  const asksBack = answer.status === 'unclear'
  const shown = shownFirst(answer, expected)
  const needs = expected.must ?? []
  const unmet = needs
    .filter(({ any_of }) => !any_of.some((wanted) => shown.some((item) => meets(item, wanted))))
    .map(({ any_of }) => fault('not-shown', JSON.stringify(any_of[0])))
  switch (expected.expect) {
    case 'answer':
      return [...(abstains(answer) ? [fault('refused', answer.headline)] : []), ...unmet]
    case 'abstain':
      if (!abstains(answer)) return [fault('invented', answer.headline)]
      return asksBack && expected.type !== 'noise' ? [fault('asked-back', answer.headline)] : []
    case 'clarify':
      if (asksBack) return answer.choices.length > 1 ? [] : [fault('asked-back', 'without choices')]
      return unmet
    case 'correct-premise':
      if (asksBack) return [fault('asked-back', answer.headline)]
      if (answer.status === 'not-in-record') return []
      if (answer.status === 'corrected') return unmet
      return unmet.length || !needs.length ? [fault('premise-kept', answer.headline), ...unmet] : []
  }
}

/** What the whole answer, notes included, should say and does not. */
function unsaid({ facts = {}, flag_re, ...expected }: Expectation, answer: ScoredAnswer): Fault[] {
  const { items } = answer
  const said = lines(
    answer.headline,
    ...answer.notes,
    ...items.map(wordsOf),
    ...items.flatMap(({ notes }) => notes),
  )
  const { place_re, date, text_re, count, minutes } = facts
  const dated = (item: ScoredItem) => /^\d{4}-\d\d-\d\d/.test(item.date ?? '')
  const needed = (item: ScoredItem) =>
    expected.must?.some(({ any_of }) => any_of.some((wanted) => meets(item, wanted))) ?? false
  const missing = [
    !bears(lines(said, ...items.map(({ place }) => place)), place_re) && `the place ${place_re}`,
    typeof date === 'string' &&
      !items.some((item) => item.date?.startsWith(date)) &&
      !said.includes(date) &&
      `the date ${date}`,
    date === null &&
      shownFirst(answer, expected).some((item) => dated(item) && needed(item)) &&
      'that there is no calendar date',
    !bears(said, text_re) && `${text_re}`,
    count !== undefined &&
      !bears(said, `\\b(${count}|${numberWords[count] ?? count})\\b`) &&
      `${count} times`,
    minutes !== undefined && !bears(said, lengthPattern(minutes)) && `${minutes} minutes`,
    !bears(said, flag_re) && `a warning such as ${flag_re}`,
  ]
  return missing.filter((what) => what !== false).map((what) => fault('not-said', what))
}

const numberWords = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** The ways to say a length: "105 minutes", "1 h 45 min", "an hour and a half", "almost two hours". */
function lengthPattern(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const figure = [hours, numberWords[hours]].filter((word) => word !== undefined).join('|')
  const counted = hours === 1 ? `${figure}|an` : figure
  const ways = [`\\b${minutes}[ -]min`]
  if (rest === 0) ways.push(`\\b(${counted})[ -]?(h\\b|hours?)`, `\\b${hours} ?h( ?0?0 ?m\\w*)?\\b`)
  else ways.push(`\\b(${counted}) ?h(our)?s?,? (and )?${rest} ?m`)
  if (rest === 30) ways.push(`\\b(${counted})( hours?)? and (a|one) half`, `\\b${hours}(\\.5|½) ?h`)
  return ways.join('|')
}
