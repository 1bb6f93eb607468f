const pairs =
  /[“„«"‟〝]([^“”„«»"]{2,}?)[”“»"]|(?<![\p{L}\p{N}])[‘'‚]([^‘’']{2,}(?:['’]\p{L}[^‘’']*)*?)[’'](?![\p{L}\p{N}])/gu

/** Quotations in a question: two words and more between marks of any style, or one word of seven letters. */
export function readQuotations(text: string): { quotations: string[]; spans: [number, number][] } {
  const quotations: string[] = []
  const spans: [number, number][] = []
  for (const match of text.matchAll(pairs)) {
    const words = (match[1] ?? match[2] ?? '').trim()
    if (words.split(/\s+/).length < 2 && words.length < 4) continue
    quotations.push(words)
    spans.push([match.index, match.index + match[0].length])
  }
  return { quotations, spans }
}
