import type { TimelinePicture } from '../answer/timeline-picture.ts'
import { type Drawing, drawDated, drawUndated } from './draw-talk.ts'
import type { Fonts } from './fonts.ts'
import { palette } from './palette.ts'
import { createPen, lineHeight, type Pen, round, type TextStyle } from './pen.ts'
import { markPatterns, markRadius, statusMarks } from './status-marks.ts'
import { makeTimeAxis, type TimeAxis } from './time-axis.ts'

/** Pixels. On a phone the picture is about a third as wide, so that no text may be smaller than 22. */
export const pictureWidth = 1_200
const margin = 28
const padding = 28
const outer = { left: margin, right: pictureWidth - margin }
const inner = { left: margin + padding, right: pictureWidth - margin - padding }

const titleStyle: TextStyle = { size: 44, weight: 'bold' }
const subtitleStyle: TextStyle = { size: 27, color: palette.quiet }
const laneStyle: TextStyle = { size: 31, weight: 'bold' }
const trackStyle: TextStyle = { size: 27, weight: 'bold', color: palette.quiet }
const tickStyle: TextStyle = { size: 24, color: palette.quiet, anchor: 'middle' }
const legendStyle: TextStyle = { size: 25 }
const sourceStyle: TextStyle = { size: 24, color: palette.quiet }

/** The timeline as an SVG of 1,200 pixels' width, as high as its talks need. The same data give the same bytes. */
export function drawTimeline(picture: TimelinePicture, { measure }: Pick<Fonts, 'measure'>): string {
  const pen = createPen({ measure })
  const dated = picture.lanes.flatMap(({ talks }) => talks)
  const axis = dated.length > 0 ? makeTimeAxis(dated, inner) : null
  const parts: ((y: number) => Drawing)[] = [
    (y) => drawHead(picture, y, pen),
    (y) => drawLegend(picture, axis, y, pen),
    ...picture.lanes.map((lane) => (y: number) => drawLane(lane, axis!, y, pen)),
    ...(picture.undated.length > 0 ? [(y: number) => drawUndatedLane(picture.undated, y, pen)] : []),
    (y) => drawSources(picture, y, pen),
  ]
  const { svg, height } = stack(parts, margin)
  const total = Math.ceil(height + margin)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${total}" viewBox="0 0 ${pictureWidth} ${total}">` +
    `<defs>${markPatterns}</defs><rect width="${pictureWidth}" height="${total}" fill="${palette.ground}"/>${svg}</svg>`
  )
}

/** One under the other; the height is where the last one ends. */
function stack(parts: readonly ((y: number) => Drawing)[], top: number): Drawing {
  let [y, svg] = [top, '']
  for (const part of parts) {
    const drawn = part(y)
    svg += drawn.svg
    y += drawn.height
  }
  return { svg, height: y }
}

function drawHead({ lanes, undated, asOf }: TimelinePicture, y: number, pen: Pen): Drawing {
  const dated = lanes.reduce((sum, { talks }) => sum + talks.length, 0)
  const count = `${dated} by date${undated.length > 0 ? `, ${undated.length} without a date` : ''}`
  const lines = pen.lines(
    `${count} · as of ${asOf}, the newest dated document`,
    subtitleStyle,
    width(outer),
    2,
  )
  const below = y + lineHeight(titleStyle.size)
  return {
    svg:
      pen.write(['Talks by track'], titleStyle, outer.left, y + titleStyle.size) +
      pen.write(lines, subtitleStyle, outer.left, below + subtitleStyle.size),
    height: lineHeight(titleStyle.size) + lines.length * lineHeight(subtitleStyle.size) + 14,
  }
}

/** What the marks mean that this picture has. */
function drawLegend(
  { lanes, undated }: TimelinePicture,
  axis: TimeAxis | null,
  y: number,
  pen: Pen,
): Drawing {
  const dated = lanes.flatMap(({ talks }) => talks)
  const used = new Set([...dated, ...undated].map(({ status }) => status))
  const line = `<path d="M-19 0 H19 M-19 -11 v22 M19 -11 v22" stroke="${palette.text}" stroke-width="4" fill="none"/>`
  const entries = [
    ...Object.entries(statusMarks)
      .filter(([status]) => used.has(status as keyof typeof statusMarks))
      .map(([, { word, shape }]) => ({ word, shape })),
    ...(dated.some(({ from, to }) => from !== to) ? [{ word: 'some time within', shape: line }] : []),
    ...(axis && axis.parts.length > 1 ? [{ word: 'time left out', shape: breakMark }] : []),
  ]
  const row = lineHeight(legendStyle.size) + 12
  let [x, top, svg] = [outer.left, y, '']
  for (const { word, shape } of entries) {
    const needed = 2 * markRadius + 20 + pen.widthOf(word, legendStyle) + 34
    if (x > outer.left && x + needed > outer.right) [x, top] = [outer.left, top + row]
    svg += `<g transform="translate(${round(x + 20)} ${top + row / 2})">${shape}</g>`
    svg += pen.write([word], legendStyle, x + 48, top + row / 2 + 9)
    x += needed + 12
  }
  return { svg, height: top - y + row + 12 }
}

const breakMark = `<path d="M-14 7 L-5 -7 L5 7 L14 -7" stroke="${palette.quiet}" stroke-width="3.5" fill="none"/>`

function drawLane(
  { name, talks }: TimelinePicture['lanes'][number],
  axis: TimeAxis,
  y: number,
  pen: Pen,
): Drawing {
  const label = pen.lines(name ?? 'Other talks', laneStyle, width(inner), 2)
  const top = y + padding
  const labelHeight = label.length * lineHeight(laneStyle.size)
  const axisTop = top + labelHeight + 8
  const rows = stack(
    talks.map((talk) => (at: number) => drawDated(talk, at, axis, inner, pen)),
    axisTop + axisHeight + 16,
  )
  const height = rows.height - y + 4
  return {
    svg:
      ground(y, height) +
      drawGuides(axis, axisTop + axisHeight, y + height - 14) +
      pen.write(label, laneStyle, inner.left, top + laneStyle.size - 4) +
      drawAxis(axis, axisTop, pen) +
      rows.svg,
    height: height + 20,
  }
}

const axisHeight = 2 * lineHeight(24) + 10

function drawAxis(axis: TimeAxis, y: number, pen: Pen): string {
  const base = y + axisHeight
  const years = { ...tickStyle, weight: 'bold', color: palette.text } as const
  return axis.parts
    .map(({ left, right, ticks, year }, index) => {
      const isNarrow = ticks.length === 1
      const yearText = isNarrow
        ? pen.write([year], years, (left + right) / 2, y + 24)
        : pen.write([year], { ...years, anchor: 'start' }, left, y + 24)
      const next = axis.parts[index + 1]
      return (
        (year === '' ? '' : yearText) +
        ticks.map(({ x, label }) => pen.write([label], tickStyle, x, y + 24 + lineHeight(24))).join('') +
        `<path d="M${round(left)} ${base} H${round(right)}" stroke="${palette.quiet}" stroke-width="3"/>` +
        (next ? `<g transform="translate(${round((right + next.left) / 2)} ${base})">${breakMark}</g>` : '')
      )
    })
    .join('')
}

function drawGuides(axis: TimeAxis, top: number, bottom: number): string {
  const lines = axis.parts
    .flatMap(({ ticks }) => ticks)
    .map(({ x }) => `M${round(x)} ${round(top)} V${round(bottom)}`)
  return `<path d="${lines.join(' ')}" stroke="${palette.guide}" stroke-width="2" fill="none"/>`
}

function drawUndatedLane(talks: TimelinePicture['undated'], y: number, pen: Pen): Drawing {
  const top = y + padding
  const tracks = tracksOf(talks)
  const rows = stack(
    tracks.flatMap(([track, own]) => [
      ...(track === null ? [] : [(at: number) => drawTrack(track, at, pen)]),
      ...own.map((talk) => (at: number) => drawUndated(talk, at, inner, pen)),
    ]),
    top + lineHeight(laneStyle.size) + 16,
  )
  const height = rows.height - y + 4
  return {
    svg:
      ground(y, height, ' stroke-dasharray="10 8"') +
      pen.write(['No date given: not on the time axis'], laneStyle, inner.left, top + laneStyle.size - 4) +
      rows.svg,
    height: height + 20,
  }
}

/** Those of no track first. */
function tracksOf(talks: TimelinePicture['undated']) {
  const tracks = [...new Set([null, ...talks.map(({ track }) => track)])]
  return tracks.map((track) => [track, talks.filter((talk) => talk.track === track)] as const)
}

function drawTrack(track: string, y: number, pen: Pen): Drawing {
  const lines = pen.lines(track, trackStyle, width(inner), 2)
  return {
    svg: pen.write(lines, trackStyle, inner.left, y + trackStyle.size + 6),
    height: lines.length * lineHeight(trackStyle.size) + 20,
  }
}

function drawSources({ sources }: TimelinePicture, y: number, pen: Pen): Drawing {
  const lines = pen.lines(`Sources: ${sources.join('; ')}.`, sourceStyle, width(outer), 6)
  return {
    svg: pen.write(lines, sourceStyle, outer.left, y + sourceStyle.size),
    height: lines.length * lineHeight(sourceStyle.size),
  }
}

function ground(y: number, height: number, more = ''): string {
  return (
    `<rect x="${outer.left}" y="${round(y)}" width="${width(outer)}" height="${round(height)}" rx="14"` +
    ` fill="${palette.lane}" stroke="${palette.quiet}" stroke-width="2"${more}/>`
  )
}

const width = ({ left, right }: { readonly left: number; readonly right: number }) => right - left
