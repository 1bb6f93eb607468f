import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawTimeline, pictureWidth } from '../../src/pictures/draw-timeline.ts'
import { loadFonts } from '../../src/pictures/fonts.ts'
import { makeTimeline } from '../../src/pictures/make-timeline.ts'
import { palette } from '../../src/pictures/palette.ts'
import { statusMarks } from '../../src/pictures/status-marks.ts'
import { arbitraryTimeline } from '../support/arbitrary-timeline.ts'
import { summitTimeline } from '../support/summit-timeline.ts'

const fonts = loadFonts()

/** Every text of the drawing with where it stands, in the order in which it was drawn. */
function texts(svg: string) {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>([^<]*)<\/text>/g)].map(
    ([, x, y, attributes = '', text = '']) => ({
      x: Number(x),
      y: Number(y),
      size: Number(/font-size="(\d+)"/.exec(attributes)?.[1]),
      weight: attributes.includes('font-weight="700"') ? ('bold' as const) : ('regular' as const),
      anchor: /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start',
      text: text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
    }),
  )
}
const shown = (svg: string) => texts(svg).map(({ text }) => text)

describe('the timeline as a picture', () => {
  const svg = drawTimeline(summitTimeline, fonts)

  it('is drawn to the byte as it was', async () => {
    await expect(svg).toMatchFileSnapshot('summits.svg.snap')
  })

  it('is as wide as a phone’s screen needs, whatever the height', async () => {
    const png = Buffer.from(await makeTimeline(summitTimeline))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(pictureWidth)
    expect(png.readUInt32BE(20)).toBe(Number(/height="(\d+)"/.exec(svg)?.[1]))
  })

  it('draws letters with the fonts it brings, whatever the machine has', async () => {
    const blank = { ...summitTimeline, sources: [] }
    const [withWords, without] = await Promise.all([
      makeTimeline({ ...blank, asOf: 'today Київ' }),
      makeTimeline({ ...blank, asOf: 'today' }),
    ])
    expect(Buffer.from(withWords).equals(Buffer.from(without))).toBe(false)
  })

  it('names the track, and gives each talk with its status and its date', () => {
    expect(shown(svg)).toEqual(
      expect.arrayContaining([
        'Reagan–Gorbachev summits',
        'Other talks',
        'Reykjavik summit',
        'failed · 11 October 1986',
        'reported and denied · 3 May 1986',
        'planned, not reported as held · December 1987',
        'Sources: Chronicle, 2 January 1988; Memoir, undated.',
      ]),
    )
  })

  it('puts what has no date into a lane of its own, beneath everything that stands on the axis', () => {
    const lines = texts(svg)
    const heading = lines.find(({ text }) => text === 'No date given: not on the time axis')!
    for (const { name } of summitTimeline.undated) {
      const own = lines.find(({ text }) => text === name)!
      expect(own.y).toBeGreaterThan(heading.y)
      expect(own.x).toBeLessThan(150)
    }
    for (const talk of summitTimeline.lanes.flatMap(({ talks }) => talks)) {
      expect(lines.find(({ text }) => text === talk.name)!.y).toBeLessThan(heading.y)
    }
  })

  it('explains each status it shows and no other', () => {
    const held = { ...summitTimeline, undated: [], lanes: [summitTimeline.lanes[1]!] }
    expect(shown(drawTimeline(held, fonts))).toContain('reported and denied')
    expect(shown(drawTimeline(held, fonts))).not.toContain('postponed')
    for (const { word } of Object.values(statusMarks)) expect(shown(svg)).toContain(word)
  })

  it('tells statuses apart without color: no two have the same shape', () => {
    const withoutColor = Object.values(statusMarks).map(({ shape }) => shape.replace(/#[\da-f]{6}/g, ''))
    expect(new Set(withoutColor).size).toBe(withoutColor.length)
  })
})

describe('readable on a phone, in light and dark', () => {
  it('brings its own ground', () => {
    expect(drawTimeline(summitTimeline, fonts)).toMatch(
      new RegExp(`</defs><rect width="${pictureWidth}" height="\\d+" fill="${palette.ground}"/>`),
    )
  })

  it('has a contrast of at least 4.5 for every ink on both grounds', () => {
    const { ground, lane, guide: _, ...inks } = palette
    for (const [ink, color] of Object.entries(inks)) {
      for (const under of [ground, lane]) {
        expect(contrast(color, under), `${ink} on ${under}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('sets any timeline in letters of 22 pixels or more, inside the picture and never on top of each other', () => {
    fc.assert(
      fc.property(arbitraryTimeline, (any) => {
        const lines = texts(drawTimeline(any, fonts)).map((line) => {
          const width = fonts.measure(line.text, line.size, line.weight)
          const left = line.x - (line.anchor === 'end' ? width : line.anchor === 'middle' ? width / 2 : 0)
          return { ...line, left, right: left + width }
        })
        for (const { size, left, right } of lines) {
          expect(size).toBeGreaterThanOrEqual(22)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(pictureWidth)
        }
        for (const [index, line] of lines.entries()) {
          for (const other of lines.slice(index + 1)) {
            const isApart = line.right <= other.left + 1 || other.right <= line.left + 1
            if (!isApart)
              expect(Math.abs(line.y - other.y)).toBeGreaterThanOrEqual(Math.min(line.size, other.size))
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('renders whatever names hold', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTimeline, async (any) => {
        expect(Buffer.from(await makeTimeline(any)).readUInt32BE(16)).toBe(pictureWidth)
      }),
      { numRuns: 4 },
    )
  })
})

/** WCAG 2.2's contrast ratio of two colors, `#rrggbb`. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}
