import { type CitationFormat, citationFormats } from '../citations/cite-item.ts'
import { actionIds, type ButtonValue, writeButtonValue } from './actions.ts'
import type { Block } from './block.ts'
import { button, leaf, section } from './text-objects.ts'

/** Whose item is cited, and the citation that was asked for, if one was. */
export interface CopiedCitation {
  readonly of: ButtonValue
  readonly shown?: { readonly format: CitationFormat; readonly text: string } | undefined
}

const formatNames: Record<CitationFormat, string> = {
  ap: 'AP sentence',
  chicago: 'Chicago note',
  'csl-json': 'CSL-JSON',
}

/** The ids of these buttons. */
export const citeActionId = new RegExp(`^${actionIds.cite}-(?:${citationFormats.join('|')})$`)

/** Which format a button is for. */
export function readCiteAction(actionId: string | undefined): CitationFormat | undefined {
  return citationFormats.find((format) => actionId === `${actionIds.cite}-${format}`)
}

/** A button a format, and the citation asked for, in a box to copy from. */
export function renderCitation({ of, shown }: CopiedCitation): Block[] {
  const value = writeButtonValue(of)
  return [
    {
      type: 'actions',
      elements: citationFormats.map((format) => {
        const name = formatNames[format]
        return button(
          `${actionIds.cite}-${format}`,
          `Copy as ${name}`,
          value,
          `Show citation to copy: ${name}`,
        )
      }),
    },
    ...(shown
      ? [
          {
            type: 'rich_text' as const,
            elements: [
              section(leaf(`${formatNames[shown.format]}, to copy:`, { bold: true })),
              { type: 'rich_text_preformatted' as const, elements: [leaf(shown.text)] },
            ],
          },
        ]
      : []),
  ]
}
