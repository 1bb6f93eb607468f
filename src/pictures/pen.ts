import { type Fonts, fontFamily, type Weight } from './fonts.ts'
import { palette } from './palette.ts'
import { wrapText } from './wrap-text.ts'

/** A text as it is set. Sizes in pixels. */
export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly color?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Keeps lines of the picture away from the letters. */
  readonly halo?: string
}

export interface Pen {
  /** How wide the text would be on one line. */
  readonly widthOf: (text: string, style: TextStyle) => number
  readonly lines: (text: string, style: TextStyle, width: number, most: number) => readonly string[]
  /** Lines of text as SVG; `y` is the base line of the first. */
  readonly write: (lines: readonly string[], style: TextStyle, x: number, y: number) => string
}

export const lineHeight = (size: number) => Math.round(size * 1.3)

export function createPen({ measure }: Pick<Fonts, 'measure'>): Pen {
  const widthOf = (text: string, { size, weight = 'regular' }: TextStyle) => measure(text, size, weight)
  return {
    widthOf,
    lines: (text, style, width, most) =>
      wrapText(text, { width, lines: most, measure: (part) => widthOf(part, style) }),
    write: (lines, { size, weight = 'regular', color = palette.text, anchor = 'start', halo }, x, y) =>
      lines
        .map(
          (line, index) =>
            `<text x="${round(x)}" y="${round(y + index * lineHeight(size))}" font-family="${fontFamily}" font-size="${size}"` +
            `${weight === 'bold' ? ' font-weight="700"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}` +
            `${halo ? ` stroke="${halo}" stroke-width="7" stroke-linejoin="round" paint-order="stroke"` : ''}` +
            ` fill="${color}">${escapeXml(line)}</text>`,
        )
        .join(''),
  }
}

/** A tenth of a pixel is finer than anybody sees, and keeps the drawing the same on every machine. */
export const round = (value: number) => Math.round(value * 10) / 10

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
