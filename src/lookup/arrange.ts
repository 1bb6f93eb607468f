import type { Filters } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { inTurn } from './in-turn.ts'
import type { RankedFact } from './library.ts'

/** An office with several holders: one of each in turn, so that every reading is shown. */
export function everyReading(facts: Fact[], filters: Filters, onSubject: boolean): Fact[] {
  const holders = filters.speakers.find((ids) => ids.length > 1)
  // With a subject, many holders are told apart by it.
  if (!holders || (onSubject && holders.length > 3)) return facts
  const lists = holders
    .map((id) =>
      facts.filter(
        (fact) => fact.speakers.has(id) || (fact.kind === 'position' && fact.entry.according === id),
      ),
    )
    .filter((list) => list.length)
  const rank = (list: readonly Fact[]) => facts.indexOf(list[0]!)
  return lists.length > 1
    ? [...new Set([...inTurn(lists.sort((a, b) => rank(a) - rank(b))), ...facts])]
    : facts
}

/** "Who said what": everybody once before anybody twice. */
export function bySpeaker(facts: readonly Fact[]): Fact[] {
  const lists = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = [...fact.speakers].join()
    lists.set(key, [...(lists.get(key) ?? []), fact])
  }
  return inTurn([...lists.values()])
}

/** One item for one utterance: the better of two translations stands for both. */
export function distinct<T extends { ranked: RankedFact }>(scored: readonly T[]): T[] {
  const seen = new Set<string>()
  return scored.filter(({ ranked: { fact } }) => {
    if (seen.has(fact.id)) return false
    seen.add(fact.id)
    if (fact.kind === 'statement')
      for (const link of fact.entry.links ?? [])
        if (link.kind === 'same-utterance') seen.add(`statement:${link.to}`)
    return true
  })
}
