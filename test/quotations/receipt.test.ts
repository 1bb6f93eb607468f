import { execFile } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderReceipt } from '../../src/cli/render-receipt.ts'
import { buildRecord } from '../../src/record/build-record.ts'
import { loadDataFiles, loadRecord } from '../../src/record/load-record.ts'
import { createTalks } from '../../src/talks.ts'

const now = new Date('2026-03-29T09:00:00Z')
const record = loadRecord('data', now)
const talks = createTalks(() => record)
const draft =
  'Podoliak said, “We cannot give away any territories.”\nLavrov said, “We shall define Ukraine’s destiny.”'

describe('the receipt of a check', () => {
  it('says against which record, when, and for whom', () => {
    const receipt = talks.checkQuotations(draft, { now, askedBy: 'U0ELLA' })
    expect(receipt).toMatchObject({
      recordVersion: talks.version(),
      checkedAt: '2026-03-29T09:00:00.000Z',
      askedBy: 'U0ELLA',
      counts: { verbatim: 1, altered: 1, 'not-found': 0 },
    })
    expect(receipt.coverage).toContain('5 documents')
    expect(receipt.coverage).toContain('not whole articles')
  })

  it('leads from an entry to the paragraph and to the record’s item', () => {
    const [entry] = talks.checkQuotations(draft, { now }).entries
    expect(entry).toMatchObject({ line: 1, items: ['statement:podoliak-no-territories'] })
    expect(entry!.citations).toMatchObject([{ document: 'cameron-2022', paragraph: 25, paragraphEnd: 26 }])
    expect(talks.passage(entry!.items[0]!, now)).not.toBeNull()
  })

  it('shows word by word what was left out and added', () => {
    const [, altered] = talks.checkQuotations(draft, { now }).entries
    expect(altered!.diff).toEqual([
      { kind: 'same', text: 'We' },
      { kind: 'left-out', text: 'will' },
      { kind: 'added', text: 'shall' },
      { kind: 'same', text: 'define Ukraine’s destiny' },
    ])
  })

  it('names a quotation’s other wording only while its document is shown', () => {
    const text =
      'Podoliak tweeted that “a technical pause has been taken in the negotiations until tomorrow.”'
    const { files } = loadDataFiles('data')
    const documents = files.documents.map((file) =>
      file.value.document.id === 'unsigned-2022'
        ? {
            ...file,
            value: { ...file.value, document: { ...file.value.document, status: 'retracted' as const } },
          }
        : file,
    )
    const without = createTalks(() => withoutUnsigned)
    const withoutUnsigned = buildRecord({ ...files, documents }, now)
    const notes = (of: typeof talks) => of.checkQuotations(text, { now }).entries[0]!.notes.join('\n')
    expect(notes(talks)).toContain('technical break')
    expect(notes(without)).not.toContain('technical break')
    const gone =
      '“Let’s take a technical break until tomorrow [terça, 15] to continue working in the subgroups,” he said.'
    expect(without.checkQuotations(gone, { now }).entries[0]!.verdict).not.toBe('verbatim')
  })

  it('is told in words and lines on a terminal, without colour and without control characters', () => {
    const receipt = talks.checkQuotations('Kuleba said: “\u001b[31mWe surrender tomorrow at noon.”', { now })
    const shown = renderReceipt(receipt, { width: 80, colour: false })
    expect(shown).toContain('1 quotation: 1 not found in the passages held')
    expect(shown).not.toContain('\u001b')
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('is printed by the terminal for a text on standard input', async () => {
    const output = await new Promise<string>((resolve, reject) => {
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', 'src/cli/ask.ts', '--quotations', '-', '--json', '--now', now.toISOString()],
        (error, stdout) => (error ? reject(error) : resolve(stdout)),
      )
      child.stdin!.end(draft)
    })
    expect(JSON.parse(output)).toMatchObject({ counts: { verbatim: 1, altered: 1 } })
  })
})
