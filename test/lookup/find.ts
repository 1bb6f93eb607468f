import type { Findings } from '../../src/lookup/findings.ts'
import { buildLibrary, type Library } from '../../src/lookup/library.ts'
import { runPlan } from '../../src/lookup/run-plan.ts'
import { indexStems } from '../../src/lookup/search-index.ts'
import { type Filters, noFilters, type PlanOf, type Ranking } from '../../src/plan/plan.ts'
import { buildLexicon } from '../../src/question/lexicon.ts'
import { isEnglish } from '../../src/question/spelling.ts'
import { summits } from './summits-fixture.ts'

const record = summits()
const library: Library = buildLibrary(record, buildLexicon(record, isEnglish))

const ranked = (words = '', over: Partial<Ranking> = {}): Ranking => ({
  topics: [],
  terms: indexStems(words),
  words: words.toLowerCase().split(/\W+/).filter(Boolean),
  subjects: indexStems(words),
  involved: [],
  ...over,
})
const holding = (filters: Partial<Filters>): Filters => ({ ...noFilters, ...filters })

/** Whose words these are; `claimed` is who the question says spoke them. */
export const whoSaid = (
  words: string,
  { exact = true, claimed = [] as string[], foreign = [] as string[] } = {},
) =>
  runPlan(library, {
    kind: 'whose-words',
    words,
    exact,
    filters: holding({ speakers: claimed.length ? [claimed] : [] }),
    ranking: ranked(words),
    foreign,
  })

type TalksPart = Partial<Pick<PlanOf<'talks'>, 'asked' | 'superlative'>>
export const talksWith = (filters: Partial<Filters>, part: TalksPart = {}) =>
  runPlan(library, {
    kind: 'talks',
    asked: [],
    superlative: null,
    upcoming: false,
    ...part,
    filters: holding(filters),
    spoken: holding({}),
    ranking: ranked(),
  })

export const timeline = (filters: Partial<Filters>, part: Partial<PlanOf<'timeline'>> = {}) =>
  runPlan(library, {
    kind: 'timeline',
    latest: false,
    spoken: false,
    ...part,
    filters: holding(filters),
    ranking: ranked(),
  })

export const compare = (filters: Partial<Filters>, words = '') =>
  runPlan(library, { kind: 'comparison', filters: holding(filters), ranking: ranked(words) })

export const overTime = (filters: Partial<Filters>, part: Partial<PlanOf<'change'>> = {}) =>
  runPlan(library, {
    kind: 'change',
    ends: false,
    about: [],
    ranking: ranked(),
    ...part,
    filters: holding(filters),
  })

export const meetings = (filters: Partial<Filters>) =>
  runPlan(library, { kind: 'meetings', filters: holding(filters), ranking: ranked() })

export const saidBy = (who: string, words = '', part: Partial<PlanOf<'facts'>> = {}) =>
  runPlan(library, {
    kind: 'facts',
    about: 'said',
    presumes: false,
    order: null,
    filters: holding(who ? { speakers: [[who]] } : {}),
    ranking: ranked(words),
    ...part,
  })

export const ids = ({ facts }: Findings) => facts.map(({ id }) => id.replace(/^\w+:/, ''))
export const speakers = ({ facts }: Findings) => facts.map((fact) => [...fact.speakers].join('+'))
