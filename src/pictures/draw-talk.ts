import type { DatedTalk, TimelinePicture } from '../answer/timeline-picture.ts'
import { palette } from './palette.ts'
import { lineHeight, type Pen, round, type TextStyle } from './pen.ts'
import { markRadius, statusMarks } from './status-marks.ts'
import type { TimeAxis } from './time-axis.ts'

/** A part of the picture: it begins at the y it was drawn for. Pixels. */
export interface Drawing {
  readonly svg: string
  readonly height: number
}

const nameStyle: TextStyle = { size: 28, weight: 'bold', halo: palette.lane }
const detailStyle: TextStyle = { size: 25, halo: palette.lane }
/** Between a mark and its words. */
const gap = 14
/** Status and date are never cut: the longest of them fit this many lines of the narrowest room. */
const mostDetailLines = 8
/** Words beside a mark need this much; else they stand beneath it. */
const leastBeside = 420
const space = 22

interface Sides {
  readonly left: number
  readonly right: number
}

/** A talk at its time: the mark on the axis, its words on the side with more room. */
export function drawDated(talk: DatedTalk, y: number, axis: TimeAxis, sides: Sides, pen: Pen): Drawing {
  const at = axis.place(talk)
  const detail = `${statusMarks[talk.status].word} · ${talk.when}`
  const [before, after] = [at.left - markRadius - gap, at.right + markRadius + gap]
  const wanted = Math.max(pen.widthOf(talk.name, nameStyle), pen.widthOf(detail, detailStyle))
  const rooms = { right: sides.right - after, left: before - sides.left }
  const side = rooms.right >= Math.min(wanted, rooms.left) ? 'right' : 'left'
  const isBeside = rooms[side] >= Math.min(wanted, leastBeside)
  const block = words(talk.name, detail, isBeside ? rooms[side] : sides.right - sides.left, pen)
  const centre = y + lineHeight(nameStyle.size) / 2
  const mark = drawSpan(talk, at, centre)
  if (!isBeside) {
    const below = y + lineHeight(nameStyle.size) + 4
    return { svg: mark + block.write(sides.left, below, 'start'), height: below - y + block.height + space }
  }
  const written = side === 'right' ? block.write(after, y, 'start') : block.write(before, y, 'end')
  return { svg: mark + written, height: block.height + space }
}

/** A talk of which no date is known: its mark stands in front of it and says nothing about time. */
export function drawUndated(
  { name, when, status }: TimelinePicture['undated'][number],
  y: number,
  sides: Sides,
  pen: Pen,
): Drawing {
  const left = sides.left + 2 * markRadius + gap
  const known = [statusMarks[status].word, ...(when === 'no date given' ? [] : [when])]
  const block = words(name, known.join(' · '), sides.right - left, pen)
  const mark = placeMark(status, sides.left + markRadius, y + lineHeight(nameStyle.size) / 2)
  return { svg: mark + block.write(left, y, 'start'), height: block.height + space }
}

function words(name: string, detail: string, width: number, pen: Pen) {
  const names = pen.lines(name, nameStyle, width, 2)
  const details = pen.lines(detail, detailStyle, width, mostDetailLines)
  const namesHeight = names.length * lineHeight(nameStyle.size)
  return {
    height: namesHeight + details.length * lineHeight(detailStyle.size),
    write: (x: number, y: number, anchor: 'start' | 'end') =>
      pen.write(names, { ...nameStyle, anchor }, x, y + nameStyle.size) +
      pen.write(details, { ...detailStyle, anchor }, x, y + namesHeight + detailStyle.size),
  }
}

/** Where only a span is known, a line from its first to its last day, closed where the axis shows its end. */
function drawSpan({ status }: DatedTalk, at: ReturnType<TimeAxis['place']>, y: number): string {
  const { color } = statusMarks[status]
  const middle = (at.left + at.right) / 2
  // A month on a scale of years is no wider than its mark.
  if (at.right - at.left < 2 * markRadius + 10) return placeMark(status, middle, y)
  const cap = (x: number, isOpen: boolean) => (isOpen ? '' : `M${round(x)} ${round(y - 12)} v24 `)
  const line = `M${round(at.left)} ${round(y)} H${round(at.right)} `
  const path = `${line}${cap(at.left, at.isOpen.left)}${cap(at.right, at.isOpen.right)}`.trim()
  return `<path d="${path}" stroke="${color}" stroke-width="4" fill="none"/>${placeMark(status, middle, y)}`
}

function placeMark(status: DatedTalk['status'], x: number, y: number): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${statusMarks[status].shape}</g>`
}
