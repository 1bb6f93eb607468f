import type { TalksRecord } from '../record/record.ts'
import { stretch } from './compared-words.ts'
import { shown } from './describe-range.ts'
import type { Attribution } from './find-attribution.ts'
import type { Holdings } from './holdings.ts'
import type { Match, QuotedWords, Range } from './match-quotation.ts'
import type { Turn } from './sense-turns.ts'
import { endsSentence, isNegated } from './turning-words.ts'
import type { Verdict } from './verdict.ts'

export const isReporter = (record: TalksRecord, id: string) =>
  record.people.get(id)?.author === true || record.people.get(id)?.side === 'press'

/** Whether a text gives words to somebody whom it describes and does not name, and who is not known to be their speaker. */
export const isSomebodyElse = (saidBy: Attribution | null, speaker: string | undefined) =>
  saidBy?.nameless === true && !saidBy.ids.includes(speaker ?? '')

export function speakerNotes(
  saidBy: Attribution | null,
  speaker: { readonly id: string; readonly name: string },
  record: TalksRecord,
): string[] {
  const said = saidBy?.name ?? 'somebody else'
  const represented = record.people.get(speaker.id)?.speaksFor?.some((id) => saidBy?.ids.includes(id))
  return [
    `The text gives these words to ${said}; the record, to ${speaker.name}.`,
    ...(represented ? [`${speaker.name} speaks for ${said}; the words are not ${said}’s own.`] : []),
  ]
}

const turnNotes: Readonly<Record<Turn['reason'], string>> = {
  negation: 'A negation is left out, so that the sense turns',
  condition: 'A condition is left out, so that the sense turns',
  limit: 'What the words hold for (“only”) is left out, so that the sense turns',
  contrast:
    'What it was said against, or what speaks against it in the same sentence, is left out, so that the sense turns',
  context: 'The sense turns without what must stand beside it',
}

export const turnNote = ({ reason, leftOut }: Turn) =>
  reason === 'context' ? `${turnNotes.context}: ${leftOut}` : `${turnNotes[reason]}: “${leftOut}”.`

export function matchNotes({ utterance, omitted, replaced, from, to }: Match): string[] {
  const show = (range: Range) => stretch(utterance.text, utterance.tokens.slice(range.from, range.to))
  const seams = [...utterance.seams].filter(([at]) => at > from && at < to).map(([, kind]) => kind)
  return [
    ...omitted.map((range) => `The ellipsis leaves out: “${show(range)}”.`),
    ...replaced.map((range) =>
      range.to > range.from
        ? `In brackets [${range.by}], the record has: “${show(range)}”.`
        : `[${range.by}] is not the speaker’s.`,
    ),
    ...(seams.includes('narrator')
      ? ['The document breaks into the quotation here with its own words.']
      : []),
    ...(seams.includes('passage')
      ? [
          'The words stand in neighbouring passages; whether the document has more between them, the passages do not show.',
        ]
      : []),
  ]
}

export function questionNote({ utterance, to }: Match, { text }: QuotedWords): string[] {
  const asks = /\?\W*$/.test(text)
  const asked = /^[^\p{L}\p{N}]*\?/u.test(utterance.text.slice(utterance.tokens[to - 1]!.end))
  if (asks === asked || (!asks && !/[.!]\W*$/.test(text))) return []
  return [asks ? 'The record has no question mark there.' : 'The record has a question mark there.']
}

/** In characters: how much is shown of the rest of a sentence. */
const restLength = 120

/** A full stop of the text where the record’s sentence goes on. */
export function sentenceNote({ utterance, to }: Match, { text }: QuotedWords): string[] {
  const { tokens } = utterance
  if (!/(?<!\.)\.[\s”’"'»)*_]*$/u.test(text) || to >= tokens.length || endsSentence(tokens, to)) return []
  let end = to
  while (end < tokens.length && !endsSentence(tokens, end)) end += 1
  const rest = tokens.slice(to, end)
  const words = stretch(utterance.text, rest[0]?.kind === 'mark' ? rest.slice(1) : rest)
  if (!words) return []
  const cut = words.slice(0, restLength - 1).replace(/\s+\S*$/, '')
  return [`In the record the sentence goes on: “${words.length > restLength ? `${cut}…` : words}”.`]
}

export function alteredNotes(
  { diff, joinedWith, isTheirs, turn }: Extract<Verdict, { kind: 'altered' }>,
  { speaker, wording }: { readonly speaker: { readonly name: string }; readonly wording: string },
  record: TalksRecord,
  holdings: Holdings,
): string[] {
  const changed = diff.filter(({ kind }) => kind !== 'same')
  const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text)
  const isJoined = joinedWith.length > 0
  return [
    ...(isTheirs ? [] : [`The words that it is like are ${speaker.name}’s.`]),
    ...(isJoined
      ? [
          'Each part is in the record, but not in this order in one quotation.',
          `Beside “${wording}” it has ${joinedWith.map((match) => shown(match, record, holdings)).join(', ')}.`,
        ]
      : []),
    ...(!isJoined && changed.some(({ text }) => isNegated(text)) ? ['The change touches a negation.'] : []),
    ...(!isJoined && changed.length > 0 && !changed.some(({ text }) => isWord(text))
      ? ['Only punctuation within the quotation differs.']
      : []),
    ...(changed.some(({ kind, text }) => kind === 'left-out' && text.includes('['))
      ? ['What the record has in brackets is the document’s insertion, not the speaker’s.']
      : []),
    ...(turn && turn.reason !== 'context' ? [turnNote(turn)] : []),
  ]
}
