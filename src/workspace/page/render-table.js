import { el } from './dom.js'
import { renderRichText } from './render-rich-text.js'

/**
 * A table block → a table with its first row as header, as Slack shows it. A wide one scrolls within its own frame.
 *
 * @param {{rows: object[][], column_settings?: ({align?: string, is_wrapped?: boolean} | null)[]}} block
 */
export function renderTable({ rows, column_settings: columns = [] }, snapshot) {
  const [head, ...body] = rows
  const cells = (row, tag) =>
    el(
      'tr',
      {},
      row.map((cell, index) =>
        el(
          tag,
          {
            scope: tag === 'th' ? 'col' : null,
            dir: 'auto',
            className: `align-${columns[index]?.align ?? 'left'}${columns[index]?.is_wrapped ? '' : ' unwrapped'}`,
          },
          cell.type === 'rich_text' ? renderRichText(cell, snapshot) : cell.text,
        ),
      ),
    )
  return el(
    'div',
    // Reachable by Tab, so that a wide table can be scrolled by keyboard.
    { className: 'block-table', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    el(
      'table',
      {},
      head && el('thead', {}, cells(head, 'th')),
      el(
        'tbody',
        {},
        body.map((row) => cells(row, 'td')),
      ),
    ),
  )
}
