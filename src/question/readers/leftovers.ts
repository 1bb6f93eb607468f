import type { Lexicon } from '../lexicon.ts'
import type { Leftover } from '../question.ts'
import { editDistance, isEnglish, isEveryday, isSlipOfEveryday, slipsAllowed } from '../spelling.ts'
import { alikeJudgements, metaWords, reportingStems, stopWords } from '../word-lists.ts'
import type { Word } from '../words.ts'

/** Whether the record uses a word of this stem anywhere. */
export interface Vocabulary {
  readonly has: (stem: string) => boolean
  /** Stems one slip away, for words that neither the record nor English has. */
  readonly near: (word: string) => string | null
  /** Whether a folded English word names a subject of the world. */
  readonly isSubject: (folded: string) => boolean
  /** How many of the folded words, from the first, name a subject of the world together: "red cross"; 0 for none. */
  readonly subjectAt: (folded: readonly string[]) => number
  /** Whether the record has the folded words one after the other. */
  readonly says: (folded: readonly string[]) => boolean
}

export interface LeftoverReading {
  readonly leftovers: Leftover[]
  /** Stems to rank by. */
  readonly terms: string[]
  /** Those without any of which there is no answer. */
  readonly subjects: string[]
  readonly corrections: { typed: string; meant: string }[]
}

/**
 * Sorts the words that no reader claimed: a typing slip for a word of the record, an
 * ordinary English word, or a name or subject that neither the record nor English has.
 * Only the last makes an answer abstain.
 */
export function readLeftovers(
  words: readonly Word[],
  taken: ReadonlySet<number>,
  topical: ReadonlySet<number>,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): LeftoverReading {
  const leftovers: Leftover[] = []
  const terms: string[] = []
  const corrections: { typed: string; meant: string }[] = []
  const shouting = words
    .filter((word) => word.text.length > 3)
    .every((word) => word.text === word.text.toUpperCase())
  const subjects: string[] = []
  const called = calledSlots(words, taken)
  const slots = new Map([...aboutSlots(words, taken), ...called])
  const rank = (stem: string, subject: boolean) => {
    terms.push(stem)
    if (subject) subjects.push(stem)
  }
  const missing = missingPhrases(words, taken, vocabulary)
  for (const { from, to } of missing)
    leftovers.push({
      word: {
        ...words[from]!,
        text: words
          .slice(from, to)
          .map(({ text }) => text)
          .join(' '),
      },
      kind: 'foreign',
    })
  words.forEach((word, i) => {
    if (taken.has(i)) return
    const { folded, stem, capital, text } = word
    if (topical.has(i)) {
      // "drag on": the little words of a subject tell nothing by themselves.
      if (!stopWords.has(folded)) rank(stem, true)
      return
    }
    if (stopWords.has(folded) || metaWords.has(folded)) return
    if (isIdiom(words, i)) return
    // "call the talks hard": whoever called them tough did.
    if (called.has(i))
      for (const like of alikeJudgements.find((alike) => alike.has(stem)) ?? [])
        if (vocabulary.has(like)) rank(like, true)
    if (folded.length <= 2 && !capital && !/\d/.test(folded)) return
    if (/^\d/.test(folded)) {
      // "24-hour": a number that is part of a name; a bare one counts things.
      const joined = isNumberName(words, i) || measures.test(words[i + 1]?.folded ?? '')
      if (joined || folded.length > 1) rank(stem, joined)
      return
    }
    // A capital inside a sentence makes a name even of an English word, if the record lacks it.
    const acronym = text.length > 1 && text === text.toUpperCase() && !shouting
    const named = ((capital && i > 0 && !shouting) || acronym) && !vocabulary.has(stem)
    const verb = reportingStems.has(stem) && isEnglish(folded)
    if (vocabulary.has(stem)) {
      rank(stem, !verb && slots.has(i))
      if (!verb) leftovers.push({ word, kind: 'term' })
      return
    }
    if (verb) return
    if (isEnglish(folded) && !(named && !isEveryday(folded)) && !acronym) {
      rank(stem, vocabulary.isSubject(folded) || slots.get(i) === 'sure')
      // A subject of the world that the record never mentions is a missing one.
      leftovers.push({ word, kind: vocabulary.isSubject(folded) ? 'foreign' : 'plain' })
      return
    }
    if (!named && isSlipOfCommonWord(folded)) return
    // "what did orban tell": a short word in a name's place is somebody's name, not a slip of a common word.
    const maybeName = folded.length < 7 && speakerSlot(words, i)
    const near = named || maybeName ? null : vocabulary.near(folded)
    if (near) {
      corrections.push({ typed: text, meant: near })
      if (!metaWords.has(near) && !stopWords.has(near)) rank(near, true)
      return
    }
    // "postive": a slip of an everyday word, where no name would stand.
    if (!named && folded.length >= 6 && !nameSlot(words, i) && isSlipOfEveryday(folded)) {
      leftovers.push({ word, kind: 'plain' })
      return
    }
    const known = lexicon.knows(folded)
    leftovers.push({ word, kind: known ? 'term' : 'foreign' })
    rank(stem, !known)
  })
  return { leftovers, terms: [...new Set(terms)], subjects: [...new Set(subjects)], corrections }
}

/** "sticking points", "stumbling blocks", "went wrong": the words of asking what stalled, of which none is a subject. */
const isIdiom = (words: readonly Word[], i: number) =>
  idioms.test(`${words[i]!.folded} ${words[i + 1]?.folded ?? ''}`) ||
  idioms.test(`${words[i - 1]?.folded ?? ''} ${words[i]!.folded}`)
const idioms =
  /^((sticking|stumbling) (points?|blocks?)|(road|stumbling) blocks?|bones? of|of contention|went wrong|bogged down|fell (apart|through))$/

/** "30 day ceasefire", "red cross": names of several words that the record does not have. */
function missingPhrases(words: readonly Word[], taken: ReadonlySet<number>, vocabulary: Vocabulary) {
  const found: { from: number; to: number }[] = []
  words.forEach((_, from) => {
    if (taken.has(from)) return
    const folded = words.slice(from, from + 4).map((each) => each.folded)
    const together = vocabulary.subjectAt(folded)
    if (together > 1 && !vocabulary.says(folded.slice(0, together))) found.push({ from, to: from + together })
    if (isNumberName(words, from) && !saysNumber(folded.slice(0, 2), vocabulary))
      found.push({ from, to: from + (words[from + 2] ? 3 : 2) })
  })
  return found
}

/** Lengths and shares: what they tell is asked about. */
const measures = /^(km|kms|kilomet(er|re)s?|miles?|percent|per|billions?|millions?|thousands?)$/
/** Units that make a name with their number: "24-hour ceasefire", "15 point plan". */
const namingUnits = /^(hour|day|week|month|year|point|step|stage|phase|km|kilometer|mile)$/
/** What lasts or counts so long, and is named by nothing but that. */
const measured =
  /^(visit|trip|gap|delay|pause|break|period|window|late|later|ago|after|before|earlier|long|old|way|page|line)$/

/** "24-hour ceasefire", not "2 days later", "in 3 lines" or "a 90 minute call". */
function isNumberName(words: readonly Word[], at: number): boolean {
  const [number, unit, noun] = words.slice(at, at + 3)
  if (!number || !unit || !/^\d+$/.test(number.folded)) return false
  if (!/^[ -‑–]$/.test(unit.gap) || !namingUnits.test(unit.folded)) return false
  return (
    noun !== undefined &&
    /^\s*[-‑]?\s*$/.test(noun.gap) &&
    !measured.test(noun.folded) &&
    !stopWords.has(noun.folded) &&
    !metaWords.has(noun.folded)
  )
}

const numerals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** In figures or in words, of one or of several units. */
const saysNumber = ([number = '', unit = '']: readonly string[], vocabulary: Vocabulary) =>
  [number, numerals[Number(number)] ?? number].some(
    (each) => vocabulary.says([each, unit]) || vocabulary.says([each, `${unit}s`]),
  )

/** Words that stand where a subject stands: after "about", "on", "regarding", up to the next preposition. */
function aboutSlots(
  words: readonly Word[],
  taken: ReadonlySet<number>,
): ReadonlyMap<number, 'sure' | 'likely'> {
  const slots = new Map<number, 'sure' | 'likely'>()
  let open: 'sure' | 'likely' | null = null
  words.forEach(({ folded }, i) => {
    // "on the weekend", "over lunch": these may open something else.
    if (opening.test(folded)) open = /^(on|over|re)$/.test(folded) ? 'likely' : 'sure'
    // "on Qatar appear": a name fills the slot.
    else if (closing.test(folded) || taken.has(i)) open = null
    else if (open) slots.set(i, open)
  })
  return slots
}

/** "call the talks viscous": what they are called is what somebody must have said. */
function calledSlots(words: readonly Word[], taken: ReadonlySet<number>): Map<number, 'likely'> {
  const slots = new Map<number, 'likely'>()
  words.forEach(({ folded }, i) => {
    if (!/^(call|calls|called)$/.test(folded)) return
    const object = words.slice(i + 1, i + 5).map((each) => each.folded)
    const length = /^(it|this|that|them)$/.test(object[0] ?? '')
      ? 1
      : object.findIndex((each) => nounsCalled.test(each)) + 1
    if (!length || (length > 1 && !/^(the|this|that|these|those|his|her|their)$/.test(object[0]!))) return
    for (let j = i + 1 + length; j < words.length; j++) {
      if (closing.test(words[j]!.folded) || taken.has(j)) break
      slots.set(j, 'likely')
    }
  })
  return slots
}
const nounsCalled =
  /^(talks|rounds?|negotiations?|meetings?|sessions?|process|draft|plan|war|offensive|operation|proposals?)$/

/** "about X", but also "mention X", "raise X": what follows is what must be answered. */
const opening = /^(about|regarding|concerning|on|over|re|mention|mentioned|discuss|discussed|raise|raised)$/
const closing =
  /^(in|at|after|before|with|to|from|by|for|when|during|while|since|until|and|or|did|does|do|was|were|is|are)$/

/** Where a person's name would stand: first, after "did" or "by", or before a verb of saying. */
const nameSlot = (words: readonly Word[], i: number) =>
  i === 0 ||
  /^(did|does|do|has|had|have|is|was|were|and|or|by|from|with|to|president|minister|mr|mrs|ms|dr|envoy|spokesman|adviser)$/.test(
    words[i - 1]!.folded,
  ) ||
  reportingStems.has(words[i + 1]?.stem ?? '')

/** Where only a speaker's name stands: between "did" and a verb of saying. */
const speakerSlot = (words: readonly Word[], i: number) =>
  /^(did|does|do|has|had|have)$/.test(words[i - 1]?.folded ?? '') &&
  words.slice(i + 1, i + 3).some(({ stem }) => reportingStems.has(stem))

const common = [...stopWords, ...metaWords].filter((word) => word.length >= 3)

/** "waht", "meetng", "cronology": a slip of a word about asking, which refuses nothing. */
const isSlipOfCommonWord = (folded: string) => {
  const most = Math.max(1, slipsAllowed(folded.length))
  return common.some(
    (word) => Math.abs(word.length - folded.length) <= most && editDistance(folded, word, most) <= most,
  )
}
