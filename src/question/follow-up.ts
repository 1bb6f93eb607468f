import { daysInMonth, shiftDate, weekdayNumber } from '../record/calendar.ts'
import type { TalksRecord } from '../record/record.ts'
import type { PersonMention, Question, SideMention, TalkMention } from './question.ts'
import { daysLater } from './readers/day-shift.ts'
import { numberOf } from './readers/ordinals.ts'
import type { Focus } from './thread-talks.ts'
import { baseTalks, counterpartsOf, neighbour, person, talkByOrdinal, windowAround } from './thread-talks.ts'
import { fold, wordsOf } from './words.ts'

const opener =
  /^\W*(and|what about|how about|what of|but|also|same|then|ok(ay)? (and|so)|so (what|when|where|who)|no,?|nope|not|i meant?|sorry|why\b|why not|source|sources|when\b|where\b|who\b|how long|how many|which one|who else|where else|anything else|anyone else|more|next|the next|previous|before|after|later|earlier|else|really|did (he|she|they|it)|was (it|that|he|she)|were they|is that|what else|in what|on what|by whom|with whom|or|for how long|is it|does (he|she|it)|what (did|does) (he|she|they|it)|what was (it|that))\b/

/** "did Medinsky say the same?", "does Kuleba agree?": compared with what was asked about before. */
const likened =
  /\b(the same( thing)?|likewise|so too|as well|too|dis?agree[ds]?|agree[ds]?|echo(ed)? (it|that|this))\W*$/

/** Whether a question in a thread leans on what was asked before. */
export function leansOnThread(question: Question): boolean {
  const anchors =
    question.people.length +
    question.sides.length +
    question.talks.filter((talk) => talk.ids.length).length +
    question.places.length +
    question.quotations.length +
    (question.when ? 1 : 0)
  const words = question.text.split(/\s+/).length
  const folded = fold(question.text)
  if (question.quotations.length && question.intent === 'whose-words') return false
  if (question.talks.some((talk) => !talk.ids.length)) return true
  if (question.pronoun === 'he' || question.pronoun === 'she' || question.pronoun === 'they') return true
  if (likened.test(folded) && words <= 8 && anchors < 2) return true
  if (opener.test(folded) && (words <= 8 || anchors === 0))
    return !(
      anchors >= 2 &&
      question.intentBasis === 'stated' &&
      !/^\W*(and|what about|how about|but|no|also)\b/.test(folded)
    )
  if (
    /\b(that|those|this|it|there|then|the other|one|in (return|response|reply)|the (host|mediator))\b/.test(
      folded,
    ) &&
    anchors < 2
  )
    return true
  return anchors === 0 && question.topics.length === 0
    ? true
    : anchors <= 1 && words <= 4 && question.intentBasis === 'implied'
}

/**
 * A follow-up inherits from the thread what it leaves out, and replaces what it names
 * anew: a person or side replaces the speaker, a round or date replaces the talks.
 */
export function inherit(current: Question, earlier: Question, focus: Focus, record: TalksRecord): Question {
  const folded = fold(current.text)
  const counterpart =
    /\b(counterparts?|opposite number|other side|the other (one|side|party|team|delegation)|opponents?|the others?)\b/.test(
      folded,
    )
  const wantsWho = current.people.length + current.sides.length > 0
  const namesTalk = current.talks.some((talk) => talk.ids.length)
  const relative = current.talks.find((talk) => !talk.ids.length && talk.relation)
  const meansIt = /\b(it|that|there|this|these|those)\b/.test(folded)
  const short = current.terms.length === 0

  let people: readonly PersonMention[] = current.people
  let sides: readonly SideMention[] = current.sides
  const speakersOf = (question: Question) => question.people.filter((person) => person.role === 'speaker')
  const earlierWho = () => {
    if (current.pronoun === 'he' || current.pronoun === 'she') {
      const gender = current.pronoun
      const fitting = earlier.people.filter((person) =>
        person.ids.some((id) => record.people.get(id)?.gender === gender),
      )
      const chosen = fitting.filter((person) => person.role === 'speaker')
      if (chosen.length || fitting.length) return (chosen.length ? chosen : fitting).slice(0, 1)
      const spoke = focus.speakers.filter((id) => record.people.get(id)?.gender === gender)
      return spoke.length ? [person(spoke.slice(0, 1), current.pronoun)] : [...earlier.people]
    }
    return [...earlier.people]
  }
  const role = /\b(hosts?|mediators?|organi[sz]ers?)\b/.test(folded)
  // "and to Scholz?": the same speaker's words to another.
  const toAnother =
    /^\W*((and|what about|how about|but|or|also) )?(to|with) (?!whom|who\b)/.test(folded) &&
    current.people.length === 1
  const asTopic = /^\W*((and|but|also) )?(on|regarding|re|concerning|about)\b/.test(folded)
  if (toAnother && speakersOf(earlier).length) {
    people = [
      ...speakersOf(earlier).slice(0, 1),
      ...current.people.map((mention) => ({ ...mention, role: 'about' as const })),
    ]
    sides = current.sides
  } else if (role && !wantsWho) {
    const hosts = baseTalks(earlier, focus).flatMap((id) => record.talks.get(id)?.arrangedBy ?? [])
    const other = hosts.filter((id) => !['ukraine', 'russia'].includes(record.people.get(id)?.side ?? ''))
    people = other.length ? [person(other, 'host')] : earlierWho()
  } else if (counterpart) {
    const others = counterpartsOf(earlier, focus, record)
    people = others.length ? [person(others, 'counterpart')] : current.people
  } else if (
    !wantsWho ||
    asTopic ||
    (current.pronoun &&
      current.pronoun !== 'it' &&
      current.people.every(({ role }) => role === 'about') &&
      !current.sides.some(({ role }) => role === 'speaker'))
  ) {
    people = [...earlierWho(), ...current.people.map((mention) => ({ ...mention, role: 'about' as const }))]
    // "Where was the second round?" names its talks; whoever was quoted before has no part in it.
    if (namesTalk && current.intent === 'talks' && current.intentBasis === 'stated' && !current.pronoun)
      people = []
    if (current.intent !== earlier.intent && current.intent === 'talks')
      people = people.map((mention) => ({ ...mention, role: 'about' as const }))
    sides = [...earlier.sides, ...current.sides.map((mention) => ({ ...mention, role: 'about' as const }))]
    if (!people.length && current.pronoun && current.pronoun !== 'it' && focus.speakers.length)
      people = [person(focus.speakers.slice(0, 1), current.pronoun)]
  } else {
    // "and Kuleba?" takes the place of whoever was asked about; other participants stay.
    const kept = earlier.people.filter(
      (mention) =>
        mention.role === 'about' &&
        !mention.ids.some((id) => current.people.some((now) => now.ids.includes(id))),
    )
    const participants = earlier.intent === 'talks' ? otherParticipants(earlier, current, record) : []
    const asksAnew =
      /^\W*(and|what about|how about|but|also|or|no|then|same)\b/.test(folded) ||
      current.intentBasis === 'implied'
    people = [
      ...current.people.map((mention) =>
        participants.length
          ? { ...mention, role: 'about' as const }
          : asksAnew && (earlier.intent === 'said' || speakersOf(earlier).length)
            ? { ...mention, role: 'speaker' as const }
            : mention,
      ),
      ...participants,
      ...(!participants.length && earlier.intent === 'talks' && speakersOf(earlier).length === 0
        ? kept.slice(0, earlier.people.length > 1 ? 1 : 0)
        : []),
    ]
    sides = current.sides.map((mention) => (asksAnew ? { ...mention, role: 'speaker' as const } : mention))
    if (current.people.length) sides = current.sides
  }

  let talks: readonly TalkMention[] = current.talks.filter((talk) => talk.ids.length)
  let when = current.when
  let places = current.places
  const ordinal =
    /^\W*(?:and |what about |how about |no,? |sorry,? |i mean |i meant |not that |actually |in |at |of |the |or )*(first|second|third|fourth|fifth|\d(?:st|nd|rd|th))\W*$|\bthe (first|second|third|fourth|fifth|last) one\b/.exec(
      folded,
    )
  const dayOnly = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/.exec(folded)
  const nextDay = /\b(next|following) day\b|\bday after\b/.test(folded)
  const shift = daysLater(folded)
  const from = earlier.when?.windows.length === 1 ? earlier.when.windows[0]!.from : focus.date
  const listed = ordinal ? talkByOrdinal(ordinal[1] ?? ordinal[2]!, earlier, focus, record) : null
  const noSuch = ordinal && !listed && numberOf(ordinal[1] ?? ordinal[2] ?? '') > 0
  if (listed) {
    talks = [{ ids: [listed], words: ordinal![0], at: 0 }]
    people = current.people
  } else if (dayOnly && !current.when && from && from > '1') {
    const day = `${from.slice(0, 8)}${dayOnly[1]!.padStart(2, '0')}`
    when = windowAround(day, 0, current.text)
  } else if (/\blater (that|the same) month\b/.test(folded) && focus.date) {
    when = {
      words: current.text,
      windows: [
        {
          from: shiftDate(focus.date, 1),
          to: `${focus.date.slice(0, 8)}${daysInMonth(Number(focus.date.slice(0, 4)), Number(focus.date.slice(5, 7)))}`,
        },
      ],
      weekdays: [],
      basis: 'implied',
    }
  } else if (/\b((following|next) week|week after)\b/.test(folded) && focus.date) {
    const monday = shiftDate(focus.date, 8 - weekdayNumber(focus.date))
    when = {
      words: current.text,
      windows: [{ from: monday, to: shiftDate(monday, 6) }],
      weekdays: [],
      basis: 'implied',
    }
  } else if (shift && from && from > '1') {
    when = windowAround(from, shift, current.text)
  } else if (nextDay && focus.date) {
    when = windowAround(focus.date, 1, current.text)
    if (!wantsWho && earlier.intent !== 'said') people = []
  } else if (/\b(previous|day) (day|before)\b/.test(folded) && focus.date && !current.when)
    when = windowAround(focus.date, -1, current.text)
  else if (relative) {
    const base = baseTalks(earlier, focus)
    const found = neighbour(base, relative.relation === 'next' ? 1 : -1, record)
    talks = found ? [{ ids: [found], words: relative.words, at: 0 }] : []
  } else if (!namesTalk && !current.when && !current.places.length) {
    talks = noSuch ? [] : earlier.talks.filter((talk) => talk.ids.length)
    places = earlier.places
    when = earlier.when
    const aboutTheTalk = current.intent === 'talks' || current.intent === 'stalled' || meansIt || counterpart
    if (
      !talks.length &&
      !places.length &&
      !when &&
      aboutTheTalk &&
      !current.superlative &&
      !noSuch &&
      focus.talks.length &&
      focus.talks.length <= 2 &&
      !(wantsWho && current.intent === 'talks')
    )
      talks = [{ ids: [focus.talks[0]!], words: 'it', at: 0 }]
  } else if (
    current.when &&
    !namesTalk &&
    !current.places.length &&
    earlier.places.length &&
    /\bthere\b/.test(folded)
  )
    places = earlier.places

  const bare =
    current.intentBasis === 'implied' ||
    (current.intent === 'said' && earlier.intent !== 'talks' && earlier.intent !== 'whose-words' && short)
  const reason = /^\W*(but |and |so )?(why|how come|for what reason)\b/.test(folded)
  // "when was that?" after somebody's words asks for the date of the words.
  const dateOfWords =
    (meansIt || current.text.split(/\s+/).length <= 2) &&
    !wantsWho &&
    !namesTalk &&
    earlier.intent !== 'talks' &&
    earlier.intent !== 'timeline' &&
    current.asked.length > 0 &&
    current.asked.every((ask) => ask === 'when' || ask === 'calendar')
  // "who says that?" after something told of talks: where it comes from.
  const saysWho =
    current.intent === 'whose-words' &&
    meansIt &&
    !current.saying &&
    !wantsWho &&
    earlier.intent !== 'whose-words'
  const intent = dateOfWords
    ? earlier.intent
    : saysWho
      ? 'provenance'
      : reason && current.intent !== 'said'
        ? 'stalled'
        : bare
          ? earlier.intent
          : current.intent
  const asked = current.asked.filter((ask) => !(relative && ask === 'when'))
  const keepTopics =
    !current.topics.length &&
    !current.sides.some(({ role }) => role === 'about') &&
    (dateOfWords ||
      saysWho ||
      short ||
      current.intent === 'provenance' ||
      current.intent === 'stalled' ||
      bare)
  const words = current.intent === 'provenance' || (intent === 'whose-words' && !current.quotations.length)
  return {
    ...current,
    intent,
    intentBasis: current.intentBasis,
    asked: asked.length ? asked : bare ? earlier.asked : [],
    ...(current.superlative ? { superlative: current.superlative } : {}),
    people: dateOfWords ? earlier.people : people,
    sides: saysWho ? sides.map((side) => ({ ...side, role: 'about' as const })) : sides,
    talks: dateOfWords ? earlier.talks : talks,
    places,
    when,
    talkKinds: current.talkKinds.length ? current.talkKinds : namesTalk || relative ? [] : earlier.talkKinds,
    documents: current.documents.length ? current.documents : earlier.documents,
    topics: keepTopics ? earlier.topics : current.topics,
    terms: keepTopics ? [...new Set([...current.terms, ...known(earlier, earlier.terms)])] : current.terms,
    subjects: keepTopics
      ? [...new Set([...current.subjects, ...known(earlier, earlier.subjects)])]
      : current.subjects,
    quotations: current.quotations.length ? current.quotations : words ? earlier.quotations : [],
    ...(noSuch
      ? {
          leftovers: [
            ...current.leftovers,
            {
              word: { ...wordsOf(ordinal[0])[0]!, text: (ordinal[1] ?? ordinal[2])! },
              kind: 'foreign' as const,
            },
          ],
        }
      : {}),
    saying: current.saying ?? (words ? earlier.saying : null),
  }
}

/** "and Scholz?" after calls of Macron and Putin: whoever of the two stays at the other end of the line. */
function otherParticipants(earlier: Question, current: Question, record: TalksRecord): PersonMention[] {
  if (earlier.people.length < 2 || current.intentBasis !== 'implied' || current.people.length !== 1) return []
  const atWar = (id: string) => ['ukraine', 'russia'].includes(record.people.get(id)?.side ?? '')
  const sideOf = ({ ids }: PersonMention) => record.people.get(ids[0] ?? '')?.side
  const [now] = current.people
  return earlier.people
    .filter((mention) => (now?.ids.some(atWar) ? sideOf(mention) !== sideOf(now) : mention.ids.some(atWar)))
    .map((mention) => ({ ...mention, role: 'about' as const }))
}

/** What the record lacks is not asked about again: "and Umerov?" after somebody unknown. */
const known = (earlier: Question, terms: readonly string[]) => {
  const foreign = new Set(
    earlier.leftovers.filter(({ kind }) => kind === 'foreign').map(({ word }) => word.stem),
  )
  return terms.filter((term) => !foreign.has(term))
}
