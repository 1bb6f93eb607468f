import type { Answer } from '../answer/answer.ts'
import { isCaution } from './item-notes.ts'

/** Cautions about who is not named: spelled out in every setting. */
const unnamedSource =
  /\bunnamed\b|\banonymous|\bnot named\b|\bunidentified\b|\b(?:without|no) names?\b|\bdoes not name\b/i

/**
 * An answer as a channel wants it: with `disputes`, cautions other than disputes and unnamed sources are counted
 * beside their item and stand with its passage only. Dates and other wordings are no cautions and stay.
 */
export function spellOutCautions(answer: Answer, which: 'all' | 'disputes'): Answer {
  if (which === 'all') return answer
  const items = answer.items.map((item) => {
    const notes = item.notes.filter((note) => !isCaution(note) || unnamedSource.test(note))
    const left = item.notes.length - notes.length
    return left === 0 ? item : { ...item, notes: [...notes, pointerOf(left)] }
  })
  return { ...answer, items }
}

function pointerOf(left: number): string {
  return left === 1
    ? 'Caution: one more stands with the passage.'
    : `Caution: ${left} more stand with the passage.`
}
