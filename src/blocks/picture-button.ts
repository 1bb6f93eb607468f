import type { Answer } from '../answer/answer.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { Button } from './block.ts'
import { button } from './text-objects.ts'

/** Two points are no timeline. */
const leastDated = 3

/** Offered where enough of the talks have a date to be seen in their order; else none. */
export function pictureButton({ items }: Pick<Answer, 'items'>, answerId: string): Button[] {
  const dated = items.filter(({ kind, date }) => kind === 'talk' && date !== null)
  if (dated.length < leastDated) return []
  const value = writeButtonValue({ answerId, index: 0 })
  return [
    button(actionIds.timelinePicture, 'Timeline picture', value, 'Draw these talks on a timeline, by track'),
  ]
}
