import type { Match } from '../lexicon.ts'
import type { PersonMention, Role, SideMention } from '../question.ts'
import { objectMarkers, reportingStems, utteranceStems } from '../word-lists.ts'
import type { Word } from '../words.ts'

/** "Witkoff and the official", "Kyiv and Moscow": what "and" joins to a speaker speaks too. */
export function joined(
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
export function withOneSubject(people: PersonMention[], sides: SideMention[], words: readonly Word[]) {
  const all = [...people, ...sides].filter(({ role }) => role === 'speaker').sort((a, b) => a.at - b.at)
  const lead = ({ at }: { at: number }) =>
    words
      .slice(Math.max(0, at - 4), at)
      .map(({ folded }) => folded)
      .join(' ')
  const owns = ({ at }: { at: number }) => words.slice(at, at + 3).some(({ possessive }) => possessive)
  const grammatical =
    all.find(
      (each) =>
        /\b(according to|acc to|per)( the)?$/.test(lead(each)) ||
        (/\b(says|said|argues|writes|reckons|thinks)$/.test(lead(each)) && each.at >= words.length - 3) ||
        (/\bin( the)?$/.test(lead(each)) && owns(each)),
    ) ??
    all.find((each) =>
      /\b(did|does|do|has|had|have|was|were|is|are|would|will|could|can)( the)?$/.test(lead(each)),
    )
  const subjectOrNone = grammatical
  const passive =
    /\b(was|were|been|is|are|get|got)\b.*\b(told|asked|urged|warned|offered|promised|quoted|called|accused|described)\b/.test(
      words.map(({ folded }) => folded).join(' '),
    )
  // "What was Macron told by Putin?"
  const agent = passive ? all.find((each) => /\bby( the)?$/.test(lead(each))) : undefined
  const subject = agent ?? subjectOrNone
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
export function merged(people: readonly PersonMention[], words: readonly Word[]): PersonMention[] {
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

export const owner = ({ at, words: phrase }: PersonMention, words: readonly Word[]) =>
  words[at + phrase.split(' ').length - 1]?.possessive === true

/** "without Macron", "apart from the EU leaders". */
export function isExcluded(words: readonly Word[], at: number): boolean {
  const lead = words
    .slice(Math.max(0, at - 3), at)
    .map(({ folded }) => folded)
    .join(' ')
  return /(^| )(without|excluding|except|besides|other than|apart from|aside from|not including)( the)?$/.test(
    lead,
  )
}

/** "What did Qatar say", "Qatar's comments", "according to Qatar": its words are asked for in so many words. */
export function isAskedToSpeak(words: readonly Word[], { from, to }: Match): boolean {
  const ahead = words.slice(to, to + 3)
  if (words[to - 1]!.possessive) return ahead.some(({ stem }) => utteranceStems.has(stem))
  if (/\b(according to|acc to|quoting)( the)?$/.test(foldedBefore(words, from))) return true
  return (
    ahead.slice(0, 2).some(({ stem }) => statingStems.has(stem)) &&
    !/^(at|in|near|to|from)$/.test(words[from - 1]?.folded ?? '')
  )
}

const foldedBefore = (words: readonly Word[], at: number) =>
  words
    .slice(Math.max(0, at - 4), at)
    .map(({ folded }) => folded)
    .join(' ')

/** What only a speaker does: "talks", "call" and "meeting" are nouns as well. */
const statingStems = new Set(
  'say tell claim state comment announc declar deni respond react confirm'.split(' '),
)

/** Whether the person or side at `match` is the one whose words are asked for. */
export function roleOf(words: readonly Word[], { from, to }: Match): Role {
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
  // "why would it help, the analysts bit"
  if (
    /[,;:–—(-]/.test(words[words[from - 1]?.folded === 'the' ? from - 1 : from]!.gap) &&
    to === words.length - 1 &&
    /^(bit|part|line|quote|passage|claim|remark|version|answer)s?$/.test(words[to]!.folded)
  )
    return 'speaker'
  if (/^(did|does|do|has|had|have|was|is|were|are|would|will|could|can|should|didnt|doesnt)$/.test(previous))
    return 'speaker'
  // "how long could it drag on, Podoliak"
  if (to >= words.length && /[,:;–—]/.test(words[from]!.gap)) return 'speaker'
  if (objectMarkers.has(previous)) return 'about'
  if (previous === 'and' && objectMarkers.has(back.at(-3) ?? '')) return 'about'
  // "does anyone say China makes it harder": told of by whoever says it.
  if (
    /\b(anyone|anybody|someone|somebody|who|nobody|no one) (\w+ )?(says?|said|claim(s|ed)?|thinks?|thought|believe[sd]?|argue[sd]?|suggest(s|ed)?)( that)?( the)?$/.test(
      foldedBefore(words, from),
    )
  )
    return 'about'
  const verb = ahead.findIndex((word) => reportingStems.has(word.stem))
  if (verb >= 0 && verb < 4) return 'speaker'
  return from <= 2 ? 'speaker' : 'about'
}
