import type { AnswerItem } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import type { Block, RenderedMessage, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import { escapeText } from './escape.ts'
import { fitBudget, textLength } from './fit-budget.ts'
import { itemNotes } from './item-notes.ts'
import { limits } from './limits.ts'
import { renderItem } from './render-item.ts'
import { shorten } from './shorten.ts'
import { context, leaf, section } from './text-objects.ts'

/** One entry of a message that is corrected. */
export interface RecalledEntry {
  /** As the record has it now; null where it was withdrawn. */
  readonly item: AnswerItem | null
  /** Its place in the answer, for its button; null where the answer's buttons have expired. */
  readonly index: number | null
  /** The names of the fields that changed; null where nothing did. */
  readonly changed: readonly string[] | null
  /** It had been withdrawn and is on the record again. */
  readonly isBack: boolean
}

export interface RecalledMessage {
  /** `YYYY-MM-DD`, the date of the correction. */
  readonly date: string
  /** What the message was: "Digest of 22 November 2026", "Asked: where was …"; empty when it is not known any more. */
  readonly was: string
  readonly entries: readonly RecalledEntry[]
  /** What may be said of withdrawn documents. */
  readonly notes: readonly string[]
  readonly answerId: string
}

/**
 * A message that showed what the record does not say any more, as it stands corrected: every entry anew, those that
 * changed marked, those that were withdrawn gone. Nothing of the old wording is left, the old headline included. Pure.
 */
export function renderRecalled(recalled: RecalledMessage): RenderedMessage {
  const { was, entries, notes, answerId } = recalled
  const title = `${verbOf(entries)} on ${dateText(recalled.date)}`
  const about = 'What stands here is what the record says since then; the thread tells what changed.'
  const head: Block[] = [
    { type: 'rich_text', elements: [section(leaf(title, { bold: true }))] },
    context([shorten(was, 300), about].filter((part) => part !== '').join('\n')),
  ]
  const blocks = fitBudget(
    (body) => {
      const shown = entries.flatMap(({ item, index }) => (item ? [{ item, index: index ?? 0 }] : []))
      const beside = itemNotes(shown, body)
      let next = 0
      return [
        ...head,
        ...entries.flatMap((entry): Block[] => {
          if (!entry.item) return [{ type: 'divider' }, plain(goneLine)]
          const notesOf = beside[next]!
          next += 1
          const blocksOf = renderItem({ item: entry.item, index: entry.index ?? 0 }, notesOf, answerId, body)
          const remark = remarkOf(entry)
          return [
            { type: 'divider' },
            ...(remark === '' ? [] : [plain(remark)]),
            ...(entry.index === null ? blocksOf.map(withoutButton) : blocksOf),
          ]
        }),
        ...(notes.length > 0 ? [context(shorten(notes.join('\n'), 600))] : []),
      ]
    },
    (each) => textLength(each) <= limits.blockText && each.length <= limits.messageBlocks,
  )
  return { text: plainText([title, was, ...entries.map(entryText), ...notes]), blocks }
}

/** The one message in the thread that says what changed. Pure. */
export function renderRecallNotice(recalled: RecalledMessage): RenderedMessage {
  const changed = recalled.entries
    .map((entry, index) => ({ entry, number: index + 1 }))
    .filter(({ entry }) => entry.changed !== null || entry.item === null)
  const title = `${verbOf(recalled.entries)} on ${dateText(recalled.date)}: please check what you took from the message above.`
  const lines = changed.slice(0, mostTold).map(noticeLine)
  const rest = changed.length - lines.length
  const all = [...lines, ...(rest > 0 ? [`and ${rest} more, marked above.`] : []), ...recalled.notes]
  const leaves: RichTextLeaf[] = [leaf(title, { bold: true })]
  return {
    text: plainText([title, ...all]),
    blocks: [
      {
        type: 'rich_text',
        elements: [
          section(...leaves),
          { type: 'rich_text_list', style: 'bullet', elements: all.map((line) => section(leaf(line))) },
        ],
      },
    ],
  }
}

/** More changes than these are read in the message itself. */
const mostTold = 8

/** Which entry and which of its fields; never its words, which a later correction would have to reach here too. */
function noticeLine({ entry, number }: { readonly entry: RecalledEntry; readonly number: number }): string {
  if (!entry.item) return `Entry ${number}: withdrawn, no longer on the record. Do not rely on it.`
  const sources = citationLines(entry.item.citations, limits.sectionText).join('; ')
  return `Entry ${number} [${sources}]: ${remarkOf(entry)}`
}

const goneLine = 'Withdrawn: an entry that stood here is no longer on the record. Do not rely on it.'

function remarkOf({ changed, isBack }: RecalledEntry): string {
  if (isBack) return 'On the record again, after it had been withdrawn.'
  return changed === null ? '' : `Corrected: ${changed.join(', ') || 'details'}.`
}

function verbOf(entries: readonly RecalledEntry[]): string {
  const isCorrected = entries.some(({ item, changed }) => item !== null && changed !== null)
  const isWithdrawn = entries.some(({ item }) => item === null)
  return isCorrected && isWithdrawn
    ? 'Corrected and in part withdrawn'
    : isWithdrawn
      ? 'Withdrawn in part'
      : 'Corrected'
}

function entryText(entry: RecalledEntry): string {
  if (!entry.item) return `• ${goneLine}`
  const sources = citationLines(entry.item.citations, limits.messageText).join('; ')
  const quote = entry.item.quote === null ? '' : ` “${shorten(entry.item.quote, 200)}”`
  return `• ${[remarkOf(entry), `${shorten(entry.item.text, 250)}${quote}`].filter(Boolean).join(' ')} [${sources}]`
}

function plainText(lines: readonly string[]): string {
  const text = escapeText(lines.filter((line) => line !== '').join('\n'))
  return text.length <= limits.messageText ? text : `${text.slice(0, limits.messageText - 1)}…`
}

function plain(text: string): Block {
  return { type: 'rich_text', elements: [section(leaf(text, { bold: true }))] }
}

function withoutButton(block: Block): Block {
  if (block.type !== 'section' || !block.accessory) return block
  const { accessory: _, ...rest } = block
  return rest
}
