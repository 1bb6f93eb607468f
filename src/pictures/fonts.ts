import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'

export type Weight = 'regular' | 'bold'
/** How wide a text is drawn, in pixels. */
export type Measure = (text: string, size: number, weight: Weight) => number

export interface Fonts {
  /** Where the font files are, for the renderer. */
  readonly files: readonly string[]
  readonly measure: Measure
}

/** The family's name inside the files. */
export const fontFamily = 'Noto Sans'

/** Reads the fonts that come with the package: nothing that the machine has installed is drawn with. */
export function loadFonts(): Fonts {
  const require = createRequire(import.meta.url)
  const files = {
    regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  }
  const widths = { regular: readWidths(files.regular), bold: readWidths(files.bold) }
  return {
    files: Object.values(files),
    measure: (text, size, weight) => {
      let sum = 0
      for (const character of text) sum += widths[weight](character)
      return sum * size
    },
  }
}

/** Each character's width in ems. Without kerning, which only brings some pairs a little closer together. */
function readWidths(path: string): (character: string) => number {
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  const font = opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength))
  const known = new Map<string, number>()
  return (character) => {
    const width = known.get(character) ?? (font.charToGlyph(character).advanceWidth ?? 0) / font.unitsPerEm
    known.set(character, width)
    return width
  }
}
