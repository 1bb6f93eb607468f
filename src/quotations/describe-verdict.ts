import { nameOf, type TalksRecord } from '../record/record.ts'
import { cautionsOf, citationsOf, describeRange, shown } from './describe-range.ts'
import type { Attribution } from './find-attribution.ts'
import type { Holdings } from './holdings.ts'
import type { QuotedWords } from './match-quotation.ts'
import type { CheckedQuotation } from './receipt.ts'
import type { Verdict } from './verdict.ts'
import {
  alteredNotes,
  isReporter,
  isSomebodyElse,
  matchNotes,
  questionNote,
  sentenceNote,
  speakerNotes,
  turnNote,
} from './verdict-notes.ts'

export type Description = Pick<
  CheckedQuotation,
  | 'verdict'
  | 'omission'
  | 'brackets'
  | 'speaker'
  | 'wording'
  | 'items'
  | 'citations'
  | 'diff'
  | 'leftOut'
  | 'notes'
>

/**
 * A verdict in the record's words: whose, where, and what to know of it, in whole sentences. `hasContext`: the text has
 * words around the quotation, which could have said who speaks.
 */
export function describeVerdict(
  verdict: Verdict,
  quoted: QuotedWords,
  saidBy: Attribution | null,
  record: TalksRecord,
  holdings: Holdings,
  hasContext: boolean,
): Description {
  const name = (id: string) => nameOf(record, id)
  const nothing = { omission: false, brackets: false, diff: [], leftOut: null, items: [] }
  switch (verdict.kind) {
    case 'verbatim':
    case 'clipped':
    case 'wrong-speaker': {
      const { match } = verdict
      const at = describeRange(match.utterance, match, record, holdings)
      const { turn } = verdict.kind === 'verbatim' ? { turn: null } : verdict
      return {
        ...nothing,
        ...at,
        verdict: verdict.kind,
        omission: match.omitted.length > 0,
        brackets: quoted.hasBrackets,
        leftOut: verdict.kind === 'clipped' ? verdict.turn.leftOut : null,
        notes: [
          ...(verdict.kind === 'wrong-speaker' ? speakerNotes(saidBy, at.speaker, record) : []),
          ...(verdict.kind !== 'wrong-speaker' && isSomebodyElse(saidBy, at.speaker.id)
            ? [
                `The text gives these words to “${saidBy!.name}”, whom it does not name; the record, to ${at.speaker.name}.`,
              ]
            : []),
          ...(saidBy === null && hasContext
            ? [
                `The text names nobody as the speaker of these words; the record gives them to ${at.speaker.name}.`,
              ]
            : []),
          ...(turn ? [turnNote(turn)] : []),
          ...matchNotes(match),
          ...questionNote(match, quoted),
          ...(turn ? [] : sentenceNote(match, quoted)),
          ...at.notes.filter((note) => !turn || !note.endsWith(turn.leftOut)),
        ],
      }
    }
    case 'altered': {
      const at = describeRange(verdict.utterance, verdict.range, record, holdings)
      return {
        ...nothing,
        ...at,
        verdict: 'altered',
        diff: verdict.diff,
        notes: [...alteredNotes(verdict, at, record, holdings), ...at.notes],
      }
    }
    case 'paraphrase':
      return {
        ...nothing,
        verdict: 'paraphrase',
        speaker: { id: verdict.speaker, name: name(verdict.speaker) },
        wording: verdict.words,
        citations: citationsOf(verdict.passages),
        notes: [
          `This retells what ${name(verdict.speaker)} said; the record has no such quotation.`,
          ...(saidBy && !saidBy.nameless && !verdict.isTheirs
            ? [`The text gives it to ${saidBy.name}.`]
            : []),
          ...cautionsOf(verdict.passages),
        ],
      }
    case 'narration':
      return {
        ...nothing,
        verdict: 'narration',
        speaker: null,
        wording: verdict.words,
        citations: citationsOf(verdict.passages),
        notes: [
          'These are the document’s own words, outside any quotation marks.',
          ...(saidBy && !saidBy.nameless && !saidBy.ids.some((id) => isReporter(record, id))
            ? [`The text gives them to ${saidBy.name}, whom the document does not quote with them.`]
            : []),
          ...cautionsOf(verdict.passages),
        ],
      }
    case 'not-found':
      return {
        ...nothing,
        verdict: 'not-found',
        speaker: null,
        wording: null,
        citations: [],
        notes: [
          'Not in the passages held, which are not the whole articles: this does not say that nobody said it.',
          ...(verdict.held
            ? [`Only these words of it are in a quotation: ${shown(verdict.held, record, holdings)}.`]
            : []),
        ],
      }
  }
}
