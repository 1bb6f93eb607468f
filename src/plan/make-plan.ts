import type { Intent, Question } from '../question/question.ts'
import type { TalksRecord } from '../record/record.ts'
import { type Filters, noFilters, type Plan, type Ranking } from './plan.ts'

/**
 * Question → Plan. Decides what is searched for and what must hold; whether the record
 * answers is lookup's business.
 */
export function makePlan(question: Question, record: TalksRecord): Plan {
  if (question.otherLanguage) return { kind: 'language' }
  if (question.intent === 'help') return { kind: 'help' }
  const filters = filtersOf(question, record)
  const ranking: Ranking = { topics: question.topics, terms: question.terms }
  const foreign = question.leftovers
    .filter((leftover) => leftover.kind === 'foreign')
    .map(({ word }) => word.text)
  if (question.intent === 'coverage' && !filters.speakers.length) return { kind: 'coverage' }
  const empty = isEmpty(filters) && !ranking.topics.length && !question.quotations.length && !question.saying
  if (empty && !ranking.terms.length) {
    if (question.intent === 'any' || question.intent === 'greeting') return { kind: 'greeting' }
    if (question.intent === 'provenance') return { kind: 'coverage' }
  }

  const words = question.quotations[0] ?? question.saying
  if (question.intent === 'whose-words' && words) {
    const claimed = question.people
      .filter((person) => person.role === 'speaker')
      .map((person) => [...person.ids])
    return {
      kind: 'whose-words',
      words,
      exact: question.quotations.length > 0,
      filters: { ...filters, speakers: question.quotations.length ? claimed : [], speakerSides: [] },
      ranking,
    }
  }
  if (foreign.length) {
    // Words in no list at all, and nothing else understood: nobody could answer that.
    if (empty && foreign.length === question.terms.length && !foreign.some((word) => /^\p{Lu}/u.test(word)))
      return { kind: 'unclear', choices: [] }
    return { kind: 'missing', subjects: foreign, near: filters, ranking }
  }

  switch (question.intent) {
    case 'talks':
      return {
        kind: 'talks',
        asked: question.asked,
        superlative: question.superlative ?? null,
        filters: asParticipants(filters),
        ranking,
      }
    case 'timeline':
      return {
        kind: 'timeline',
        latest:
          question.superlative === 'last' ||
          /\b(latest|newest|most recent|what'?s new)\b/i.test(question.text),
        filters: asParticipants(filters),
        ranking,
      }
    case 'comparison':
      return {
        kind: 'comparison',
        overTime:
          /\b(chang|evolv|shift|over time|develop)/i.test(question.text) &&
          question.people.length + question.sides.length <= 1,
        filters,
        ranking,
      }
    default:
      return {
        kind: 'facts',
        about: aboutOf(question.intent),
        presumes: presumes(question),
        filters,
        ranking,
      }
  }
}

const aboutOf = (intent: Intent) =>
  intent === 'said' || intent === 'stalled' || intent === 'positions' || intent === 'provenance'
    ? intent
    : intent === 'whose-words'
      ? 'said'
      : 'any'

/** "Why did X say …", "when did X admit …": the question takes the saying for granted. */
const presumes = ({ text }: Question) =>
  /\b(why|when|how|where)\s+(did|does|has|had|would)\b.*\b(say|said|claim|admit|confirm|announce|acknowledge|agree|concede|tell|blame|promise)/i.test(
    text,
  ) && !/\b(den(y|ied|ies|ial)|reject|dismiss|refus|disput)/i.test(text)

function filtersOf(question: Question, record: TalksRecord): Filters {
  const speaking = question.people.filter((person) => person.role === 'speaker')
  const aboutPeople = question.people.filter((person) => person.role === 'about')
  const talks = question.talks.filter((talk) => talk.ids.length)
  const relation = talks.find((talk) => talk.relation === 'after' || talk.relation === 'before')?.relation
  const sidesSpeaking = question.sides.filter((side) => side.role === 'speaker').map((side) => side.side)
  return {
    ...noFilters,
    speakers: speaking.map((person) => narrowed(person.ids, question, record)),
    // "the Russian negotiator Medinsky": the person says it all, the side adds nothing.
    speakerSides: speaking.length ? [] : sidesSpeaking,
    people: aboutPeople.map((person) => narrowed(person.ids, question, record)),
    sides: question.sides.filter((side) => side.role === 'about').map((side) => side.side),
    talks: [...new Set(talks.flatMap((talk) => talk.ids))],
    talksRelation: relation === 'after' || relation === 'before' ? relation : 'at',
    places: question.places.filter((place) => !place.negated).flatMap((place) => place.ids),
    notPlaces: question.places.filter((place) => place.negated).flatMap((place) => place.ids),
    documents: [...new Set(question.documents)],
    windows: question.when?.windows ?? [],
    weekdays: question.when?.weekdays ?? [],
    talkKinds: question.talkKinds,
  }
}

/** "The foreign minister" with a side beside it is that side's. */
function narrowed(ids: readonly string[], question: Question, record: TalksRecord): readonly string[] {
  if (ids.length < 2) return ids
  const sides = new Set<string>(question.sides.map((side) => side.side))
  const fitting = ids.filter((id) => sides.has(record.people.get(id)?.side ?? ''))
  return fitting.length ? fitting : ids
}

/** In a question about meetings everybody named takes part; nobody is only a speaker. */
function asParticipants(filters: Filters): Filters {
  return {
    ...filters,
    speakers: [],
    speakerSides: [],
    people: [...filters.speakers, ...filters.people],
    sides: [...filters.speakerSides, ...filters.sides],
  }
}

export function isEmpty(filters: Filters): boolean {
  return !(
    filters.speakers.length +
    filters.speakerSides.length +
    filters.people.length +
    filters.sides.length +
    filters.talks.length +
    filters.places.length +
    filters.notPlaces.length +
    filters.documents.length +
    filters.windows.length +
    filters.weekdays.length +
    filters.talkKinds.length
  )
}
