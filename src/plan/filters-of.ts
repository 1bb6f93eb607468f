import type { Question } from '../question/question.ts'
import { daysAround } from '../question/readers/day-shift.ts'
import { shiftDate } from '../record/calendar.ts'
import type { TalksRecord } from '../record/record.ts'
import { type Filters, noFilters } from './plan.ts'

/** What must hold of the facts, from what the question names. */
export function filtersOf(question: Question, record: TalksRecord): Filters {
  const named = question.talks.filter((talk) => talk.ids.length)
  const day = dayAround(question, record)
  if (day) return filtersOf({ ...question, talks: [], places: [], when: day }, record)

  const speaking = question.people.filter(
    // "Who was head of the Ukrainian team?" asks for the holder; the office is nobody yet.
    (person) =>
      person.role === 'speaker' &&
      !person.negated &&
      !(person.by === 'office' && question.asked.includes('who-led')),
  )
  const relation = relationTo(question, record)
  const sidesOf = (role: 'speaker' | 'about') =>
    question.sides.filter((side) => side.role === role).map(({ side }) => side)
  const places = (negated: boolean) =>
    question.places
      .filter((place) => place.negated === negated)
      .flatMap((place) => place.ids.filter((id) => isVenue(question, record, place, id)))
  return {
    ...noFilters,
    speakers: speaking.map((person) => narrowed(person.ids, question, record)),
    // "the Russian negotiator Medinsky": the person says it all, the side adds nothing.
    speakerSides: speaking.length && question.intent !== 'comparison' ? [] : sidesOf('speaker'),
    people: question.people
      .filter(
        (person) =>
          person.role === 'about' &&
          !person.negated &&
          !(person.by === 'office' && question.asked.includes('who-led')),
      )
      .map((person) => narrowed(person.ids, question, record)),
    notPeople: question.people.filter((person) => person.negated).flatMap((person) => person.ids),
    sides: sidesOf('about'),
    talks: [...new Set([...named.flatMap((talk) => talk.ids), ...relation.heldThere])],
    talksRelation: relation.kind,
    places: relation.heldThere.length ? [] : places(false),
    notPlaces: places(true),
    documents: [...new Set(question.documents)],
    windows: question.when?.windows ?? [],
    weekdays: question.when?.weekdays ?? [],
    // A kind named with "after" or "including" is not the only kind meant.
    talkKinds: relation.kind !== 'at' || /\bincl(uding|\.|\b)/i.test(question.text) ? [] : question.talkKinds,
  }
}

const aboutMeetings = ({ intent }: Question) =>
  intent === 'talks' || intent === 'meetings' || intent === 'timeline' || intent === 'any'

/** "after Antalya", "after the Belarus rounds": around the talks named, or those held at the place named. */
function relationTo(
  question: Question,
  record: TalksRecord,
): { kind: Filters['talksRelation']; heldThere: string[] } {
  const place = aboutMeetings(question)
    ? question.places.find((each) => each.relation && !each.negated)
    : undefined
  const heldThere = place ? heldAt(record, place.ids) : []
  if (place?.relation && heldThere.length) return { kind: place.relation, heldThere }
  const talk = question.talks.find(
    ({ ids, relation }) => ids.length && (relation === 'after' || relation === 'before'),
  )
  return {
    kind: talk?.relation === 'after' || talk?.relation === 'before' ? talk.relation : 'at',
    heldThere: [],
  }
}

/** "two days after Antalya", "the day before the third round": the day itself, where the talks are dated. */
function dayAround(question: Question, record: TalksRecord): Question['when'] {
  const shift = question.when ? 0 : daysAround(question.text)
  if (!shift) return null
  const ids = [
    ...question.talks.flatMap((talk) => talk.ids),
    ...question.places.flatMap((place) => (place.relation ? heldAt(record, place.ids) : [])),
  ]
  const anchor = ids.map((id) => record.talks.get(id)?.start.date).find((date) => date?.length === 10)
  if (!anchor) return null
  const date = shiftDate(anchor, shift)
  return {
    words: dateWords(question.text),
    windows: [{ from: date, to: date }],
    weekdays: [],
    basis: 'implied',
  }
}

const dateWords = (text: string) =>
  text.match(/\b(\w+ )?(days?|weeks?) (after|before|following|preceding) .*/i)?.[0] ?? text

/** Talks held at any of the places or within them. */
const heldAt = (record: TalksRecord, places: readonly string[]) =>
  [...record.talks.values()]
    .filter((talk) => talk.status === 'held' && places.some((id) => isWithin(record, talk.venue, id)))
    .map(({ id }) => id)

const isWithin = (record: TalksRecord, venue: string | undefined, place: string): boolean =>
  venue !== undefined && (venue === place || isWithin(record, record.places.get(venue)?.within, place))

/** A place is a venue where talks stand on the record, or where the question says that some were held. */
function isVenue(
  question: Question,
  record: TalksRecord,
  place: Question['places'][number],
  id: string,
): boolean {
  if ([...record.talks.values()].some((talk) => isWithin(record, talk.venue, id))) return true
  const meetings = /\b(talks?|meet\w*|met|rounds?|negotiat\w*|sessions?|summit|held|venue|hosted?)\b/i
  return (
    (question.intent === 'talks' || question.intent === 'meetings' || question.intent === 'timeline') &&
    !place.topical &&
    meetings.test(question.text)
  )
}

/** "The foreign minister" with a side beside it is that side's. */
function narrowed(ids: readonly string[], question: Question, record: TalksRecord): readonly string[] {
  if (ids.length < 2) return ids
  const sides = new Set<string>(question.sides.map((side) => side.side))
  const fitting = ids.filter((id) => sides.has(record.people.get(id)?.side ?? ''))
  return fitting.length ? fitting : ids
}

/** Whoever is only told of ranks facts and excludes none; so do kinds of talks. */
export const loosened = (filters: Filters): Filters => ({
  ...filters,
  people: [],
  sides: [],
  talkKinds: [],
  // What was said after a round is what was said about it.
  talksRelation: 'at',
})

/** "the calls Macron and Scholz had with Putin": either of the first, with the last. */
export function grouped(filters: Filters, { text, people }: Question): Filters {
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
export function asParticipants(filters: Filters, record: TalksRecord): Filters {
  // Reporters and newspapers tell of talks; they do not take part in them.
  const present = (ids: readonly string[]) =>
    ids.some((id) => record.people.get(id)?.side !== 'press' && !record.people.get(id)?.author)
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
