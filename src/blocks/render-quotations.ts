import { dateText } from '../answer/dates.ts'
import type { CheckedQuotation, QuotationReceipt, VerdictKind } from '../quotations/receipt.ts'
import type { Block, RenderedMessage, RenderedModal, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import { escapeText } from './escape.ts'
import { textLength } from './fit-budget.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { context, leaf, plainText, section } from './text-objects.ts'

/** What each verdict is called; never told by colour or sign alone. */
const verdictNames: Readonly<Record<VerdictKind, string>> = {
  verbatim: 'Verbatim',
  clipped: 'Clipped: the sense turns',
  altered: 'Altered',
  'wrong-speaker': 'Another speaker’s words',
  paraphrase: 'A paraphrase in quotation marks',
  narration: 'The document’s own words',
  'not-found': 'Not in the passages held',
}

/** The same within a sentence. */
const countNames: Readonly<Record<VerdictKind, string>> = {
  verbatim: 'verbatim',
  clipped: 'clipped so that the sense turns',
  altered: 'altered',
  'wrong-speaker': 'of another speaker',
  paraphrase: 'paraphrase in quotation marks',
  narration: 'in a document’s own words',
  'not-found': 'not found',
}

/** More entries than these do not fit a window. */
const mostInModal = 30
/** Our own measure for a window, which Slack gives no budget for all its text. */
const modalText = 24_000

/** A receipt as messages: the summary first, the entries in the order of the text, as many messages as they need. Pure. */
export function renderQuotations(receipt: QuotationReceipt): readonly RenderedMessage[] {
  const pages: { blocks: Block[]; lines: string[] }[] = [
    { blocks: openingBlocks(receipt), lines: openingLines(receipt) },
  ]
  for (const [index, entry] of receipt.entries.entries()) {
    const blocks = entryBlocks(entry, index)
    const line = entryLine(entry, index)
    const last = pages.at(-1)!
    const whole = [...last.blocks, ...blocks]
    const isFull =
      whole.length > limits.messageBlocks ||
      textLength(whole) > limits.blockText ||
      escapeText([...last.lines, line].join('\n')).length > limits.messageText
    if (isFull) pages.push({ blocks, lines: [line] })
    else {
      last.blocks.push(...blocks)
      last.lines.push(line)
    }
  }
  return pages.map(({ blocks, lines }) => ({
    text: escapeText(lines.join('\n')).slice(0, limits.messageText),
    blocks,
  }))
}

/**
 * A receipt in at most so many messages. Where all of it needs more, verbatim quotations are counted and not listed, and
 * what still does not fit is told at the end. Pure.
 */
export function renderQuotationsWithin(receipt: QuotationReceipt, most: number): readonly RenderedMessage[] {
  const whole = renderQuotations(receipt)
  if (whole.length <= most) return whole
  const entries = receipt.entries.filter(({ verdict }) => verdict !== 'verbatim')
  const left = renderQuotations({ ...receipt, entries })
  const shown = left.slice(0, most - 1)
  const rest =
    left.length > shown.length ? ' More of the others than fit here: send me the text in parts.' : ''
  const text = `The ${receipt.entries.length - entries.length} verbatim quotations are counted and not listed.${rest}`
  return [...shown, { text: escapeText(text), blocks: [] }]
}

/** A receipt as one window. Entries that do not fit are counted, never dropped in silence. Pure. */
export function renderQuotationsModal(receipt: QuotationReceipt): RenderedModal {
  const blocks = openingBlocks(receipt)
  let shown = 0
  for (const [index, entry] of receipt.entries.entries()) {
    const own = entryBlocks(entry, index)
    const isFull =
      shown >= mostInModal ||
      blocks.length + own.length > limits.viewBlocks - 1 ||
      textLength([...blocks, ...own]) > modalText
    if (isFull) break
    blocks.push(...own)
    shown += 1
  }
  const left = receipt.entries.length - shown
  if (left > 0) {
    blocks.push(context(`${left} more quotations do not fit here: send me the text as a direct message.`))
  }
  return {
    type: 'modal',
    title: plainText('Quotation check', limits.viewTitle),
    close: plainText('Close', limits.viewTitle),
    blocks,
  }
}

/** A window that waits, or has one thing to say. */
export function renderQuotationsNotice(text: string): RenderedModal {
  return {
    type: 'modal',
    title: plainText('Quotation check', limits.viewTitle),
    close: plainText('Close', limits.viewTitle),
    blocks: [{ type: 'rich_text', elements: [section(leaf(text))] }],
  }
}

function openingBlocks(receipt: QuotationReceipt): Block[] {
  const [headline = '', coverage = '', checked = ''] = openingLines(receipt)
  const { askedBy = '' } = receipt
  // Named here only, where it is a name: in a message's text it would be read out as an id.
  const asked: RichTextLeaf[] = /^[UW][A-Z0-9]+$/.test(askedBy)
    ? [leaf(' Asked by '), { type: 'user', user_id: askedBy }, leaf('.')]
    : []
  return [
    { type: 'rich_text', elements: [section(leaf(headline, { bold: true }))] },
    context(coverage),
    { type: 'rich_text', elements: [section(leaf(checked), ...asked)] },
  ]
}

function openingLines({ counts, coverage, checkedAt, recordVersion }: QuotationReceipt): string[] {
  const told = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${countNames[kind as VerdictKind]}`)
  const total = Object.values(counts).reduce((sum, each) => sum + each, 0)
  const headline =
    total === 0
      ? 'I found no quotation to check in this text.'
      : `${total} ${total === 1 ? 'quotation' : 'quotations'}: ${told.join(', ')}.`
  const time = `${dateText(checkedAt.slice(0, 10))}, ${checkedAt.slice(11, 16)} UTC`
  return [headline, coverage, `Checked ${time} against record ${shorten(recordVersion, 40)}.`]
}

function entryBlocks(entry: CheckedQuotation, index: number): Block[] {
  const notes = entry.notes.slice(0, 4).map((note) => shorten(note, 500))
  const compared = comparison(entry)
  return [
    { type: 'divider' },
    {
      type: 'rich_text',
      elements: [
        section(
          leaf(`${index + 1}. ${verdictNames[entry.verdict]}`, { bold: true }),
          leaf(` · line ${entry.line}${said(entry)}`),
        ),
        { type: 'rich_text_quote', elements: [leaf(shorten(entry.quotation, 700))] },
        ...(compared.length > 0 ? [section(...compared)] : []),
        ...(notes.length > 0 ? [section(leaf(notes.join(' ')))] : []),
      ],
    },
    ...sourcesOf(entry, limits.contextText).map((line) => context(line)),
  ]
}

/** ", given to Kuleba". */
function said({ saidBy }: CheckedQuotation): string {
  return saidBy ? `, given to ${shorten(saidBy.name, 80)}` : ''
}

/** An altered quotation word by word: what the record has and the text not, in brackets with the words for it. */
function comparison({ verdict, diff }: CheckedQuotation): RichTextLeaf[] {
  if (verdict !== 'altered' || diff.length === 0) return []
  const leaves = diff.map((part): RichTextLeaf => {
    const text = shorten(part.text, 300)
    if (part.kind === 'same') return leaf(`${text} `)
    return part.kind === 'left-out'
      ? leaf(`[left out: ${text}] `, { strike: true })
      : leaf(`[added: ${text}] `, { bold: true })
  })
  return [leaf('Compared: '), ...leaves.slice(0, 60)]
}

function sourcesOf({ citations, speaker }: CheckedQuotation, max: number): readonly string[] {
  if (citations.length === 0) return []
  const lines = citationLines(citations, max - 200)
  return lines.map((line, index) =>
    index === 0 && speaker ? `${shorten(speaker.name, 120)}: ${line}` : line,
  )
}

function entryLine(entry: CheckedQuotation, index: number): string {
  const notes = entry.notes
    .slice(0, 2)
    .map((note) => shorten(note, 250))
    .join(' ')
  const sources = sourcesOf(entry, 1_000).join('; ')
  return `${index + 1}. ${verdictNames[entry.verdict]}: “${shorten(entry.quotation, 200)}” ${notes}${sources === '' ? '' : ` [${sources}]`}`
}
