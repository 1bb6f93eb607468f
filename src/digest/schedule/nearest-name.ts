/** Adjacent swaps count one (optimal string alignment); `most + 1` when the names are further apart. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const slip = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + slip)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      next.push(least)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[b.length]!
}

const slipsAllowed = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** The name that is the fewest slips of the finger away, the first of several; undefined when all are too far. */
export function nearestName(typed: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = slipsAllowed(typed.length) + 1
  for (const name of names) {
    const distance = editDistance(typed, name, least - 1)
    if (distance < least) {
      least = distance
      nearest = name
    }
  }
  return nearest
}
