import type { PlanOf } from '../plan/plan.ts'
import { wordsOf } from '../question/words.ts'
import type { Fact } from '../record/facts.ts'
import { byDate } from './by-date.ts'
import { findFacts } from './find-facts.ts'
import { type Findings, nothing } from './findings.ts'
import type { Library } from './library.ts'
import { speakerFit } from './matches-filters.ts'
import { relevance } from './rank.ts'

/**
 * One speaker's or side's own statements on one subject in date order, each utterance once; undated ones after the
 * dated, because nothing tells where they belong. With `ends` only those of the first and of the last date.
 */
export async function findChange(library: Library, plan: PlanOf<'change'>): Promise<Findings> {
  const { filters, ranking } = plan
  const found = await findFacts(library, {
    kind: 'facts',
    about: 'said',
    presumes: false,
    order: null,
    filters,
    ranking,
  })
  if (found.absence || found.correction) return found
  const own = found.facts.filter((fact) => {
    const ranked = library.facts.get(fact.id)
    if (!ranked || fact.kind !== 'statement') return false
    const fit = speakerFit(library.record, ranked, filters)
    // An office's words are the person's where it tells what the person said.
    return fit >= 1 || (fit >= 0.8 && filters.speakers.flat().some((id) => ranked.mentions.has(id)))
  })
  const onSubject = own.filter((fact) => bears(library, fact, plan))
  const told = plan.about.length ? onSubject.filter((fact) => tells(fact, plan.about)) : onSubject
  const facts = told.toSorted(byDate)
  if (!facts.length)
    return {
      ...nothing,
      absence: {
        kind: 'speaker-silent',
        speakers: filters.speakers.flat(),
        ...(filters.speakerSides.length && { sides: filters.speakerSides }),
        onTopic: plan.about.length + ranking.subjects.length > 0,
      },
      near: onSubject.slice(0, 3),
    }
  return { ...found, facts: plan.ends ? endsOf(facts) : facts }
}

/** On the subject asked about, not only by the same speaker. */
function bears(library: Library, fact: Fact, { ranking }: PlanOf<'change'>): boolean {
  const ranked = library.facts.get(fact.id)
  if (!ranked || !ranking.subjects.length) return ranked !== undefined
  const { covered } = relevance(library, ranked, ranking)
  if (ranking.topics.length) return ranking.topics.some((id) => covered.has(`topic:${id}`))
  return ranking.subjects.some((subject) => covered.has(subject))
}

/** In the words themselves or what they say, not in what stands around them. */
function tells(fact: Fact, about: readonly string[]): boolean {
  const words =
    fact.kind === 'statement'
      ? new Set(wordsOf(`${fact.entry.gist} ${fact.quote ?? ''}`).map(({ stem }) => stem))
      : null
  return about.some((stem) => words?.has(stem))
}

function endsOf(facts: readonly Fact[]): Fact[] {
  const dates = facts.flatMap((fact) => fact.dates[0]?.from ?? [])
  const ends = [dates[0], dates.at(-1)]
  return dates.length ? facts.filter((fact) => ends.includes(fact.dates[0]?.from)) : [...facts]
}
