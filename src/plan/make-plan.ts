import type { Intent, Question } from '../question/question.ts'
import { stopWords } from '../question/word-lists.ts'
import { foldedWords, stem } from '../question/words.ts'
import type { TalksRecord } from '../record/record.ts'
import { changePlan, isChangeOfOne, withoutChangeWords } from './change-plan.ts'
import { asParticipants, filtersOf, grouped, isEmpty, loosened } from './filters-of.ts'
import { meetingsPlan } from './meetings-plan.ts'
import type { Filters, Plan, Ranking } from './plan.ts'

/**
 * Question → Plan. Decides what is searched for and what must hold; whether the record
 * answers is lookup's business.
 */
export function makePlan(question: Question, record: TalksRecord): Plan {
  if (question.otherLanguage) return { kind: 'language' }
  if (question.intent === 'help') return { kind: 'help' }
  const filters = filtersOf(question, record)
  const ranking = rankingOf(question, filters, record)
  const field = documentField(question)
  if (field) return { kind: 'coverage', documents: question.documents, field }
  if (question.intent === 'coverage' && !filters.speakers.length)
    return { kind: 'coverage', documents: [], field: null }

  const foreign = question.leftovers.filter(({ kind }) => kind === 'foreign').map(({ word }) => word.text)
  const words = question.quotations[0] ?? question.saying
  const empty = isEmpty(filters) && !ranking.topics.length && !words
  if (empty && !ranking.terms.length) {
    if (question.intent === 'any' || question.intent === 'greeting') return { kind: 'greeting' }
    if (question.intent === 'provenance') return { kind: 'coverage', documents: [], field: null }
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
    if (
      empty &&
      foreign.length >= question.text.split(/\s+/).length &&
      !foreign.some((word) => /^\p{Lu}/u.test(word))
    )
      return { kind: 'unclear', choices: [] }
    return { kind: 'missing', subjects: foreign, near: filters, ranking }
  }

  // A date and nothing else asks what happened then.
  const onlyDate =
    question.intent === 'any' &&
    filters.windows.length > 0 &&
    !ranking.subjects.length &&
    !filters.speakers.length &&
    !filters.talks.length &&
    !filters.places.length
  const around =
    filters.talksRelation !== 'at' &&
    question.intent === 'any' &&
    !filters.speakers.length &&
    (isFragment(question) ||
      /\b(came|happened|follow\w*|next|then|contacts?|events?|days?|occurred)\b/i.test(question.text))
  // "Lavrov against Podoliak", "Witkoff and the official on Geneva": two speakers and no verb.
  const fragmentOfTwo =
    question.intent === 'said' &&
    isFragment(question) &&
    /\b(and|vs?|versus|against)\b|&/i.test(question.text.replace(/^\W*and\b/i, ''))
  const several =
    (question.intent === 'any' || fragmentOfTwo) &&
    question.people.length > 1 &&
    !/\b(meet\w*|met|calls?|talks|talked|spoke|rounds?|session|summit|held)\b/i.test(question.text)
  // "what do Kyiv and Moscow say": each in turn.
  const eachInTurn =
    question.intent === 'said' &&
    filters.speakers.length + question.sides.filter(({ role }) => role === 'speaker').length > 1 &&
    !presumes(question)
  // "talks near Brest": talks are what is asked for.
  const meetings =
    question.intent === 'any' &&
    filters.places.length + filters.talks.length > 0 &&
    filters.talksRelation === 'at' &&
    !filters.speakers.length &&
    isFragment(question) &&
    /\b(talks|rounds?|meetings?|sessions?|negotiations|venue)\b/i.test(question.text)
  // "Medinsky new meeting": one speaker, and a field that statements may tell of.
  const weak =
    question.intent === 'talks' &&
    question.asked.every((ask) => weakFields.includes(ask)) &&
    !question.superlative &&
    filters.speakers.length === 1 &&
    !question.when &&
    !filters.talks.length &&
    !filters.places.length &&
    filters.people.length + filters.sides.length === 0 &&
    isFragment(question)
  // "what exactly was agreed, according to Medinsky": his account, not the talks' entry.
  const account =
    question.intent === 'talks' &&
    question.asked.length > 0 &&
    question.asked.every((ask) => ask === 'outcome' || ask === 'agenda') &&
    filters.speakers.length === 1
  // "Did Putin meet Zelenskyy?": two people and a table; nobody's words are asked for.
  const together =
    (question.intent === 'any' ||
      (question.intent === 'talks' &&
        question.asked.every((ask) => ask === 'presence' || ask === 'status'))) &&
    question.people.length + question.sides.length > 1 &&
    /^\W*(did|has|have|had)\b.{2,60}\b(meet|met|sit down)\b/i.test(question.text)
  // "Who met Turkey?": its people at a table, not talks that it hosted.
  const across =
    (question.intent === 'talks' || question.intent === 'any') &&
    question.asked.every((ask) => ask === 'who') &&
    /^\W*who (has |have |had )?met\b/i.test(question.text)
  const number = countsOther(question)
  // "according to Moscow" asks for Moscow's own claim.
  const unattributed =
    question.intent === 'stalled' &&
    !/\b(according to|acc to|per|says?|said|claims?|claimed)\b/i.test(question.text)
  const intent = number
    ? 'any'
    : together || across
      ? 'meetings'
      : account
        ? 'said'
        : onlyDate || around
          ? 'timeline'
          : several || eachInTurn
            ? 'comparison'
            : meetings
              ? 'talks'
              : weak
                ? 'any'
                : question.intent
  switch (intent) {
    case 'talks':
      return {
        kind: 'talks',
        asked: question.asked,
        superlative: question.superlative ?? null,
        upcoming:
          question.talks.some((talk) => talk.relation === 'next' && !talk.ids.length) &&
          !filters.talks.length,
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
    case 'meetings':
      return meetingsPlan(question, filters, ranking, record)
    case 'change':
    case 'comparison': {
      const bothSides = /\b(both|each|the two|either) sides?\b|\bsides\b.*\b(describe|saw|see|view)/i.test(
        question.text,
      )
      const parties = question.people.length + question.sides.length
      const asked = intent === 'change' ? withoutChangeWords(ranking, question) : ranking
      if (intent === 'change' && isChangeOfOne(question)) return changePlan(question, filters, asked, record)
      // "changed: nobody": whose words, and on what?
      if (intent === 'change' && isEmpty(filters) && !asked.terms.length && !asked.topics.length)
        return { kind: 'unclear', choices: [], whose: 'words' }
      return {
        kind: 'comparison',
        filters: {
          ...filters,
          talksRelation: 'at',
          talkKinds: [],
          speakerSides: question.sides.filter(({ role }) => role === 'speaker').map(({ side }) => side),
          ...(bothSides && !parties ? { speakerSides: ['ukraine', 'russia'] as const } : {}),
        },
        ranking: asked,
      }
    }
    default:
      return {
        kind: 'facts',
        about: aboutOf(intent),
        presumes: presumes(question),
        ...(number ? { number } : {}),
        order:
          question.superlative === 'last' || question.superlative === 'first' ? question.superlative : null,
        // What stalls talks over a side's demand is seldom that side's own claim.
        filters: unattributed ? { ...loosened(filters), speakerSides: [] } : loosened(filters),
        ranking: unattributed
          ? { ...ranking, involved: [...ranking.involved, ...filters.speakerSides.map((side) => [side])] }
          : ranking,
      }
  }
}

const aboutOf = (intent: Intent) => {
  if (intent === 'whose-words') return 'said'
  return intent === 'said' || intent === 'stalled' || intent === 'positions' || intent === 'provenance'
    ? intent
    : 'any'
}

const talkNouns =
  /\b(how many|number of|total number of|count of)\b(?: \S+){0,4}? ?\b(rounds?|calls?|meetings?|times|sessions?|talks|negotiations?|contacts?|conversations?|summits?|phone|telephone|venues?|places|countries|cities)\b|\bhow (often|frequently)\b/i

/** "How many prisoners …": a count of something that is no meeting. */
const countsOther = ({ asked, text }: Question) =>
  asked.includes('how-many') && /\b(how many|number|count)\b/i.test(text) && !talkNouns.test(text)

/**
 * "Why did X say …", "when did X admit …", "did X really say …?", "… – X said that?":
 * the question takes for granted, or doubts, that this speaker said it.
 */
const presumes = ({ text }: Question) =>
  (/\b(why|when|where)\s+(did|does|has|had|would)\b.*\b(say|said|claim|admit|confirm|announce|acknowledge|agree|concede|tell|blame|promise|describe|tweet|warn|insist|call (the|it|this|that|them|those|these|his|her|their|an?)\b)/i.test(
    text,
  ) ||
    /^\W*((so|and|but|hi|hey|hello|ok|okay|is it true that|really)\W+){0,2}(did|has|does)\s+(?!.*\b(what|who|anything|anyone)\b).*\b(say|said|claim|admit|confirm|announce|acknowledge|agree|concede|tell|promise|tweet|warn|insist|call(ed)? (it|the|this|that|them|these|those))/i.test(
      text,
    ) ||
    /\b(said|says|tweeted|wrote) (that|this|it|so)\W*$/i.test(text)) &&
  !/\b(den(y|ied|ies|ial)|reject|dismiss|refus|disput)/i.test(text)

/** "When was the interview published?", "who wrote the Geneva report?": a document's own date or author. */
function documentField({ documents, text, asked }: Question): 'date' | 'author' | null {
  if (!documents.length) return null
  if (/\b(who (wrote|authored|is the author|published)|author|byline|written by)\b/i.test(text))
    return 'author'
  if (
    (asked.includes('when') || asked.includes('calendar')) &&
    /\b(publish\w*|conduct\w*|written|wrote|dated?|appear\w*|c[oa]me out|posted|from)\b/i.test(text)
  )
    return 'date'
  return null
}

const weakFields: readonly string[] = ['status', 'outcome', 'agenda', 'list']
const isFragment = ({ text }: Question) =>
  !/^\W*(what|who|where|when|why|how|which|did|does|do|was|were|is|are|has|have|will)\b/i.test(text)

function rankingOf(question: Question, filters: Filters, record: TalksRecord): Ranking {
  const stemsOf = (text: string) =>
    foldedWords(text)
      .filter((word) => !stopWords.has(word))
      .map(stem)
  const quoted = question.intent === 'whose-words' ? [] : question.quotations.flatMap(stemsOf)
  // A place where no talks stand on the record is a subject, not a venue.
  const subjects = question.places
    .filter((place) => !place.relation)
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
