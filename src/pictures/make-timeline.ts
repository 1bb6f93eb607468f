import type { TimelinePicture } from '../answer/timeline-picture.ts'
import { drawTimeline } from './draw-timeline.ts'
import { type Fonts, loadFonts } from './fonts.ts'
import { renderPng } from './render-png.ts'

let fonts: Fonts | undefined

/** The timeline as PNG. The fonts are read with the first picture and kept. */
export async function makeTimeline(picture: TimelinePicture): Promise<Uint8Array<ArrayBuffer>> {
  fonts ??= loadFonts()
  return renderPng(drawTimeline(picture, fonts), fonts)
}
