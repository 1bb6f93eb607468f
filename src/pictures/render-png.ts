import { renderAsync } from '@resvg/resvg-js'
import { type Fonts, fontFamily } from './fonts.ts'

/** An SVG as PNG, in its own size. Drawn on a thread of its own, so that the bot goes on answering meanwhile. */
export async function renderPng(
  svg: string,
  { files }: Pick<Fonts, 'files'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [...files], defaultFontFamily: fontFamily },
  })
  return new Uint8Array(image.asPng())
}
