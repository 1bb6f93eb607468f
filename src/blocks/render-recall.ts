import type { AnswerItem } from '../answer/answer.ts'
import { dateText } from '../answer/dates.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { Block, Button, RenderedMessage, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import { escapeText } from './escape.ts'
import { type BodyLimits, fitBudget, textLength } from './fit-budget.ts'
import { itemNotes } from './item-notes.ts'
import { limits } from './limits.ts'
import { moreInThread } from './render-digest.ts'
import { renderItem } from './render-item.ts'
import { shorten } from './shorten.ts'
import { button, context, leaf, section } from './text-objects.ts'

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
  /** The page with which a digest goes on in its thread; null where nothing follows. */
  readonly nextPage?: number | null
  /** The first item of an answer that this message does not show, by its place; null where there is none. */
  readonly nextItem?: { readonly page: number; readonly first: number } | null
}

/**
 * A message that showed what the record does not say any more, as it stands corrected: every entry anew, those that
 * changed marked, those that were withdrawn gone. Nothing of the old wording is left, the old headline included. Pure.
 */
export function renderRecalled(recalled: RecalledMessage): RenderedMessage {
  const { was, entries: all, notes, answerId, nextPage = null, nextItem = null } = recalled
  // A picture shows dozens of talks: those that are as they were need no words.
  const entries = all.length > mostWhole ? all.filter((each) => each.changed !== null || !each.item) : all
  const asWere = all.length - entries.length
  const title = `${verbOf(entries)} on ${dateText(recalled.date)}`
  const about = 'What stands here is what the record says since then; the thread tells what changed.'
  const head: Block[] = [
    { type: 'rich_text', elements: [section(leaf(title, { bold: true }))] },
    context([shorten(was, 300), about].filter((part) => part !== '').join('\n')),
  ]
  const fits = (each: readonly Block[]) =>
    textLength(each) <= limits.blockText && each.length <= limits.messageBlocks
  const tail: Block[] = [
    ...(asWere > 0 ? [context(`The other ${asWere} entries are as they were.`)] : []),
    ...(notes.length > 0 ? [context(shorten(notes.join('\n'), 600))] : []),
    ...(nextPage === null
      ? []
      : [{ type: 'actions' as const, elements: [moreInThread(answerId, nextPage)] }]),
    ...(nextItem === null
      ? []
      : [{ type: 'actions' as const, elements: [moreOfAnswer(answerId, nextItem)] }]),
  ]
  const full = fitBudget((body) => [...head, ...entryBlocks(entries, answerId, body), ...tail], fits)
  const blocks = fits(full) ? full : [...head, ...compactBlocks(entries), ...tail]
  return { text: fittingText([title, was], entries, notes), blocks }
}

/** Each entry as answers show it, with its button where the answer's buttons still work. */
function entryBlocks(entries: readonly RecalledEntry[], answerId: string, body: BodyLimits): Block[] {
  const shown = entries.flatMap(({ item, index }) => (item ? [{ item, index: index ?? 0 }] : []))
  const beside = itemNotes(shown, body)
  let next = 0
  return entries.flatMap((entry): Block[] => {
    if (!entry.item) return [{ type: 'divider' }, plain(goneLine)]
    const notesOf = beside[next]!
    next += 1
    const blocks = renderItem({ item: entry.item, index: entry.index ?? 0 }, notesOf, answerId, body)
    const remark = remarkOf(entry)
    return [
      { type: 'divider' },
      ...(remark === '' ? [] : [plain(remark)]),
      ...(entry.index === null ? blocks.map(withoutButton) : blocks),
    ]
  })
}

/** One line an entry, where there are too many to show each as answers do: a page of a digest's thread. */
function compactBlocks(entries: readonly RecalledEntry[]): Block[] {
  const room = Math.max(Math.floor(8_000 / entries.length), 60)
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: entries.map((entry) => section(leaf(shorten(entryText(entry, 250).slice(2), room * 3)))),
        },
      ],
    },
  ]
}

function moreOfAnswer(answerId: string, { page, first }: { page: number; first: number }): Button {
  const value = writeButtonValue({ answerId, index: page, first })
  return button(actionIds.more, 'More', value, 'Show more items')
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
    text: withinText([title, ...all].join('\n')),
    blocks: [
      {
        type: 'rich_text',
        elements: [
          section(...leaves),
          ...(all.length > 0
            ? [
                {
                  type: 'rich_text_list' as const,
                  style: 'bullet' as const,
                  elements: all.map((line) => section(leaf(line))),
                },
              ]
            : []),
        ],
      },
    ],
  }
}

/** A page of an answer or digest has fewer. */
const mostWhole = 20

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
  if (entries.every(({ item }) => item === null)) return 'Withdrawn'
  if (
    entries.some(({ isBack }) => isBack) &&
    !isWithdrawn &&
    entries.every((each) => each.isBack || each.changed === null)
  )
    return 'On the record again'
  return isCorrected && isWithdrawn
    ? 'Corrected and in part withdrawn'
    : isWithdrawn
      ? 'Withdrawn in part'
      : 'Corrected'
}

/** Bodies shrink before sources do; Slack counts bytes when a message is changed. */
function fittingText(
  head: readonly string[],
  entries: readonly RecalledEntry[],
  notes: readonly string[],
): string {
  const written = [250, 120, 40, 0].map((max) =>
    escapeText(
      [...head, ...entries.map((entry) => entryText(entry, max)), ...notes].filter(Boolean).join('\n'),
    ),
  )
  const fitting = written.find((text) => Buffer.byteLength(text) <= limits.messageText)
  return fitting ?? withinBytes(written.at(-1) ?? '', limits.messageText)
}

function entryText(entry: RecalledEntry, max: number): string {
  if (!entry.item) return `• ${goneLine}`
  const sources = citationLines(entry.item.citations, limits.messageText).join('; ')
  const quote = entry.item.quote === null || max < 100 ? '' : ` “${shorten(entry.item.quote, max)}”`
  const text = max === 0 ? '' : `${shorten(entry.item.text, max)}${quote}`
  return `• ${[remarkOf(entry), text].filter(Boolean).join(' ')} [${sources}]`
}

function withinText(text: string): string {
  const escaped = escapeText(text)
  return Buffer.byteLength(escaped) <= limits.messageText ? escaped : withinBytes(escaped, limits.messageText)
}

/** The last resort, where sources alone are too many. */
function withinBytes(text: string, max: number): string {
  let kept = text.slice(0, max)
  while (Buffer.byteLength(kept) > max - 3) kept = kept.slice(0, -1 - Math.ceil(kept.length / 50))
  return `${kept.replace(/&[a-z]*$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}

function plain(text: string): Block {
  return { type: 'rich_text', elements: [section(leaf(text, { bold: true }))] }
}

function withoutButton(block: Block): Block {
  if (block.type !== 'section' || !block.accessory) return block
  const { accessory: _, ...rest } = block
  return rest
}
