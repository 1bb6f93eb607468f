/**
 * The picture brings its own ground, so that it reads the same in a light and in a dark Slack. Each ink has a contrast
 * of at least 4.5 on both grounds (WCAG 2.2, 1.4.3).
 */
export const palette = {
  ground: '#f4f1ea',
  lane: '#ffffff',
  /** Lines that only guide the eye. */
  guide: '#d8d3c7',
  text: '#1c1b1a',
  quiet: '#4d4a45',
  held: '#123a6b',
  planned: '#0b6046',
  proposed: '#5a3592',
  reported: '#8a4500',
  denied: '#a0112c',
  postponed: '#2f5a6b',
  failed: '#1c1b1a',
} as const
