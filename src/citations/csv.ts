export type Cell = string | number | boolean | null

/** A table: its name, which names its file too, its columns, and one cell a column in each row. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * A spreadsheet runs a text that begins with one of these as a formula. Source: OWASP,
 * "CSV Injection". Numbers are cells of their own type and stay as they are (−73.97).
 */
const formulaStart = /^[=+\-@\t\r]/

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV (RFC 4180): a header, CRLF after every line, quotation marks doubled. */
export function csvOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}
