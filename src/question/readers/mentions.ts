import type { TalksRecord } from '../../record/record.ts'
import type { Lexicon, Match, Sense } from '../lexicon.ts'
import { capitals, nations } from '../nations.ts'
import type { PersonMention, PlaceMention, Role, SideMention, TalkMention } from '../question.ts'
import { isEnglish } from '../spelling.ts'
import { objectMarkers, reportingStems, utteranceStems } from '../word-lists.ts'
import { foldedWords, type Word } from '../words.ts'

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

const placePrepositions = /^(in|at|near|outside|inside|into|around|excluding|except)$/

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
  const venues = venueIds(record)
  const speakers = new Set([...record.statements.values()].map(({ speaker }) => speaker))

  for (const match of lexicon.find(words)) {
    if (range(match).every((i) => masked.has(i))) continue
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
      named && match.senses.some(({ kind }) => kind === 'topic') && named.ids.every((id) => !speakers.has(id))
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
    const kin = person ? kinOf(words, match) : null
    if (person && (kin || isOtherPerson(person, words, match, record))) {
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
    if (talk) {
      talks.push({ ids: talk.ids, words: phrase, at: match.from, ...relationOf(words, match.from) })
      if (place && venues.has(place.id))
        places.push({
          ids: [place.id],
          words: phrase,
          negated: isNegated(words, match.from),
          topical: topic !== undefined,
          at: match.from,
          ...relationOf(words, match.from),
        })
      if (topic) topics.push(topic.id)
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
        (side && side.side === 'qatar') ||
        (side &&
          /^(talks?|rounds?|meetings?|venue)$/.test(after) &&
          !/^(ukraine|russia|united-states)/.test(side.side) &&
          venues.has(place.id)))
    if (place && (asPlace || (!side && !topic))) {
      places.push({
        ids: [place.id],
        words: phrase,
        negated: isNegated(words, match.from),
        topical: topic !== undefined,
        at: match.from,
        ...relationOf(words, match.from),
      })
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
        places.push({
          ids: [place.id],
          words: phrase,
          negated: isNegated(words, match.from),
          topical: topic !== undefined,
          at: match.from,
          ...relationOf(words, match.from),
        })
      claim()
      continue
    }
    if (document) {
      documents.push(...document.ids)
      claim()
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

/** "Witkoff and the official", "Kyiv and Moscow": what "and" joins to a speaker speaks too. */
function joined(
  people: PersonMention[],
  sides: SideMention[],
  words: readonly Word[],
): [PersonMention[], SideMention[]] {
  const all = [...people, ...sides].sort((a, b) => a.at - b.at)
  const speaking = new Set(all.filter(({ role }) => role === 'speaker'))
  all.forEach((mention, i) => {
    const last = all[i - 1]
    if (!last || !speaking.has(last) || speaking.has(mention)) return
    const between = words
      .slice(last.at + last.words.split(' ').length, mention.at)
      .map(({ folded }) => folded)
      .join(' ')
    if (/^(and|or|vs|versus)( the| an?)?$/.test(between)) speaking.add(mention)
  })
  const settle = <T extends PersonMention | SideMention>(mention: T): T =>
    speaking.has(mention) ? { ...mention, role: 'speaker' as const } : mention
  return [people.map(settle), sides.map(settle)]
}

/**
 * A sentence has one subject: whoever it is attributed to ("according to Cameron", "in
 * Cameron's judgment"), else whoever follows "did" or "does". Others are told of, unless
 * "and" or "or" joins them to it.
 */
function withOneSubject(people: PersonMention[], sides: SideMention[], words: readonly Word[]) {
  const all = [...people, ...sides].filter(({ role }) => role === 'speaker').sort((a, b) => a.at - b.at)
  const lead = ({ at }: { at: number }) =>
    words
      .slice(Math.max(0, at - 4), at)
      .map(({ folded }) => folded)
      .join(' ')
  const owns = ({ at }: { at: number }) => words.slice(at, at + 3).some(({ possessive }) => possessive)
  const subject =
    all.find(
      (each) =>
        /\b(according to|acc to|per)( the)?$/.test(lead(each)) ||
        (/\b(says|said|argues|writes|reckons|thinks)$/.test(lead(each)) && each.at >= words.length - 3) ||
        (/\bin( the)?$/.test(lead(each)) && owns(each)),
    ) ??
    all.find((each) =>
      /\b(did|does|do|has|had|have|was|were|is|are|would|will|could|can)( the)?$/.test(lead(each)),
    )
  if (!subject) return { people, sides }
  const joined = (each: { at: number }) => {
    const between = words
      .slice(Math.min(each.at, subject.at), Math.max(each.at, subject.at))
      .map(({ folded }) => folded)
    return (
      between.length <= 6 &&
      between.some((word) => /^(and|or|vs|versus)$/.test(word)) &&
      !between.some((word) => /^(when|after|before|that|to|with|from)$/.test(word))
    )
  }
  const settle = <T extends { at: number; role: Role }>(each: T): T =>
    each.role === 'speaker' && each.at !== subject.at && !joined(each) ? { ...each, role: 'about' } : each
  return { people: people.map(settle), sides: sides.map(settle) }
}

/** "President Zelenskyy\": an office beside its holder's name is one mention. */
function merged(people: readonly PersonMention[], words: readonly Word[]): PersonMention[] {
  const kept: PersonMention[] = []
  for (const person of people) {
    const last = kept.at(-1)
    // "the president's adviser": the holder of the second office, not of the first.
    if (
      last &&
      person.by === 'office' &&
      last.by === 'office' &&
      person.at - last.at <= 3 &&
      owner(last, words)
    ) {
      kept[kept.length - 1] = person
      continue
    }
    const shared = last && person.at - last.at <= 8 ? person.ids.filter((id) => last.ids.includes(id)) : []
    if (last && shared.length && (last.by === 'office' || person.by === 'office'))
      kept[kept.length - 1] = {
        ...last,
        ids: shared,
        role: last.role === 'speaker' || person.role === 'speaker' ? 'speaker' : 'about',
      }
    else kept.push(person)
  }
  return kept
}

const owner = ({ at, words: phrase }: PersonMention, words: readonly Word[]) =>
  words[at + phrase.split(' ').length - 1]?.possessive === true

const range = ({ from, to }: Match) => Array.from({ length: to - from }, (_, i) => from + i)

/** "after Antalya", "before the Geneva round", "following the three rounds in Gomel". */
function relationOf(words: readonly Word[], from: number): { relation?: 'before' | 'after' } {
  const lead = words
    .slice(Math.max(0, from - 6), from)
    .map(({ folded }) => folded)
    .join(' ')
  const match =
    /\b(after|following|since|post|once|before|preceding)( the)?( \w+)?( (?:rounds?|talks|meetings?|sessions?|negotiations?)(?: held)?(?: in| at)?)?( the)?$/.exec(
      lead,
    )
  if (!match || (match[3] && !match[4])) return {}
  return { relation: /before|preceding/.test(match[1]!) ? 'before' : 'after' }
}

const kinNouns =
  /^(deputy|deputies|wife|husband|son|daughter|brother|sister|mother|father|aide|aides|assistant|adviser|advisers|spokesman|spokeswoman|spokesperson|secretary|bodyguard|interpreter|lawyer|predecessor|successor|driver|ally|allies|friend|friends|girlfriend|boyfriend|chief|party|family|boss|colleague|colleagues)$/

/** "Kuleba's deputy": the words, where somebody near the person is meant whom no alias names. */
function kinOf(words: readonly Word[], { from, to }: Match): string | null {
  const next = words[to]
  if (!next || !words[to - 1]!.possessive || !kinNouns.test(next.folded)) return null
  return words
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(' ')
}

/** A surname behind a given name that is not its bearer's: "Volodymyr Medinsky". */
function isOtherPerson(
  person: Extract<Sense, { kind: 'person' }>,
  words: readonly Word[],
  { from, to }: Match,
  record: TalksRecord,
): boolean {
  const given = words[from - 1]
  if (
    !given ||
    person.by !== 'name' ||
    to - from > 1 ||
    !given.capital ||
    given.possessive ||
    words[from]!.gap !== ' '
  )
    return false
  const own = new Set(
    person.ids
      .flatMap((id) => [record.people.get(id)?.name ?? '', ...(record.people.get(id)?.aliases ?? [])])
      .flatMap(foldedWords),
  )
  const isGivenName = [...record.people.values()].some(
    ({ kind, name }) => kind === 'person' && foldedWords(name)[0] === given.folded,
  )
  return (
    !own.has(given.folded) &&
    (isGivenName ||
      (!isEnglish(given.folded) &&
        !/^(fm|pm|mr|mrs|ms|dr|pres|russian|ukrainian|turkish)$/.test(given.folded) &&
        !nations.has(given.folded)))
  )
}

/** "tell us": a pronoun, not the United States. */
function isPronounUs(words: readonly Word[], { from, to }: Match): boolean {
  if (to - from !== 1 || words[from]!.text !== 'us') return false
  return (
    from === words.length - 1 ||
    /^(tell|give|show|for|to|let|help|with|of)$/.test(words[from - 1]?.folded ?? '')
  )
}

/** "the POLITICO report", "Menzel's article": the document that its author or publisher made. */
function documentsOf(ids: readonly string[], next: string, record: TalksRecord): string[] {
  if (
    !/^(report|article|text|piece|story|account|chronicle|document|interview|reporter|write|writeup|analysis|essay)s?$/.test(
      next,
    )
  )
    return []
  return ids.flatMap((id) => {
    const actor = record.people.get(id)
    return actor?.author ? actor.offices.flatMap(({ document }) => document ?? []) : []
  })
}

/** Places in which talks stand on the record, and the regions that hold them. */
function venueIds(record: TalksRecord): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const talk of record.talks.values())
    for (let id = talk.venue; id && !ids.has(id); id = record.places.get(id)?.within) ids.add(id)
  return ids
}

/** "without Macron", "apart from the EU leaders". */
function isExcluded(words: readonly Word[], at: number): boolean {
  const lead = words
    .slice(Math.max(0, at - 3), at)
    .map(({ folded }) => folded)
    .join(' ')
  return /(^| )(without|excluding|except|besides|other than|apart from|aside from|not including)( the)?$/.test(
    lead,
  )
}

function isNegated(words: readonly Word[], at: number): boolean {
  return words
    .slice(Math.max(0, at - 3), at)
    .some((word) =>
      /^(outside|not|excluding|except|besides|beyond|isnt|wasnt|werent|without)$/.test(word.folded),
    )
}

/** Whether the person or side at `match` is the one whose words are asked for. */
function roleOf(words: readonly Word[], { from, to }: Match): Role {
  const back = words
    .slice(Math.max(0, from - 3), from)
    .map((word) => word.folded)
    .filter((word) => !/^(the|a|an)$/.test(word))
  const previous = back.at(-1) ?? ''
  if (previous === 'to' && /^acc(ording)?$/.test(back.at(-2) ?? '')) return 'speaker'
  if (/^(per|quoting|from|by)$/.test(previous)) return 'speaker'
  // "…, says Cameron"
  if (/^(says|said|argues|writes|reckons|thinks)$/.test(previous) && to >= words.length) return 'speaker'
  const last = words[to - 1]!
  const ahead = words.slice(to, to + 5)
  if (last.possessive && ahead.slice(0, 3).some((word) => utteranceStems.has(word.stem))) return 'speaker'
  if (/^(did|does|do|has|had|have|was|is|were|are|would|will|could|can|should|didnt|doesnt)$/.test(previous))
    return 'speaker'
  // "how long could it drag on, Podoliak"
  if (to >= words.length && /[,:;–—]/.test(words[from]!.gap)) return 'speaker'
  if (objectMarkers.has(previous)) return 'about'
  if (previous === 'and' && objectMarkers.has(back.at(-3) ?? '')) return 'about'
  const verb = ahead.findIndex((word) => reportingStems.has(word.stem))
  if (verb >= 0 && verb < 4) return 'speaker'
  return from <= 2 ? 'speaker' : 'about'
}
