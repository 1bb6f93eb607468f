import type { PersonMention, Question } from '../question/question.ts'
import { daysAround } from '../question/readers/day-shift.ts'
import { wentOnline } from '../question/readers/intent.ts'
import { foldedWords } from '../question/words.ts'
import { shiftDate } from '../record/calendar.ts'
import type { TalksRecord } from '../record/record.ts'
import { type Filters, noFilters } from './plan.ts'

/** What must hold of the facts, from what the question names. */
export function filtersOf(question: Question, record: TalksRecord): Filters {
  const named = question.talks.filter((talk) => talk.ids.length)
  const day = dayAround(question, record)
  if (day)
    return filtersOf(
      {
        ...question,
        talks: [],
        places: [],
        people: question.people.filter((mention) => !day.anchors.includes(mention)),
        when: day.when,
      },
      record,
    )

  // "Who was head of the Ukrainian team?" asks for the holder, and the office is nobody yet;
  // "what did the head of the team say" knows whom it means.
  const asksForHolder = question.asked.includes('who-led') && question.intent !== 'said'
  const speaking = question.people.filter(
    (person) => person.role === 'speaker' && !person.negated && !(person.by === 'office' && asksForHolder),
  )
  const relation = relationTo(question, record)
  const either = relation.kind === 'at' ? eitherOf(question, record) : []
  const sidesOf = (role: 'speaker' | 'about') =>
    question.sides.filter((side) => side.role === role).map(({ side }) => side)
  const places = (negated: boolean) =>
    question.places
      .filter((place) => place.negated === negated)
      .flatMap((place) => place.ids.filter((id) => isVenue(question, record, place, id)))
  return {
    ...noFilters,
    speakers: speaking.map((person) => narrowed(person, question, record)),
    // "the Russian negotiator Medinsky": the person says it all, the side adds nothing.
    speakerSides: speaking.length && question.intent !== 'comparison' ? [] : sidesOf('speaker'),
    people: question.people
      .filter(
        (person) => person.role === 'about' && !person.negated && !(person.by === 'office' && asksForHolder),
      )
      .map((person) => narrowed(person, question, record)),
    notPeople: question.people.filter((person) => person.negated).flatMap((person) => person.ids),
    sides: sidesOf('about'),
    talks: [...new Set([...named.flatMap((talk) => talk.ids), ...relation.heldThere, ...either])],
    talksRelation: relation.kind,
    places: relation.heldThere.length || either.length ? [] : places(false),
    notPlaces: places(true),
    documents: [...new Set(question.documents)],
    windows: question.when?.windows ?? [],
    weekdays: question.when?.weekdays ?? [],
    // A kind named with "after" or "including" is not the only kind meant.
    talkKinds:
      (relation.kind !== 'at' && !wentOnline.test(question.text.toLowerCase())) ||
      /\bincl(uding|\.|\b)/i.test(question.text)
        ? []
        : question.talkKinds,
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
  const online = aboutMeetings(question) ? wentOnline.exec(question.text.toLowerCase()) : null
  if (online)
    return { kind: /^(before|until)/.test(online[0]) ? 'before' : 'after', heldThere: heldByVideo(record) }
  const talk = question.talks.find(
    ({ ids, relation }) => ids.length && (relation === 'after' || relation === 'before'),
  )
  return {
    kind: talk?.relation === 'after' || talk?.relation === 'before' ? talk.relation : 'at',
    heldThere: [],
  }
}

/** "Gomel or Antalya": the talks held at a place beside talks that were held at another. */
function eitherOf(question: Question, record: TalksRecord): string[] {
  const talks = question.talks.flatMap(({ ids }) => ids)
  const others = question.places.filter(
    ({ ids, negated }) =>
      !negated &&
      !talks.some((id) => ids.some((place) => isWithin(record, record.talks.get(id)?.venue, place))),
  )
  const joined = others.some(({ words }) => {
    const name = words.replace(/[^\p{L}\p{N} ]/gu, '.')
    return new RegExp(
      `\\b(or|and|vs|versus|than|&)\\W+(the |in |at )?${name}|${name}\\W+(or|and|vs|versus|than|&) `,
      'iu',
    ).test(question.text)
  })
  return talks.length && (joined || isOfSecondQuestion(question, others))
    ? others.flatMap(({ ids }) => heldAt(record, ids))
    : []
}

/** "where was round 2 and who led in Gomel?": the talks belong to the first question, the places to the second. */
function isOfSecondQuestion({ text, talks }: Question, places: Question['places']): boolean {
  const second = /(\band|\?|;|,) +(also +)?(where|when|who|how|which)\b/i.exec(text)
  if (!second || !/\b(where|when|who|how|which|what)\b/i.test(text.slice(0, second.index))) return false
  const [before, after] = [text.slice(0, second.index), text.slice(second.index)].map((part) =>
    part.toLowerCase(),
  )
  return (
    places.length > 0 &&
    places.every(({ words }) => after!.includes(words.toLowerCase())) &&
    talks.some(({ words }) => before!.includes(words.toLowerCase()))
  )
}

/** "two days after Antalya", "the day after Putin saw Lukashenko": the day itself, where the talks are dated. */
function dayAround(
  question: Question,
  record: TalksRecord,
): { when: NonNullable<Question['when']>; anchors: readonly PersonMention[] } | null {
  const shift = question.when ? 0 : daysAround(question.text)
  if (!shift) return null
  const named = [
    ...question.talks.flatMap((talk) => talk.ids),
    ...question.places.flatMap((place) => (place.relation ? heldAt(record, place.ids) : [])),
  ]
  const anchors = named.length ? [] : peopleBehind(question)
  const ids = named.length ? named : onlyMeetingOf(anchors, record)
  const anchor = ids.map((id) => record.talks.get(id)?.start.date).find((date) => date?.length === 10)
  if (!anchor) return null
  const date = shiftDate(anchor, shift)
  // "the week after": its seven days; "a week after": the day.
  const week = /\bthe (first )?week (after|following|before|preceding)\b/i.test(question.text)
  const [from, to] = shift > 0 ? [shiftDate(anchor, 1), date] : [date, shiftDate(anchor, -1)]
  return {
    when: {
      words: dateWords(question.text),
      windows: [week ? { from, to } : { from: date, to: date }],
      weekdays: [],
      basis: 'implied',
    },
    anchors,
  }
}

/** Whoever is named behind "the day after": whose meeting it was. */
function peopleBehind({ people, text }: Question): readonly PersonMention[] {
  const words = foldedWords(text)
  const at = words.findIndex(
    (word, i) => /^(after|before|following)$/.test(word) && /^(day|week)s?$/.test(words[i - 1] ?? ''),
  )
  return people.filter((mention) => mention.at > at)
}

/** The one meeting or call in which all of them took part; none where there are several. */
function onlyMeetingOf(people: readonly PersonMention[], record: TalksRecord): string[] {
  if (people.length < 2) return []
  const met = [...record.talks.values()].filter(
    ({ status, kind, participants }) =>
      status === 'held' &&
      kind !== 'track' &&
      people.every(({ ids }) => participants.some(({ who }) => ids.includes(who))),
  )
  return met.length === 1 ? [met[0]!.id] : []
}

const dateWords = (text: string) =>
  text.match(/\b(\w+ )?(days?|weeks?) (after|before|following|preceding) .*/i)?.[0] ?? text

/** Talks held at any of the places or within them. */
const heldAt = (record: TalksRecord, places: readonly string[]) =>
  [...record.talks.values()]
    .filter((talk) => talk.status === 'held' && places.some((id) => isWithin(record, talk.venue, id)))
    .map(({ id }) => id)

/** Sessions by video whose day is given: of the others it is not known what they came before. */
const heldByVideo = (record: TalksRecord) =>
  [...record.talks.values()]
    .filter(
      ({ mode, status, start, kind }) =>
        mode === 'video' && status === 'held' && start.precision === 'day' && kind === 'delegation-round',
    )
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
function narrowed(
  { ids, by, words }: PersonMention,
  question: Question,
  record: TalksRecord,
): readonly string[] {
  const there = by === 'office' ? holdersIn(question.documents, ids, words, record) : []
  if (there.length) return there
  if (ids.length < 2) return ids
  const sides = new Set<string>(question.sides.map((side) => side.side))
  const fitting = ids.filter((id) => sides.has(record.people.get(id)?.side ?? ''))
  return fitting.length ? fitting : ids
}

/** "the adviser" of a document named beside: whoever speaks by that office there, and on that side. */
function holdersIn(
  documents: readonly string[],
  ids: readonly string[],
  words: string,
  record: TalksRecord,
): string[] {
  if (!documents.length) return []
  const speakers = new Set(
    [...record.statements.values()]
      .filter(({ document }) => documents.includes(document.id))
      .map(({ speaker }) => speaker),
  )
  const own = ids.filter((id) => speakers.has(id))
  if (own.length) return own
  const office = foldedWords(words).at(-1)
  const sides = new Set(ids.map((id) => record.people.get(id)?.side))
  return [...speakers].filter((id) => {
    const actor = record.people.get(id)
    const called = [
      actor?.name ?? '',
      ...(actor?.aliases ?? []),
      ...(actor?.offices ?? []).map(({ title }) => title),
    ]
    return sides.has(actor?.side) && called.some((name) => foldedWords(name).includes(office ?? ''))
  })
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
