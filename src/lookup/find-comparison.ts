import type { PlanOf } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import { findFacts } from './find-facts.ts'
import { type Findings, nothing } from './findings.ts'
import { inTurn } from './in-turn.ts'
import type { Library } from './library.ts'
import { speakerFit } from './matches-filters.ts'

/** Both parties' words on the same matter, side by side: one of each in turn. */
export async function findComparison(library: Library, plan: PlanOf<'comparison'>): Promise<Findings> {
  const { filters, ranking } = plan
  // "the two foreign ministers": each holder is a party.
  const people = [...filters.speakers, ...filters.people].flatMap((ids) =>
    ids.length > 1 && ids.length < 4 ? ids.map((id) => [id]) : [ids],
  )
  const sides = [...filters.speakerSides, ...filters.sides]
  const base = { ...filters, speakers: [], speakerSides: [], people: [], sides: [] }
  const ask = (part: Partial<typeof filters>) =>
    findFacts(library, {
      kind: 'facts',
      about: 'said',
      presumes: false,
      order: null,
      ranking,
      filters: { ...base, ...part },
    })

  const parties = [
    ...people.map((ids) => ({ speakers: [ids] })),
    ...sides.map((side) => ({ speakerSides: [side] })),
  ]
  // "Both sides", "the two reports": the parties are those of the talks, or the documents that tell of them.
  const documents = base.documents.length > 1 ? base.documents : []
  if (documents.length && !parties.length) {
    const each = await Promise.all(
      documents.map(async (id) => {
        const onSubject = await ask({ documents: [id] })
        if (onSubject.facts.length) return onSubject
        return findFacts(library, {
          kind: 'facts',
          about: 'any',
          presumes: false,
          order: null,
          filters: { ...base, documents: [id] },
          ranking: { ...ranking, subjects: [] },
        })
      }),
    )
    const facts = inTurn(each.map((found) => found.facts))
    return facts.length
      ? { ...nothing, facts, confidence: Math.min(...each.map((found) => found.confidence)) }
      : each[0]!
  }
  if (parties.length === 0) {
    const everything = await ask({})
    if (!everything.facts.length) return everything
    const byDocument = groupBy(everything.facts, (fact) => [...fact.documents][0]!)
    const bySide = groupBy(everything.facts, (fact) => [...fact.speakerSides][0] ?? 'none')
    const groups =
      byDocument.length > 1 && !base.talks.length
        ? byDocument
        : [...byDocument.slice(1).map((group) => group.slice(0, 2)), ...bySide]
    return { ...everything, facts: inTurn(groups) }
  }
  if (parties.length === 1) {
    const one = await ask(parties[0]!)
    const rest = await ask({})
    const facts = inTurn([one.facts, rest.facts.filter((fact) => !one.facts.includes(fact))])
    return facts.length ? { ...nothing, facts, confidence: one.confidence } : one
  }
  const found = await Promise.all(
    parties.map(async (party) => {
      const onSubject = await ask(party)
      if (onSubject.facts.length || base.talks.length + base.windows.length + base.places.length === 0)
        return onSubject
      // One party's words on the same occasion, where none bear the very words asked about.
      return findFacts(library, {
        kind: 'facts',
        about: 'said',
        presumes: false,
        order: null,
        filters: { ...base, ...party },
        ranking: { ...ranking, subjects: [] },
      })
    }),
  )
  const empty = found.find((each) => !each.facts.length)
  // Whoever is only told of has not spoken.
  const silent = parties.filter((party, i) => {
    const asked = { ...base, ...party }
    return !found[i]!.facts.some((fact) => {
      const ranked = library.facts.get(fact.id)
      return fact.kind !== 'talk' && ranked !== undefined && speakerFit(library.record, ranked, asked) >= 0.8
    })
  })
  const unheard = {
    speakers: silent.flatMap((party) => ('speakers' in party ? party.speakers.flat() : [])),
    sides: silent.flatMap((party) => ('speakerSides' in party ? party.speakerSides : [])),
  }
  if (empty && found.every((each) => !each.facts.length))
    return empty.absence?.kind === 'speaker-silent'
      ? { ...empty, absence: { ...empty.absence, ...unheard } }
      : empty
  return {
    ...nothing,
    facts: inTurn(found.map((each) => each.facts.filter((fact) => fact.kind !== 'talk'))),
    ...(silent.length && { silent: unheard }),
    confidence: Math.min(...found.map((each) => each.confidence)),
  }
}

function groupBy(facts: readonly Fact[], key: (fact: Fact) => string): Fact[][] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) groups.set(key(fact), [...(groups.get(key(fact)) ?? []), fact])
  return [...groups.values()]
}
