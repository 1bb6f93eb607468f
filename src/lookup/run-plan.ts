import type { Plan, PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { findChange } from './find-change.ts'
import { findComparison } from './find-comparison.ts'
import { findFacts } from './find-facts.ts'
import { findMeetings } from './find-meetings.ts'
import { findSpeaker } from './find-speaker.ts'
import { findTalks } from './find-talks.ts'
import { findTimeline } from './find-timeline.ts'
import { type Beside, type Findings, nothing } from './findings.ts'
import type { Library } from './library.ts'
import { otherSideOf } from './other-side.ts'

type Finders = { [K in Plan['kind']]: (library: Library, plan: PlanOf<K>) => Promise<Findings> }

/** One finder a kind of plan: a new kind does not compile until it has one. */
const finders: Finders = {
  facts: findFacts,
  'whose-words': findSpeaker,
  talks: findTalks,
  timeline: findTimeline,
  comparison: findComparison,
  change: findChange,
  meetings: findMeetings,
  missing: async (library, plan) => {
    const around = await findFacts(library, {
      kind: 'facts',
      about: 'any',
      presumes: false,
      order: null,
      filters: plan.near,
      ranking: plan.ranking,
    })
    return {
      ...nothing,
      absence: { kind: 'unknown-subject', subjects: plan.subjects },
      near: around.facts.slice(0, 3),
    }
  },
  coverage: async () => nothing,
  help: async () => nothing,
  greeting: async () => nothing,
  language: async () => nothing,
  unclear: async () => nothing,
}

/** Plan + record → findings, ranked. Pure but for the search engine's answer. */
export async function runPlan<K extends Plan['kind']>(library: Library, plan: PlanOf<K>): Promise<Findings> {
  const found = await (finders[plan.kind as K] as Finders[K])(library, plan)
  return { ...found, beside: besideOf(library, found.facts.slice(0, mostBeside)) }
}

/** As many facts as an answer shows. */
const mostBeside = 200

function besideOf(library: Library, facts: readonly Fact[]): Findings['beside'] {
  return new Map(
    facts.flatMap((fact): [string, Beside][] => {
      const otherSide = otherSideOf(library, fact)
      return otherSide ? [[fact.id, { otherSide }]] : []
    }),
  )
}
