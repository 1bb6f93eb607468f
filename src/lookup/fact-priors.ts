import type { FactsPlan } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import type { Library } from './library.ts'

/** What each kind of fact is worth for what is asked. */
export const priors: Record<FactsPlan['about'], Record<Fact['kind'], number>> = {
  said: { statement: 1, position: 0.62, obstacle: 0.6, talk: 0.35 },
  stalled: { obstacle: 1, statement: 0.72, position: 0.55, talk: 0.5 },
  positions: { position: 1, statement: 0.86, obstacle: 0.55, talk: 0.35 },
  provenance: { statement: 1, obstacle: 0.8, talk: 0.75, position: 0.5 },
  any: { statement: 0.95, talk: 0.82, obstacle: 0.85, position: 0.8 },
}

/**
 * A question about somebody's words is not answered by the meetings that they were at, least of all by one that bears
 * a single word of the question and no date.
 */
export const prior = ({ about, filters }: FactsPlan, { kind }: Fact, covered: number): number => {
  if (kind === 'talk' && filters.speakers.length && about === 'any') return 0.4
  if (
    kind === 'talk' &&
    filters.speakers.length &&
    about === 'said' &&
    covered < 2 &&
    !filters.windows.length
  )
    return 0.1
  return priors[about][kind]
}

/** What ended or blocked talks tells more of what stalled them than what made them harder. */
export const severity = (fact: Fact) =>
  fact.kind === 'obstacle'
    ? { ended: 0.07, blocked: 0.07, stalled: 0.07, slowed: 0.03, complicated: 0 }[fact.entry.effect]
    : 0

/** Who is behind a claim: relayed words and unnamed sources tell most. */
export const relayBonus = (library: Library, fact: Fact) =>
  fact.kind === 'statement' &&
  (fact.entry.via?.length || library.record.people.get(fact.entry.speaker)?.kind === 'unnamed')
    ? 0.35
    : 0
