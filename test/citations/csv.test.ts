import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../src/citations/csv.ts'

/** A strict reader of RFC 4180, independent of the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] !== '"') cell += text[at]
        else if (text[at + 1] === '"') {
          cell += '"'
          at += 1
        } else break
      }
      at += 1
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
    row.push(cell)
    if (text[at] === ',') at += 1
    else {
      if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no line end at ${at}`)
      at += 2
      rows.push(row)
      row = []
    }
  }
  return rows
}

const table = (...cells: (string | number | boolean | null)[]) => ({
  columns: ['a'],
  rows: cells.map((c) => [c]),
})

describe('A CSV table', () => {
  it('has a header, and CRLF after every line', () => {
    expect(csvOf({ columns: ['who', 'said'], rows: [['Reagan', 'wall']] })).toBe(
      'who,said\r\nReagan,wall\r\n',
    )
    expect(csvOf({ columns: ['who'], rows: [] })).toBe('who\r\n')
  })
  it('quotes commas, quotation marks and line breaks', () => {
    expect(csvOf(table('a,b', 'say "wall"', 'two\nlines'))).toBe(
      'a\r\n"a,b"\r\n"say ""wall"""\r\n"two\nlines"\r\n',
    )
  })
  it.each(['=', '+', '-', '@', '\t', '\r'])('takes the power from a formula that begins with %j', (start) => {
    expect(readCsv(csvOf(table(`${start}HYPERLINK("http://evil")`)))[1]).toEqual([
      `'${start}HYPERLINK("http://evil")`,
    ])
  })
  it('keeps numbers as numbers, and nothing as nothing', () => {
    expect(csvOf(table(-73.97, 0, null, true))).toBe('a\r\n-73.97\r\n0\r\n\r\ntrue\r\n')
  })
  it('reads back as it was written, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'",\r\n=+-@\t\'a ') }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const back = readCsv(csvOf({ columns: ['x', 'y'], rows }))
        expect(back.slice(1)).toEqual(
          rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))),
        )
        for (const text of back.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
