import type { TalksRecord } from '../../record/record.ts'
import type { Lexicon, Match, Sense } from '../lexicon.ts'
import { capitals } from '../nations.ts'
import type { PersonMention, PlaceMention, SideMention, TalkMention } from '../question.ts'
import type { Word } from '../words.ts'
import {
  documentsOf,
  documentsOn,
  isOtherOffice,
  isOtherPerson,
  kinOf,
  onlyDocumentOf,
  otherOfficeOf,
  talksAt,
} from './other-people.ts'
import { isNegated, isPronounUs, placePrepositions, relationOf, venueIds } from './place-sense.ts'
import { isAskedToSpeak, isExcluded, joined, merged, roleOf, withOneSubject } from './roles.ts'

export interface Mentions {
  readonly people: PersonMention[]
  readonly sides: SideMention[]
  readonly places: PlaceMention[]
  readonly talks: TalkMention[]
  readonly documents: string[]
  readonly topics: string[]
  readonly corrections: { typed: string; meant: string }[]
  /** Indexes of words that name people, sides, places, talks or documents. */
  readonly claimed: ReadonlySet<number>
  /** People and places named that the record does not have. */
  readonly unknown: readonly string[]
  /** Indexes of words that belong to a topic; they still rank. */
  readonly topical: ReadonlySet<number>
}

/**
 * People, sides, places, talks, documents and topics, found by the record's own
 * names. A capital or country is a side unless a preposition makes it a place.
 */
export function readMentions(
  words: readonly Word[],
  lexicon: Lexicon,
  record: TalksRecord,
  masked: ReadonlySet<number>,
): Mentions {
  const people: PersonMention[] = []
  const sides: SideMention[] = []
  const places: PlaceMention[] = []
  const talks: TalkMention[] = []
  const documents: string[] = []
  const topics: string[] = []
  const corrections: { typed: string; meant: string }[] = []
  const claimed = new Set<number>()
  const topical = new Set<number>()
  const unknown: string[] = []
  /** Indexes of countries that only tell whose an office is. */
  const elsewhereAt = new Set<number>()
  const venues = venueIds(record)
  const speakers = new Set([...record.statements.values()].map(({ speaker }) => speaker))
  const speakingSides = new Set([...record.statements.values()].map(({ side }) => side))

  for (const match of lexicon.find(words)) {
    if (range(match).every((i) => masked.has(i)) || elsewhereAt.has(match.from)) continue
    const typed = words.slice(match.from, match.to)
    const phrase = typed.map((word) => word.text).join(' ')
    if (match.corrected) corrections.push({ typed: phrase, meant: match.corrected })
    const pick = <K extends Sense['kind']>(kind: K) =>
      match.senses.find((sense) => sense.kind === kind) as Extract<Sense, { kind: K }> | undefined
    const before = words[match.from - 1]?.folded ?? ''
    const beforeThat = words[match.from - 2]?.folded ?? ''
    const named = pick('person')
    // "NATO": an institution without words on the record is a subject.
    const person =
      named &&
      match.senses.some(({ kind }) => kind === 'topic') &&
      named.ids.every((id) => !speakers.has(id) && record.people.get(id)?.kind !== 'person')
        ? undefined
        : isCapitalOnly(named, match, words, record)
          ? undefined
          : named
    const place = pick('place')
    const side = pick('side')
    const topic = pick('topic')
    const talk = pick('talk')
    const document = pick('document')
    const claim = () => {
      for (const i of range(match)) claimed.add(i)
    }
    const placeAt = (id: string) =>
      places.push({
        ids: [id],
        words: phrase,
        negated: isNegated(words, match.from),
        topical: topic !== undefined,
        at: match.from,
        ...relationOf(words, match.from),
      })

    const isReport = /\b(report|article)\b/i.test(phrase)
    const written = person
      ? documentsOf(person.ids, isReport ? 'report' : (words[match.to]?.folded ?? ''), record)
      : []
    if (written.length) {
      documents.push(...written)
      claim()
      if (!isReport) claimed.add(match.to)
      continue
    }
    const elsewhere = person ? otherOfficeOf(person, words, match) : null
    if (elsewhere) {
      unknown.push(elsewhere)
      claim()
      claimed.add(match.to).add(match.to + 1)
      elsewhereAt.add(match.to + 1)
      continue
    }
    const kin = person ? kinOf(words, match) : null
    if (
      person &&
      (kin || isOtherPerson(person, words, match, record) || isOtherOffice(person, words, match, record))
    ) {
      // "Kuleba's deputy", "Natalia Zakharova": somebody of whom the record knows nothing.
      unknown.push(kin ?? `${words[match.from - 1]?.text ?? ''} ${phrase}`.trim())
      claim()
      claimed.add(kin ? match.to : match.from - 1)
      continue
    }
    if (person) {
      // A place or date word that is part of an office has no meaning of its own.
      people.push({
        ids: person.ids,
        words: phrase,
        by: person.by,
        role: roleOf(words, match),
        at: match.from,
        ...(isExcluded(words, match.from) ? { negated: true } : {}),
      })
      claim()
      continue
    }
    const reportOf = talk ?? place
    const told =
      reportOf && /^(report|article|story|piece|text)s?$/.test(words[match.to]?.folded ?? '')
        ? onlyDocumentOf(talk ? talk.ids : talksAt(record, place!.id), record)
        : null
    if (told) {
      documents.push(told)
      claim()
      claimed.add(match.to)
      continue
    }
    if (talk) {
      talks.push({ ids: talk.ids, words: phrase, at: match.from, ...relationOf(words, match.from) })
      if (place && venues.has(place.id)) placeAt(place.id)
      if (topic) topics.push(topic.id)
      claim()
      continue
    }
    // "what did Saudi Arabia say": a country that is no side of the record, and has no words on it.
    if (place && !side && !topic && isAskedToSpeak(words, match)) {
      unknown.push(phrase)
      claim()
      continue
    }
    const after = words[match.to]?.folded ?? ''
    const asPlace =
      place &&
      (placePrepositions.test(before) ||
        (before === 'the' && placePrepositions.test(beforeThat)) ||
        (before === 'to' &&
          /^(go|went|travel|travelled|fly|flew|trip|visit|going|came|come|gone)$/.test(beforeThat)) ||
        /^(visit|visited|leave|left|reach|reached)$/.test(before) ||
        (/^(talks?|round|rounds|meetings?|session|sessions|negotiations?|venue|channel|forum|negociations|summit)$/.test(
          after,
        ) &&
          venues.has(place.id) &&
          !side) ||
        (!side && !topic && venues.has(place.id)) ||
        // Nobody speaks for it on the record: a venue, not a side, unless its words are asked for.
        (side && !speakingSides.has(side.side) && venues.has(place.id) && !isAskedToSpeak(words, match)) ||
        (side &&
          /^(talks?|rounds?|meetings?|venue)$/.test(after) &&
          !/^(ukraine|russia|united-states)/.test(side.side) &&
          venues.has(place.id)))
    if (place && (asPlace || (!side && !topic))) {
      placeAt(place.id)
      if (topic) topics.push(topic.id)
      claim()
      continue
    }
    if (side && isPronounUs(words, match)) continue
    // "talks in Paris": a place of which the record knows no talks, not the French side.
    if (side && !place && placePrepositions.test(before) && capitals.has(words[match.from]!.folded)) {
      unknown.push(phrase)
      claim()
      continue
    }
    if (side) {
      if (topic && roleOf(words, match) !== 'speaker') topics.push(topic.id)
      sides.push({ side: side.side, words: phrase, role: roleOf(words, match), at: match.from })
      if (place && venues.has(place.id) && /^(rounds?|talks?|meetings?|venue|place|session)$/.test(before))
        placeAt(place.id)
      claim()
      continue
    }
    if (document) {
      documents.push(...document.ids)
      claim()
      continue
    }
    // "the secret talks piece": whatever documents tell of the subject.
    const on = topic && /^(report|article|story|piece)s?$/.test(after) ? documentsOn(topic.id, record) : []
    if (on.length) {
      documents.push(...on)
      claim()
      claimed.add(match.to)
      continue
    }
    if (topic) {
      for (const sense of match.senses) if (sense.kind === 'topic') topics.push(sense.id)
      for (const i of range(match)) topical.add(i)
    }
  }
  return {
    ...withOneSubject(...joined(merged(people, words), sides, words), words),
    places,
    talks,
    documents,
    topics: [...new Set(topics)],
    corrections,
    claimed,
    topical,
    unknown,
  }
}

/** "calls between Paris and Moscow": a capital stands for its side, for the government only where that speaks. */
const isCapitalOnly = (
  person: Extract<Sense, { kind: 'person' }> | undefined,
  match: Match,
  words: readonly Word[],
  record: TalksRecord,
) =>
  person !== undefined &&
  capitals.has(words[match.from]!.folded) &&
  match.to - match.from === 1 &&
  match.senses.some(({ kind }) => kind === 'side') &&
  person.ids.every((id) => record.people.get(id)?.kind === 'institution') &&
  roleOf(words, match) !== 'speaker'

const range = ({ from, to }: Match) => Array.from({ length: to - from }, (_, i) => from + i)
