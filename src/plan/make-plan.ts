import type { Intent, Question } from '../question/question.ts'
import { stopWords } from '../question/word-lists.ts'
import { foldedWords, stem } from '../question/words.ts'
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
  const ranking = rankingOf(question, filters, record)
  if (question.intent === 'coverage' && !filters.speakers.length) return { kind: 'coverage' }

  const foreign = question.leftovers.filter(({ kind }) => kind === 'foreign').map(({ word }) => word.text)
  const words = question.quotations[0] ?? question.saying
  const empty = isEmpty(filters) && !ranking.topics.length && !words
  if (empty && !ranking.terms.length) {
    if (question.intent === 'any' || question.intent === 'greeting') return { kind: 'greeting' }
    if (question.intent === 'provenance') return { kind: 'coverage' }
  }
  const quoted = question.quotations.length > 0 && (question.intent === 'any' || question.intent === 'said')
  if ((question.intent === 'whose-words' || quoted) && words) {
    const claimed = question.alternatives
      ? []
      : question.people.filter((person) => person.role === 'speaker').map((person) => [...person.ids])
    return {
      kind: 'whose-words',
      words,
      exact: question.quotations.length > 0,
      filters: {
        ...loosened(filters),
        // Names inside the words looked for are words, not filters.
        talks: [],
        places: [],
        speakers: question.quotations.length ? claimed : [],
        speakerSides: [],
      },
      ranking: question.alternatives
        ? { ...ranking, involved: question.people.map(({ ids }) => ids) }
        : ranking,
      foreign,
    }
  }
  if (foreign.length) {
    // Words in no list at all, and nothing else understood: nobody could answer that.
    if (empty && foreign.length === ranking.terms.length && !foreign.some((word) => /^\p{Lu}/u.test(word)))
      return { kind: 'unclear', choices: [] }
    return { kind: 'missing', subjects: foreign, near: filters, ranking }
  }

  // A date and nothing else asks what happened then.
  const onlyDate =
    question.intent === 'any' &&
    filters.windows.length > 0 &&
    !ranking.subjects.length &&
    !filters.speakers.length
  switch (onlyDate ? 'timeline' : question.intent) {
    case 'talks':
      return {
        kind: 'talks',
        asked: question.asked,
        superlative: question.superlative ?? null,
        spoken: loosened(filters),
        filters: asParticipants(grouped(filters, question), record),
        ranking,
      }
    case 'timeline': {
      const spoken =
        filters.speakers.length + filters.speakerSides.length + filters.people.length > 0 &&
        /\b(remarks?|statements?|words|quot\w+|comments?|said|says|say|tweets?|positions?)\b/i.test(
          question.text,
        )
      return {
        kind: 'timeline',
        latest:
          question.superlative === 'last' ||
          /\b(latest|newest|most recent|what'?s new)\b/i.test(question.text),
        spoken,
        filters: spoken ? loosened(filters) : asParticipants(grouped(filters, question), record),
        ranking,
      }
    }
    case 'comparison': {
      const overTime = /\b(chang|evolv|shift|over time|develop)/i.test(question.text)
      const parties = question.people.length + question.sides.length
      return {
        kind: 'comparison',
        overTime: overTime && parties <= 1,
        filters: { ...filters, talkKinds: [] },
        ranking,
      }
    }
    default:
      return {
        kind: 'facts',
        about: aboutOf(question.intent),
        presumes: presumes(question),
        order:
          question.superlative === 'last' || question.superlative === 'first' ? question.superlative : null,
        filters: loosened(filters),
        ranking,
      }
  }
}

const aboutOf = (intent: Intent) => {
  if (intent === 'whose-words') return 'said'
  return intent === 'said' || intent === 'stalled' || intent === 'positions' || intent === 'provenance'
    ? intent
    : 'any'
}

/**
 * "Why did X say …", "when did X admit …", "did X really say …?", "… – X said that?":
 * the question takes for granted, or doubts, that this speaker said it.
 */
const presumes = ({ text }: Question) =>
  (/\b(why|when|where)\s+(did|does|has|had|would)\b.*\b(say|said|claim|admit|confirm|announce|acknowledge|agree|concede|tell|blame|promise|call|describe|tweet|warn|insist)/i.test(
    text,
  ) ||
    /^\W*((so|and|but|hi|hey|hello|ok|okay|is it true that|really)\W+){0,2}(did|has|does)\s+(?!.*\b(what|who|anything|anyone)\b).*\b(say|said|claim|admit|confirm|announce|acknowledge|agree|concede|tell|promise|tweet|warn|insist)/i.test(
      text,
    ) ||
    /\b(said|says|tweeted|wrote) (that|this|it|so)\W*$/i.test(text)) &&
  !/\b(den(y|ied|ies|ial)|reject|dismiss|refus|disput)/i.test(text)

/** Whoever is only told of ranks facts and excludes none; so do kinds of talks. */
const loosened = (filters: Filters): Filters => ({ ...filters, people: [], sides: [], talkKinds: [] })

function rankingOf(question: Question, filters: Filters, record: TalksRecord): Ranking {
  const stemsOf = (text: string) =>
    foldedWords(text)
      .filter((word) => !stopWords.has(word))
      .map(stem)
  const quoted = question.intent === 'whose-words' ? [] : question.quotations.flatMap(stemsOf)
  // A place where no talks stand on the record is a subject, not a venue.
  const subjects = question.places
    .flatMap((place) => place.ids)
    .filter((id) => !filters.places.includes(id) && !filters.notPlaces.includes(id))
    .flatMap((id) => stemsOf(record.places.get(id)?.name ?? ''))
  return {
    topics: question.topics,
    terms: [...new Set([...question.terms, ...quoted, ...subjects])],
    words: foldedWords(question.text),
    subjects: [
      // Without a speaker, talks, place or date to go by, every word counts.
      ...(isEmpty(filters) && !question.topics.length ? question.terms : question.subjects),
      ...quoted,
      ...subjects,
      ...question.topics.map((id) => `topic:${id}`),
    ],
    involved: [...filters.people, ...filters.sides.map((side) => [side])],
  }
}

function filtersOf(question: Question, record: TalksRecord): Filters {
  const speaking = question.people.filter((person) => person.role === 'speaker')
  const aboutPeople = question.people.filter((person) => person.role === 'about')
  const talks = question.talks.filter((talk) => talk.ids.length)
  // "after the Belarus rounds": the talks held there are what it comes after.
  const since =
    question.intent === 'talks' || question.intent === 'timeline'
      ? question.places.find((place) => place.relation && !place.negated)
      : undefined
  const heldThere =
    since && !talks.length
      ? [...record.talks.values()]
          .filter(
            (talk) => talk.status === 'held' && since.ids.some((id) => isWithin(record, talk.venue, id)),
          )
          .map(({ id }) => id)
      : []
  const relation =
    since && heldThere.length
      ? since.relation
      : talks.find((talk) => talk.relation === 'after' || talk.relation === 'before')?.relation
  const sidesSpeaking = question.sides.filter((side) => side.role === 'speaker').map((side) => side.side)
  const atVenue = question.intent === 'talks' || question.intent === 'timeline'
  const venues = venueIds(record)
  const places = question.places.map((place) => ({
    ...place,
    ids: place.ids.filter((id) => venues.has(id) || (atVenue && !place.topical)),
  }))
  return {
    ...noFilters,
    speakers: speaking.map((person) => narrowed(person.ids, question, record)),
    // "the Russian negotiator Medinsky": the person says it all, the side adds nothing.
    speakerSides: speaking.length ? [] : sidesSpeaking,
    people: aboutPeople.map((person) => narrowed(person.ids, question, record)),
    sides: question.sides.filter((side) => side.role === 'about').map((side) => side.side),
    talks: [...new Set([...talks.flatMap((talk) => talk.ids), ...heldThere])],
    talksRelation: relation === 'after' || relation === 'before' ? relation : 'at',
    places: relation && atVenue ? [] : places.filter((place) => !place.negated).flatMap((place) => place.ids),
    notPlaces: places.filter((place) => place.negated).flatMap((place) => place.ids),
    documents: [...new Set(question.documents)],
    windows: question.when?.windows ?? [],
    weekdays: question.when?.weekdays ?? [],
    // A kind named with "after" or "including" is not the only kind meant.
    talkKinds: relation || /\bincl(uding|\.|\b)/i.test(question.text) ? [] : question.talkKinds,
  }
}

const isWithin = (record: TalksRecord, venue: string | undefined, place: string): boolean =>
  venue !== undefined && (venue === place || isWithin(record, record.places.get(venue)?.within, place))

/** Places in which talks stand on the record, and the regions that hold them. */
function venueIds(record: TalksRecord): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const talk of record.talks.values())
    for (let id = talk.venue; id && !ids.has(id); id = record.places.get(id)?.within) ids.add(id)
  return ids
}

/** "The foreign minister" with a side beside it is that side's. */
function narrowed(ids: readonly string[], question: Question, record: TalksRecord): readonly string[] {
  if (ids.length < 2) return ids
  const sides = new Set<string>(question.sides.map((side) => side.side))
  const fitting = ids.filter((id) => sides.has(record.people.get(id)?.side ?? ''))
  return fitting.length ? fitting : ids
}

/** "the calls Macron and Scholz had with Putin": either of the first, with the last. */
function grouped(filters: Filters, { text, people }: Question): Filters {
  const joined = /\b\w+,? (?:and|or|&) \w+\b.{0,40}\b(?:with|to)\b/i.test(text)
  if (people.length < 3 || !joined || /\b(together|joint(ly)?|three.way|both)\b/i.test(text)) return filters
  const [first, second, ...others] = people.toSorted((a, b) => a.at - b.at)
  return {
    ...filters,
    speakers: [],
    people: [[...first!.ids, ...second!.ids], ...others.map(({ ids }) => [...ids])],
  }
}

/** In a question about meetings everybody named takes part; nobody is only a speaker. */
function asParticipants(filters: Filters, record: TalksRecord): Filters {
  // Reporters and newspapers tell of talks; they do not take part in them.
  const present = (ids: readonly string[]) => ids.some((id) => record.people.get(id)?.side !== 'press')
  return {
    ...filters,
    speakers: [],
    speakerSides: [],
    people: [...filters.speakers, ...filters.people].filter(present),
    sides: [...filters.speakerSides, ...filters.sides],
  }
}

export function isEmpty(filters: Filters): boolean {
  return Object.values(filters).every((value) => typeof value === 'string' || value.length === 0)
}
