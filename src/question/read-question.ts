import type { TalksRecord } from '../record/record.ts'
import type { Lexicon } from './lexicon.ts'
import { nations } from './nations.ts'
import type { Question } from './question.ts'
import { type DateReading, readDates } from './readers/dates.ts'
import { intentWords, readIntent } from './readers/intent.ts'
import { readLeftovers, type Vocabulary } from './readers/leftovers.ts'
import { readMentions } from './readers/mentions.ts'
import { readOrdinals } from './readers/ordinals.ts'
import { readQuotations } from './readers/quotations.ts'
import { isEnglish, nearest } from './spelling.ts'
import { fold, stem, type Word, wordsOf } from './words.ts'

export interface ReadingContext {
  readonly record: TalksRecord
  readonly lexicon: Lexicon
  readonly vocabulary: Vocabulary
  readonly years: readonly number[]
  readonly now: Date
  readonly timeZone: string
}

/** Slack's markup and what surrounds a question: mentions, links, emoji, a bot's name. */
export function plainWords(text: string): string {
  return text
    .replace(/<@[UW][A-Z0-9]+(\|[^>]*)?>/g, ' ')
    .replace(/<#[CG][A-Z0-9]+(\|[^>]*)?>/g, ' ')
    .replace(/<!([a-z]+)[^>]*>/g, ' ')
    .replace(/<(https?:[^|>]+)(\|([^>]*))?>/g, (_, _url, _bar, label) => ` ${label ?? ''} `)
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/(?<=^|\s):[a-z0-9_+-]+:/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2000)
}

/** Words of other languages that a question would be full of. */
const otherLanguage =
  /[Ѐ-ӿ؀-ۿ一-鿿]|\b(wer|hat|wurde|haben|gesagt|wie|warum|welche|sind|wann|wo|und|que|qui|quand|dijo|cuando|donde|porque|quien|fue|est-ce|pourquoi|combien|gdzie|kiedy|kto|che|cosa|quando|dove)\b/gi

/**
 * Words → Question. Each reader claims the words it understood; what is left over
 * decides about abstaining. Pure: the same words and context give the same question.
 */
export function readQuestion(
  raw: string,
  { record, lexicon, vocabulary, years, now, timeZone }: ReadingContext,
): Question {
  const text = plainWords(raw)
  const words = wordsOf(text)
    .map((word) => withApostrophe(word, lexicon))
    .map((word, i, all) => (isMinisters(all, i) ? { ...word, folded: 'ministers', stem: 'minist' } : word))
  const inside = (spans: readonly (readonly [number, number])[]) =>
    new Set(words.flatMap((word, i) => (spans.some(([a, b]) => word.start >= a && word.end <= b) ? [i] : [])))

  const quoted = readQuotations(text)
  const masked = quoted.spans.reduce(
    (rest, [a, b]) => rest.slice(0, a) + ' '.repeat(b - a) + rest.slice(b),
    text,
  )
  const inQuotes = inside(quoted.spans)
  const dates = readDates(masked, { now, timeZone, years })
  const inDates = inside(dates.spans)
  const ordinals = readOrdinals(masked, record)
  const inOrdinals = inside(ordinals.spans)
  const set = (...sets: ReadonlySet<number>[]) => new Set(sets.flatMap((each) => [...each]))
  const mentions = readMentions(words, lexicon, record, set(inQuotes, inDates, inOrdinals))
  const undated = dates.spans.reduce(
    (rest, [a, b]) => rest.slice(0, a) + ' '.repeat(b - a) + rest.slice(b),
    masked,
  )
  // Mistyped words of asking are read as meant: "acused", "cronology".
  const meant = words.reduce((rest, word) => {
    if (
      word.folded.length < 5 ||
      isEnglish(word.folded) ||
      lexicon.knows(word.folded) ||
      inQuotes.has(words.indexOf(word))
    )
      return rest
    const near = nearest(word.folded, intentWords)
    return near ? rest.replaceAll(word.folded, near) : rest
  }, fold(masked))
  const first = mentions.people[0]
  const speakerOn =
    first?.role === 'speaker' &&
    first.at <= 2 &&
    /^\W*(\S+\W+){1,7}?on\b/.test(fold(masked).slice(0, 80)) &&
    !/^\W*(what|who|where|when|why|how|which|did|does|was|is)\b/.test(fold(masked))
  const asRead = readIntent(meant, quoted.quotations.length > 0)
  const read =
    speakerOn && (asRead.intent === 'talks' || asRead.intent === 'any')
      ? { ...asRead, intent: 'said' as const }
      : asRead
  const either = alternatives(fold(masked), mentions.people.length)
  const intent = {
    ...read,
    intent: either && read.intent === 'any' ? ('whose-words' as const) : read.intent,
    saying: read.saying
      ? readIntent(fold(undated).replace(/\s+/g, ' '), false).saying
      : either
        ? fold(undated).replace(/\W*\b[\w’']+( \w+)? or .*$/, '')
        : null,
  }
  const taken = set(inQuotes, inDates, inOrdinals, mentions.claimed)
  const rest = readLeftovers(words, taken, mentions.topical, lexicon, vocabulary)
  const ofDate = documentsOfDate(text, dates, record)
  const foreignWords = [...text.matchAll(otherLanguage)].length

  return {
    text,
    intent: intent.intent,
    intentBasis: intent.intentBasis,
    asked: intent.asked,
    ...(intent.superlative ? { superlative: intent.superlative } : {}),
    people: mentions.people,
    sides: mentions.sides,
    places: mentions.places,
    talks: [...mentions.talks, ...ordinals.talks],
    talkKinds: intent.talkKinds,
    documents: [...mentions.documents, ...ofDate],
    topics: mentions.topics,
    when: ofDate.length ? null : dates.when,
    quotations: quoted.quotations,
    saying: intent.saying,
    terms: rest.terms,
    subjects: rest.subjects,
    leftovers: [
      ...rest.leftovers,
      ...[...mentions.unknown, ...dates.unreal].map((words) => ({
        word: { ...wordsOf(words)[0]!, text: words },
        kind: 'foreign' as const,
      })),
      ...ordinals.missing.map((words) => ({ word: wordsOf(words)[0]!, kind: 'foreign' as const })),
    ],
    corrections: [...mentions.corrections, ...rest.corrections],
    pronoun: pronounOf(fold(masked)),
    alternatives: either,
    otherLanguage:
      /[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{3}/.test(text) ||
      (foreignWords >= 2 && foreignWords / Math.max(1, words.length) > 0.25),
  }
}

/** "the two foreign mins", not "90 mins". */
const isMinisters = (words: readonly Word[], i: number) =>
  words[i]!.folded === 'mins' && /^(foreign|defense|prime)$/.test(words[i - 1]?.folded ?? '')

/** "putins answer", "kyivs terms": a name of the record in the possessive, typed without its apostrophe. */
function withApostrophe(word: Word, lexicon: Lexicon): Word {
  const { folded } = word
  const base = folded.slice(0, -1)
  if (!folded.endsWith('s') || base.length < 4 || word.possessive) return word
  if (!lexicon.surnames.has(base) && !nations.has(base) && !lexicon.institutions.has(base)) return word
  if (lexicon.surnames.has(folded) || nations.has(folded)) return word
  return { ...word, folded: base, stem: stem(base), possessive: true }
}

/** "the 14 March report", "the article of 18 August 2024": documents published then. */
function documentsOfDate(text: string, { when, spans }: DateReading, record: TalksRecord): string[] {
  const [span] = spans
  if (!when || !span || spans.length > 1) return []
  const after = /^\s*(report|article|story|text|piece|document|dispatch|chronicle)s?\b/i.test(
    text.slice(span[1]),
  )
  const before =
    /\b(report|article|story|text|piece|document|dispatch|chronicle)s? (of|from|dated|published|on)\s+(the\s+)?$/i.test(
      text.slice(0, span[0]),
    )
  if (!after && !before) return []
  return [...record.documents.values()]
    .filter(({ published }) =>
      when.windows.some(({ from, to }) => published.date && published.date >= from && published.date <= to),
    )
    .map(({ id }) => id)
}

/** "Medinsky or Podoliak?": two people joined by "or" and nothing else asked. */
const alternatives = (folded: string, people: number) =>
  people >= 2 && /\b\w+ or (was it )?\w+( \w+)?\W*$/.test(folded)

function pronounOf(folded: string): Question['pronoun'] {
  if (/\b(she|her|hers)\b/.test(folded)) return 'she'
  if (/\b(he|him|his)\b/.test(folded)) return 'he'
  if (/\b(they|them|their)\b/.test(folded)) return 'they'
  return /\b(it|that|this|those|these|there)\b/.test(folded) ? 'it' : null
}
