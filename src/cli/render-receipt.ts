import { type CheckedQuotation, type QuotationReceipt, verdictKinds } from '../quotations/receipt.ts'
import { safe, type TextOptions, wrapped } from './render-text.ts'

const verdictWords: Readonly<Record<CheckedQuotation['verdict'], string>> = {
  verbatim: 'verbatim',
  clipped: 'clipped so that the sense turns',
  altered: 'altered',
  'wrong-speaker': 'another speaker’s words',
  paraphrase: 'a paraphrase in quotation marks',
  narration: 'the document’s words, no quotation',
  'not-found': 'not found in the passages held',
}

const colours: Readonly<Record<CheckedQuotation['verdict'], string>> = {
  verbatim: '32',
  clipped: '33',
  altered: '31',
  'wrong-speaker': '31',
  paraphrase: '33',
  narration: '33',
  'not-found': '35',
}

/**
 * A receipt for a terminal: one quotation a few lines, its verdict in words, then what was checked, when and against
 * which record. In a difference [-…-] is what the record has and the text lacks, {+…+} the other way round.
 */
export function renderReceipt(
  receipt: QuotationReceipt,
  { width, colour }: Pick<TextOptions, 'width' | 'colour'>,
): string {
  const columns = Math.max(40, Math.min(width, 110))
  const style = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const wrap = (text: string, indent: string, first = indent) => wrapped(safe(text), columns, first, indent)
  const told = new Set<string>()
  const entries = receipt.entries.flatMap((entry) => {
    // A document's caution stands with its first quotation; repeating it would hide the others.
    const notes = entry.notes.filter((note) => !told.has(note))
    for (const note of notes) told.add(note)
    return [...entryLines({ ...entry, notes }, wrap, style), '']
  })
  const counts = verdictKinds.flatMap((kind) =>
    receipt.counts[kind] ? [`${receipt.counts[kind]} ${verdictWords[kind]}`] : [],
  )
  const found = receipt.entries.length
  return [
    style(
      '1',
      found
        ? `${found} ${found === 1 ? 'quotation' : 'quotations'}: ${counts.join(', ')}`
        : 'No quotations found.',
    ),
    '',
    ...entries,
    style('2', wrap(receipt.coverage, '')),
    style(
      '2',
      wrap(
        `Record ${receipt.recordVersion}, checked ${receipt.checkedAt}${receipt.askedBy ? `, asked by ${receipt.askedBy}` : ''}.`,
        '',
      ),
    ),
  ].join('\n')
}

function entryLines(
  entry: CheckedQuotation,
  wrap: (text: string, indent: string, first?: string) => string,
  style: (code: string, text: string) => string,
): string[] {
  const { line, verdict, quotation, saidBy, speaker, wording, diff, citations, notes } = entry
  const sources = citations.map(
    ({ title, paragraph, paragraphEnd }) =>
      `${title}, ¶ ${paragraph}${paragraphEnd ? `–${paragraphEnd}` : ''}`,
  )
  const difference = diff
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'left-out' ? `[-${text}-]` : `{+${text}+}`))
    .join(' ')
  const isOther = verdict === 'paraphrase' || verdict === 'narration'
  return [
    `${style('1', `line ${line}`)} ${style(colours[verdict], verdictWords[verdict])}`,
    wrap(`“${quotation}”`, '   │ '),
    wrap(
      `the text gives it to: ${saidBy?.name ?? 'nobody'}; the record to: ${speaker?.name ?? 'nobody'}`,
      '   ',
    ),
    ...(difference ? [wrap(difference, '     ', '   ± ')] : []),
    ...(isOther && wording ? [wrap(`the record has: “${wording}”`, '   ')] : []),
    ...(sources.length ? [style('36', wrap(`[${[...new Set(sources)].join('; ')}]`, '   '))] : []),
    ...notes.map((note) => style('33', wrap(note, '     ', '   ! '))),
  ]
}
