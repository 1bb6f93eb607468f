/** One of each list in turn, nothing twice. */
export function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const mixed: T[] = []
  for (let i = 0; i < longest; i++) for (const list of lists) if (i < list.length) mixed.push(list[i]!)
  return [...new Set(mixed)]
}
