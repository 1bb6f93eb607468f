import type { Filters, PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import type { TalkEntry } from '../record/record.ts'
import { byDate } from './by-date.ts'
import { findFacts } from './find-facts.ts'
import { type Findings, nothing } from './findings.ts'
import { inTurn } from './in-turn.ts'
import type { Library, RankedFact } from './library.ts'
import { matchesFilters } from './matches-filters.ts'
import { ownShare, relevance } from './rank.ts'

export type TalkFact = Extract<Fact, { kind: 'talk' }>
export const isTalk = (fact: Fact): fact is TalkFact => fact.kind === 'talk'

const kindsFor: Record<string, readonly TalkEntry['kind'][]> = {
  'leaders-call': ['leaders-call'],
  'delegation-round': ['delegation-round'],
  'ministerial-meeting': ['ministerial-meeting'],
  'working-group': ['working-group'],
  'secret-talks': ['secret-talks', 'indirect-talks'],
}

/** Talks that satisfy the filters; kinds narrow only where something is left. */
export function talksMatching(library: Library, filters: Filters): RankedFact[] {
  // Talks after Antalya were not in Antalya.
  const around = filters.talksRelation === 'at' ? filters : { ...filters, talks: [], places: [] }
  let found = library.by('kind:talk').filter((ranked) => matchesFilters(ranked, around, library.record))
  if (filters.talksRelation !== 'at' && filters.talks.length)
    found = found.filter((ranked) => isAround(library, ranked.fact, filters))
  for (const named of filters.talkKinds) {
    const kinds = kindsFor[named]
    const narrowed = found.filter(
      ({ fact }) => isTalk(fact) && (kinds ? kinds.includes(fact.entry.kind) : fact.entry.mode === named),
    )
    if (narrowed.length) found = narrowed
  }
  return found
}

/** Whether a fact is dated after, or before, all of the talks named. */
export function isAround(library: Library, fact: Fact, filters: Filters): boolean {
  const dates = filters.talks.flatMap((id) => library.facts.get(`talk:${id}`)?.fact.dates ?? [])
  if (!dates.length || !fact.dates.length) return false
  return filters.talksRelation === 'after'
    ? fact.dates.some((date) => dates.every((other) => date.from > other.to))
    : fact.dates.some((date) => dates.every((other) => date.to < other.from))
}

const lengthOf = ({ entry }: TalkFact) =>
  entry.minutes ?? (entry.sessions ?? []).reduce((sum, session) => sum + (session.minutes ?? 0), 0)

/** Fields that only talks have: nobody's statement answers them. */
const ofTalksOnly: readonly string[] = ['how-long', 'how-many', 'mode', 'who-led']
/** By how much a statement must bear the words better to answer in the talks' place. */
const clearlyBetter = 0.3

const meetingWords =
  /\b(meet\w*|met|rounds?|calls?|sessions?|sit|sat|summit|negotiators|delegations|talks|venues?|phoned?|visit\w*)\b/

/** Talks; or what was said, where the words asked about are a statement's: "when did Peskov …?". */
export async function findTalks(library: Library, plan: PlanOf<'talks'>): Promise<Findings> {
  const talks = await searchTalks(library, plan)
  const { ranking, asked, superlative, spoken } = plan
  const fields = asked.some((field) => ofTalksOnly.includes(field)) && !talks.absence
  if (plan.filters.talksRelation !== 'at' || plan.upcoming || superlative) return talks
  if (fields && !asked.includes('how-many')) return talks
  const said = await findFacts(library, {
    kind: 'facts',
    about: 'any',
    presumes: false,
    order: null,
    filters: spoken,
    ranking,
  })
  if (!said.facts.length) return talks
  const named = spoken.speakers.length > 0
  const isPress = (id: string) => library.record.people.get(id)?.side === 'press'
  if ([...spoken.speakers, ...ranking.involved].some((ids) => ids.some(isPress))) return said
  // "What day did Zelensky brief reporters?": he was not at the table, and nobody asked whether he was.
  if (talks.correction?.kind === 'not-there')
    return named && !asked.includes('presence') && !asked.includes('who') ? said : talks
  if (talks.correction) return talks
  if (talks.absence && plan.filters.people.length > 1) return talks
  if (talks.absence) {
    const unknown = talks.absence.kind === 'field-unknown'
    const sure = said.confidence >= 0.5 && ranking.subjects.length > 0
    return (unknown ? named && sure && !asked.includes('calendar') : sure || named) ? said : talks
  }
  if (!ranking.subjects.length) return talks
  // "When did Ukraine apply to the EU?": no meeting is asked about.
  const bareDate =
    asked.every((field) => field === 'when' || field === 'calendar' || field === 'presence') &&
    asked.includes('when')
  if (
    bareDate &&
    !plan.filters.talks.length &&
    !plan.filters.places.length &&
    !plan.filters.talkKinds.length &&
    !meetingWords.test(ranking.words.join(' '))
  )
    return { ...said, facts: inTurn([said.facts, talks.facts]) }
  if (asked.some((field) => field === 'outcome' || field === 'agenda' || field === 'status'))
    return { ...talks, facts: inTurn([talks.facts, said.facts]) }
  if (!named && meetingWords.test(ranking.words.join(' '))) return talks
  const share = (facts: readonly Fact[]) =>
    Math.max(
      0,
      ...facts.slice(0, 1).map((fact) => ownShare(library, library.facts.get(fact.id)!, ranking.terms)),
    )
  if (share(said.facts) - share(talks.facts) < clearlyBetter) return talks
  return { ...said, facts: [...said.facts.slice(0, 3), ...talks.facts, ...said.facts.slice(3)] }
}

/** Talks for where, when, how long, who: ranked, sorted or counted as asked. */
async function searchTalks(library: Library, plan: PlanOf<'talks'>): Promise<Findings> {
  const { filters, ranking, asked, superlative } = plan
  const pool = talksMatching(library, filters)
  if (plan.upcoming) {
    const ahead = pool
      .map(({ fact }) => fact as TalkFact)
      .filter(
        ({ entry }) =>
          entry.status === 'planned' || entry.status === 'proposed' || entry.status === 'postponed',
      )
    return ahead.length
      ? { ...nothing, facts: ahead.sort((a, b) => byDate(b, a)), confidence: 1 }
      : { ...nothing, absence: { kind: 'no-such-talk' } }
  }
  if (!pool.length) return missing(library, plan)
  const scored = pool
    .map((ranked) => {
      const { score, covered } = relevance(library, ranked, ranking)
      return {
        fact: ranked.fact as TalkFact,
        score: score + standing(ranked.fact as TalkFact, filters),
        covered,
      }
    })
    .sort((a, b) => b.score - a.score)
  const anchored =
    filters.talks.length + filters.places.length + filters.people.length + filters.windows.length > 0
  const subject = ranking.subjects.length > 0
  const covered = scored.some((entry) => ranking.subjects.some((each) => entry.covered.has(each)))
  if (subject && !covered && !anchored)
    return { ...nothing, absence: { kind: 'no-match' }, near: scored.slice(0, 3).map(({ fact }) => fact) }

  const unbundled = scored.filter(
    ({ fact }) => fact.entry.kind !== 'track' || scored.length === 1 || filters.talks.includes(fact.entry.id),
  )
  const list = unbundled.length ? unbundled : scored
  const strong = anchored || !subject ? list : list.filter((entry) => entry.score >= list[0]!.score * 0.5)
  let facts = strong.map(({ fact }) => fact)
  if (asked.includes('how-many') || asked.includes('list') || filters.talksRelation === 'after')
    facts = facts.toSorted(byDate)
  if (filters.talksRelation === 'before') facts = facts.toSorted(byDate).reverse()
  if (superlative === 'longest' || superlative === 'shortest') {
    const timed = facts.filter((fact) => lengthOf(fact) > 0)
    facts = timed.sort((a, b) =>
      superlative === 'longest' ? lengthOf(b) - lengthOf(a) : lengthOf(a) - lengthOf(b),
    )
  } else if (superlative && !filters.talks.length) {
    const dated = facts.filter((fact) => fact.dates.length && fact.entry.status === 'held').sort(byDate)
    if (dated.length) facts = superlative === 'first' ? dated : dated.reverse()
  }
  if (filters.talksRelation !== 'at') facts = sameTrackFirst(library, facts, filters.talks)
  if (asked.includes('how-long') && facts.some((fact) => lengthOf(fact) > 0))
    facts = facts.toSorted((a, b) => Number(lengthOf(b) > 0) - Number(lengthOf(a) > 0))
  const first = facts[0]
  const unknown = first ? unknownField(plan, facts) : null
  if (unknown)
    return { ...nothing, absence: { kind: 'field-unknown', field: unknown }, near: facts.slice(0, 3) }
  // "what did they agree when they met": nothing that was only proposed was met at.
  const presumed =
    /\b(met|took place|was held|were held|agreed?|happened)\b/.test(ranking.words.join(' ')) &&
    !asked.includes('status')
  const correction =
    presumed && facts.length > 0 && facts.every(({ entry }) => onlyAhead.includes(entry.status))
      ? ({ kind: 'not-held' } as const)
      : null
  return { ...nothing, facts, correction, confidence: covered || !subject ? 1 : 0.5 }
}

/** "After the Belarus rounds": what belongs to the same talks comes before other contacts of the time. */
function sameTrackFirst(library: Library, facts: readonly TalkFact[], named: readonly string[]): TalkFact[] {
  const tracks = new Set(named.flatMap((id) => library.record.talks.get(id)?.partOf ?? []))
  const same = facts.filter(({ entry }) => entry.partOf !== undefined && tracks.has(entry.partOf))
  return [...same, ...facts.filter((fact) => !same.includes(fact))]
}

/** Held talks and those at the very place or date asked for come first. */
function standing({ entry, places, dates }: TalkFact, filters: Filters): number {
  let bonus = entry.status === 'held' ? 0.12 : 0
  if (filters.talks.includes(entry.id) && filters.talksRelation === 'at') bonus += 1
  if (filters.places.some((id) => entry.venue === id)) bonus += 0.3
  else if (filters.places.some((id) => places.has(id))) bonus += 0.15
  if (
    filters.windows.some((window) => dates.some((date) => date.from >= window.from && date.to <= window.to))
  )
    bonus += 0.3
  if (entry.kind === 'track') bonus -= 0.5
  return bonus
}

/** The one field asked for that none of the talks found has. */
function unknownField({ asked, filters }: PlanOf<'talks'>, facts: readonly TalkFact[]): string | null {
  const top = filters.talks.length
    ? facts.filter((fact) => filters.talks.includes(fact.entry.id))
    : facts.slice(0, 3)
  const all = top.length ? top : facts.slice(0, 1)
  const only = asked.filter((field) => !['list', 'agenda', 'status', 'presence', 'calendar'].includes(field))
  if (only.length !== 1) return null
  if (
    asked.includes('calendar') &&
    !only.some((field) => field !== 'when') &&
    all.every((fact) => !fact.dates.length)
  )
    return 'calendar date'
  if (asked.includes('status') && !asked.includes('calendar')) return null
  if (only[0] === 'when' && all.every((fact) => !fact.dates.length && !fact.weekdays.size)) return 'date'
  if (
    only[0] === 'where' &&
    all.every((fact) => !fact.entry.venue && fact.entry.mode !== 'video' && fact.entry.mode !== 'phone')
  )
    return 'venue'
  if (
    only[0] === 'how-long' &&
    all.every((fact) => !lengthOf(fact) && !fact.entry.duration && !fact.entry.sessions?.length)
  )
    return 'duration'
  if (only[0] === 'who-led' && all.every((fact) => !fact.entry.participants.some(({ head }) => head)))
    return 'leader'
  return null
}

const onlyAhead: readonly string[] = ['planned', 'proposed', 'postponed']

/** No talks fit: tell a wrong premise (they were elsewhere, or somebody was not there) from a gap. */
function missing(library: Library, { filters }: PlanOf<'talks'>): Findings {
  if (filters.people.length + filters.sides.length && filters.talks.length + filters.places.length) {
    // Two people who met, but somewhere else.
    const elsewhere =
      filters.people.length > 1 && filters.places.length
        ? talksMatching(library, { ...filters, places: [] })
        : []
    if (elsewhere.length)
      return {
        ...nothing,
        facts: elsewhere.map(({ fact }) => fact),
        correction: { kind: 'elsewhere', what: 'place' },
      }
    const there = talksMatching(library, { ...filters, people: [], sides: [] })
    const named = filters.people.flat().every((id) => library.record.people.get(id)?.kind === 'person')
    if (there.length && named && filters.people.length)
      return {
        ...nothing,
        facts: there.map(({ fact }) => fact),
        correction: { kind: 'not-there', people: [...filters.people.flat(), ...filters.sides] },
      }
  }
  if (filters.talks.length && filters.places.length + filters.windows.length + filters.weekdays.length) {
    const real = talksMatching(library, { ...filters, places: [], notPlaces: [], windows: [], weekdays: [] })
    const dated = filters.places.length > 0 || real.some(({ fact }) => fact.dates.length > 0)
    if (real.length && !dated)
      return {
        ...nothing,
        absence: { kind: 'field-unknown', field: 'calendar date' },
        near: real.map(({ fact }) => fact),
      }
    if (real.length)
      return {
        ...nothing,
        facts: real.map(({ fact }) => fact),
        correction: { kind: 'elsewhere', what: filters.places.length ? 'place' : 'date' },
      }
  }
  const anyTime = talksMatching(library, { ...filters, windows: [], weekdays: [] })
  if (
    filters.people.length > 1 &&
    anyTime.length &&
    anyTime.every(({ fact }) => isTalk(fact) && onlyAhead.includes(fact.entry.status))
  )
    return { ...nothing, facts: anyTime.map(({ fact }) => fact), correction: { kind: 'not-held' } }
  const near = anyTime.slice(0, 3)
  return {
    ...nothing,
    absence: { kind: filters.windows.length || filters.weekdays.length ? 'out-of-range' : 'no-such-talk' },
    near: near.map(({ fact }) => fact),
  }
}
