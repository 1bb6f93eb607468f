import type { Token } from './compared-words.ts'
import type { Range } from './match-quotation.ts'

export interface Window extends Range {
  /** Words in common, in order. */
  readonly shared: number
  /** Sørensen–Dice over words in order: 1 for the same words, 0 for none in common. */
  readonly likeness: number
}

/** A word that the record lacks costs two that the draft leaves out: a stretch may bridge a gap to a shared word. */
const foreignCost = 2

/**
 * The stretch of `held` that takes the fewest insertions, deletions and changes of words to become `words`: Sellers’
 * variant of edit distance, whose ends are free in the longer text. A change costs as much as an insertion and a
 * deletion, so that only equal words pull the stretch together; of equally cheap stretches that with more of them.
 * Ranges are tokens of `held`. Takes words × held steps.
 */
export function nearestWindow(words: readonly Token[], held: readonly Token[]): Window | null {
  const places = held.flatMap(({ kind }, i) => (kind === 'word' ? [i] : []))
  const columns = words.length
  // For each prefix of the words at this place: its cost, where the stretch began, and the words in common.
  const cost = Int32Array.from({ length: columns + 1 }, (_, j) => j * foreignCost)
  const start = new Int32Array(columns + 1)
  const shared = new Int32Array(columns + 1)
  let best = { cost: Number.POSITIVE_INFINITY, start: 0, shared: 0, end: 0 }
  places.forEach((place, i) => {
    const { key } = held[place]!
    let diagonal = { cost: cost[0]!, start: i, shared: 0 }
    start[0] = i + 1
    for (let j = 1; j <= columns; j++) {
      const above = { cost: cost[j]!, start: start[j]!, shared: shared[j]! }
      const equal = words[j - 1]!.key === key
      const skipped = above.cost + 1
      const foreign = cost[j - 1]! + foreignCost
      const fromAbove = skipped < foreign || (skipped === foreign && above.shared >= shared[j - 1]!)
      const other = fromAbove ? skipped : foreign
      const otherShared = fromAbove ? above.shared : shared[j - 1]!
      if (
        equal &&
        (diagonal.cost < other || (diagonal.cost === other && diagonal.shared + 1 >= otherShared))
      ) {
        cost[j] = diagonal.cost
        start[j] = j === 1 ? i : diagonal.start
        shared[j] = diagonal.shared + 1
      } else {
        cost[j] = other
        start[j] = fromAbove ? above.start : start[j - 1]!
        shared[j] = otherShared
      }
      diagonal = above
    }
    const whole = { cost: cost[columns]!, start: start[columns]!, shared: shared[columns]!, end: i + 1 }
    if (whole.cost < best.cost || (whole.cost === best.cost && whole.shared > best.shared)) best = whole
  })
  if (!best.shared || best.end <= best.start) return null
  return {
    from: places[best.start]!,
    to: places[best.end - 1]! + 1,
    shared: best.shared,
    likeness: (2 * best.shared) / (columns + best.end - best.start),
  }
}
