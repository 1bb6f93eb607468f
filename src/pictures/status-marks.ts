import type { TimelineTalk } from '../answer/timeline-picture.ts'
import { palette } from './palette.ts'

type Status = TimelineTalk['status']

/** How a status is drawn. Each has a shape, a filling and a word of its own, so that nothing hangs on its color. */
export interface StatusMark {
  readonly word: string
  readonly color: string
  /** Around the origin, within `markRadius`. */
  readonly shape: string
}

/** Pixels. */
export const markRadius = 15

const diamond = 'M0 -16 L16 0 L0 16 L-16 0 Z'
const square = 'M-13 -13 H13 V13 H-13 Z'
const triangle = 'M-12 -14 L16 0 L-12 14 Z'

export const statusMarks: Readonly<Record<Status, StatusMark>> = {
  held: mark('held', palette.held, (color) => `<circle r="14" fill="${color}"/>`),
  planned: mark(
    'planned, not reported as held',
    palette.planned,
    (color) => `<circle r="12" fill="${palette.lane}" stroke="${color}" stroke-width="5"/>`,
  ),
  proposed: mark(
    'proposed, not reported as held',
    palette.proposed,
    (color) =>
      `<circle r="12.5" fill="${palette.lane}" stroke="${color}" stroke-width="4" stroke-dasharray="5 4.8"/>`,
  ),
  reported: mark(
    'reported, not confirmed',
    palette.reported,
    (color) =>
      `<path d="${diamond}" fill="url(#stripes)" stroke="${color}" stroke-width="3.5" stroke-linejoin="round"/>`,
  ),
  denied: mark(
    'reported and denied',
    palette.denied,
    (color) =>
      `<path d="${square}" fill="${palette.lane}" stroke="${color}" stroke-width="4"/>` +
      `<path d="M-13 -13 L13 13 M13 -13 L-13 13" stroke="${color}" stroke-width="4"/>`,
  ),
  postponed: mark(
    'postponed',
    palette.postponed,
    (color) => `<path d="${triangle}" fill="${palette.lane}" stroke="${color}" stroke-width="4"/>`,
  ),
  failed: mark(
    'failed',
    palette.failed,
    (color) => `<path d="M-12 -12 L12 12 M12 -12 L-12 12" stroke="${color}" stroke-width="8"/>`,
  ),
}

/** What the marks refer to. */
export const markPatterns =
  '<pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  `<rect width="7" height="7" fill="${palette.lane}"/><rect width="3" height="7" fill="${palette.reported}"/></pattern>`

function mark(word: string, color: string, shape: (color: string) => string): StatusMark {
  return { word, color, shape: shape(color) }
}
