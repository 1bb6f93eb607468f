import type { Block } from './block.ts'

/** The most characters for each part of an item that may be shortened. Citations and buttons are not among them. */
export interface BodyLimits {
  readonly text: number
  readonly quote: number
  readonly byline: number
  readonly notes: number
}

/** From everything the answer may hold down to what always fits. */
const steps: readonly BodyLimits[] = [
  { text: 600, quote: 1_502, byline: 300, notes: 1_200 },
  { text: 500, quote: 1_100, byline: 240, notes: 700 },
  { text: 400, quote: 700, byline: 200, notes: 500 },
  { text: 300, quote: 450, byline: 160, notes: 400 },
  { text: 200, quote: 250, byline: 120, notes: 300 },
  { text: 100, quote: 120, byline: 80, notes: 200 },
]

/** Renders with the widest limits whose result `fits`, or the narrowest there are. */
export function fitBudget<T>(render: (body: BodyLimits) => T, fits: (rendered: T) => boolean): T {
  for (const step of steps.slice(0, -1)) {
    const rendered = render(step)
    if (fits(rendered)) return rendered
  }
  return render(steps.at(-1)!)
}

/** All text in these blocks, as Slack's budget counts it. */
export function textLength(blocks: readonly Block[]): number {
  return countText(blocks)
}

function countText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countText(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : countText(each)),
    0,
  )
}
