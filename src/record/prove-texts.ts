import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFiles } from './data-files.ts'

/** The document's paragraphs: its non-empty lines, so that index + 1 is the paragraph number. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

/** Runs of white space become one space; nothing else is folded. */
export const foldSpace = (text: string) => text.replace(/\s+/gu, ' ').trim()

/**
 * Proves every passage letter by letter against `dir/<document id>.txt`.
 * Quotations are proven against their passages by the cross-check.
 * Returns how many passages were proven; problems are reported where they stand.
 */
export function proveTexts(files: DataFiles, dir: string): { proven: number; documents: number } {
  let proven = 0
  let documents = 0
  for (const { value, report } of files.documents) {
    const path = join(dir, `${value.document.id}.txt`)
    if (!existsSync(path)) {
      report(['document', 'id'], value.document.id, `the text ${path}, which is not there`)
      continue
    }
    documents += 1
    const bytes = readFileSync(path)
    const sum = createHash('sha256').update(bytes).digest('hex')
    if (sum !== value.document.textSha256)
      report(['document', 'textSha256'], value.document.textSha256, `${sum}, the SHA-256 of ${path}`)
    const paragraphs = paragraphsOf(bytes.toString('utf8'))
    value.passages.forEach((passage, i) => {
      const last = passage.paragraphEnd ?? passage.paragraph
      const words = foldSpace(paragraphs.slice(passage.paragraph - 1, last).join(' '))
      const exact = foldSpace(passage.exact)
      if (!words.includes(exact)) {
        const elsewhere = paragraphs.findIndex((paragraph) => foldSpace(paragraph).includes(exact))
        const hint = elsewhere < 0 ? '' : ` (it stands in paragraph ${elsewhere + 1})`
        report(['passages', i, 'exact'], passage.exact, `words of paragraph ${passage.paragraph}${hint}`)
      } else if (
        last > passage.paragraph &&
        paragraphs.slice(passage.paragraph - 1, last).some((p) => foldSpace(p).includes(exact))
      )
        report(['passages', i, 'paragraphEnd'], last, 'no paragraphEnd: the passage stands in one paragraph')
      else proven += 1
    })
  }
  return { proven, documents }
}
