import type { Mention, NameIndex } from './name-index.ts'
import {
  accordingTo,
  actVerb,
  demonym,
  heardFrom,
  noName,
  personNoun,
  pronoun,
  sayingVerb,
  sentenceLead,
  speaksFor,
  speechNoun,
  speechVerb,
  toldVerb,
  weakVerb,
} from './speech-words.ts'

/** A name found as the subject of a verb of speech; a pronoun still to be resolved; a description that names nobody. */
export type Subject =
  | { readonly name: string; readonly ids: readonly string[] }
  | { readonly pronoun: 'he' | 'she' | 'it' }
  /** `isPerson`: of somebody ("a spokesman") rather than of something ("the proposal"). */
  | { readonly description: string; readonly isPerson: boolean }

/** The name with which a sentence begins. */
export const subjectOf = (sentence: string, [first]: readonly Mention[]) =>
  first && !first.possessive && sentenceLead.test(sentence.slice(0, first.start)) ? first : null

/** The name with which a stretch of text begins. */
export function firstName(text: string, names: NameIndex): Subject | null {
  const mention = names.find(text)[0]
  if (mention?.possessive) return null
  if (mention && mention.start <= 12)
    return { name: text.slice(mention.start, mention.end), ids: mention.ids }
  const unknown = /^\s*(?:[Tt]he\s+)?((?:\p{Lu}[\p{L}-]+\s?){1,3})(?!\p{L}|['’])/u.exec(text)?.[1]?.trim()
  return unknown && !demonym.test(unknown) && !noName.has(unknown.toLowerCase())
    ? { name: unknown, ids: [] }
    : null
}

/** The subject of the verb of speech nearest to the quotation that has one; else what follows "according to"; else "X’s answer". */
export function subjectIn(
  segment: string,
  names: NameIndex,
  nearest: 'first' | 'last' = 'last',
): Subject | null {
  const mentions = names.find(segment)
  // "Kyiv’s demands", "the claims" are nouns.
  const verbs = [...segment.matchAll(speechVerb)].filter(
    ({ index }) =>
      !/(?:['’]s?|\b(?:the|an?|its|their|his|our|my|these|those|no|any|all|of))\s+$/i.test(
        segment.slice(0, index),
      ),
  )
  const quotes = /(?<![\p{L}])quot(?:ed|es|ing)\s+(?=\p{Lu})/u.exec(segment)
  const quotedOne = quotes && firstAt(segment, quotes.index + quotes[0].length, mentions, names)
  if (quotedOne) return quotedOne
  const heard = heardFrom.exec(segment)
  const teller = heard && firstAt(segment, heard.index + heard[0].length, mentions, names)
  if (teller) return teller
  let described: Subject | null = null
  const hasSubject = new Set<RegExpExecArray>()
  const weak = [...segment.matchAll(weakVerb)]
  for (const verb of [...(nearest === 'last' ? verbs.toReversed() : verbs), ...weak.toReversed()]) {
    const isTold =
      toldVerb.test(verb[0]) && /\b(?:was|were|been|being|is|are)\s+$/i.test(segment.slice(0, verb.index))
    const byWhom = isTold && /^.{0,40}?\bby\s/.exec(segment.slice(verb.index))
    const subject = isTold
      ? byWhom
        ? firstAt(segment, verb.index + byWhom[0].length, mentions, names)
        : null
      : subjectBefore(segment.slice(0, verb.index), mentions, names)
    if (subject && (!('description' in subject) || subject.isPerson))
      return (actVerb.test(verb[0]) && reporterOf(segment, verb.index, verbs, mentions, names)) || subject
    if (subject && !weak.includes(verb)) {
      described ??= subject
      hasSubject.add(verb)
    }
  }
  for (const verb of verbs) {
    const end = verb.index + verb[0].length
    const subject =
      /^(?:told|asked|called|urged|assured|informed)/i.test(verb[0]) || hasSubject.has(verb)
        ? null
        : subjectAfter(segment, end, mentions, names)
    if (subject) return subject
  }
  for (const match of segment.matchAll(accordingTo)) {
    const subject = firstAt(segment, match.index + match[0].length, mentions, names)
    if (subject) return subject
  }
  const owner = mentions.find(({ possessive, end }) => possessive && speechNoun.test(segment.slice(end)))
  if (owner) return named(segment, owner)
  const saying = sayingVerb.test(segment) ? subjectOf(segment, mentions) : null
  if (saying) return named(segment, saying)
  // "A person familiar with … in the room told": a description that the record knows, further from its verb.
  const first = verbs[0]
  const far = first && mentions.filter(({ end, possessive }) => end <= first.index && !possessive)
  return far?.length === 1 &&
    !/\b(?:with|to|of|about|by|from|against)\s+(?:the\s+)?$/i.test(segment.slice(0, far[0]!.start))
    ? named(segment, far[0]!)
    : described
}

/** "Medinsky said Ukraine offered “…”": whoever says it, where its subject follows a verb of speech directly. */
function reporterOf(
  segment: string,
  at: number,
  verbs: readonly RegExpExecArray[],
  mentions: readonly Mention[],
  names: NameIndex,
): Subject | null {
  const reporting = verbs.findLast(
    (verb) =>
      verb.index < at &&
      /^\s+(?:that\s+)?(?:(?:the|an?)\s+)?[\p{L}’']+(?:\s+[\p{L}’']+){0,4}\s+$/u.test(
        segment.slice(verb.index + verb[0].length, at),
      ) &&
      !/(?:^|\s)(?:and|but|while|who|whom|as|when)\s/i.test(segment.slice(verb.index + verb[0].length, at)),
  )
  return reporting ? subjectBefore(segment.slice(0, reporting.index), mentions, names) : null
}

export const named = (segment: string, { start, end, ids }: Mention) => ({
  name: segment.slice(start, end),
  ids,
})

/** Words that may stand between a subject and its verb. */
const between =
  /(?:[\s,]+(?:also|later|then|now|just|had|has|have|was|is|would|could|might|must|did|will|again|himself|herself|on (?:\p{Lu}\p{L}+day)|in \p{Lu}\p{L}+|that (?:day|night|evening|morning)|yesterday|today|for his part|for her part|once|\p{Ll}+ly))+\s*$/u

/** "a spokesman", "the second diplomat in the room": an article and what follows it, up to the last words. */
const description =
  /(?:^|[\s(—–:,])((?:an?|the|one|another|his|her|its|their|this|that|two|some|several)\s+(?:(?!(?:an?|the)\s)[\p{L}\p{N}’'-]+\s+){0,5}?\p{Ll}[\p{L}’'-]*|\p{Ll}?\p{L}+)$/iu

function subjectBefore(text: string, mentions: readonly Mention[], names: NameIndex): Subject | null {
  let left = text.trimEnd().replace(between, '').trimEnd()
  let inserted = ''
  // "Kuleba, who met Lavrov in Antalya, said": what stands between commas is passed over.
  if (left.endsWith(',')) {
    const insertion = left.slice(0, -1).lastIndexOf(',')
    if (insertion < 0) return null
    inserted = left.slice(insertion + 1, -1).trim()
    left = left.slice(0, insertion).trimEnd()
  }
  // "told Lavrov, who answered"
  left = left.replace(/,?\s+who$/, '')
  // "The spokesman, Dmitry Peskov, said."
  const apposed = names.find(inserted).find(({ start, end }) => start === 0 && end === inserted.length)
  const mention = mentions.findLast(({ end }) => end === left.length)
  const spoken = mention && spokenFor(text, mention, names)
  if (mention && !spoken) return named(text, mention)
  if (apposed) return named(inserted, apposed)
  if (spoken) return spoken
  const who = pronoun.exec(left)?.[1]?.toLowerCase()
  if (who === 'he' || who === 'she' || who === 'it') return { pronoun: who }
  const owner = mentions.findLast(({ possessive, end }) => possessive && end < left.length)
  if (owner && /^['’]s?\s+\p{Ll}+(?:\s\p{Ll}+)?$/u.test(left.slice(owner.end)))
    return { name: left.slice(owner.start), ids: [] }
  const unknown = /((?:\p{Lu}[\p{L}’'-]+\s)*\p{Lu}[\p{L}’'-]+)$/u.exec(left)?.[1]
  if (unknown && demonym.test(unknown)) return { description: unknown, isPerson: true }
  if (unknown && !noName.has(unknown.toLowerCase()) && !personNoun.test(unknown))
    return { name: unknown, ids: [] }
  const described = description.exec(left)?.[1]
  if (!described || (!personNoun.test(described) && !/\s/.test(described))) return null
  return { description: described, isPerson: personNoun.test(described) }
}

/** Whoever speaks for a body is the body; whoever speaks for a person is somebody else, whom the record does not have. */
function spokenFor(text: string, mention: Mention, names: NameIndex): Subject | null {
  const lead = speaksFor.exec(text.slice(0, mention.start))
  if (lead?.groups?.place)
    return { description: lead[0].replace(/\s+\S+\s+(?:the\s+)?$/i, ''), isPerson: true }
  if (!lead || names.isBody(mention)) return null
  return { name: text.slice(lead.index, mention.end).trim(), ids: [] }
}

function subjectAfter(
  segment: string,
  from: number,
  mentions: readonly Mention[],
  names: NameIndex,
): Subject | null {
  const who = /^\s+(he|she|it)\b/i.exec(segment.slice(from))?.[1]?.toLowerCase()
  if (who === 'he' || who === 'she' || who === 'it') return { pronoun: who }
  return firstAt(segment, from, mentions, names)
}

/**
 * The name that starts here, after an article or a title; of an office and the name after it, the name; of a spokesman,
 * whom they speak for, or the description.
 */
function firstAt(
  segment: string,
  from: number,
  mentions: readonly Mention[],
  names: NameIndex,
): Subject | null {
  const lead = /^[\s,]*(?:(?:the|an?|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|President|Minister)\s+)*/i.exec(
    segment.slice(from),
  )![0]
  const at = from + lead.length
  const mention =
    mentions.find(({ start, end }) => start <= at && end > at) ?? mentions.find((each) => each.start === at)
  if (mention) {
    const name = mentions.find(
      (each) => each.start > mention.end && /^\s+$/.test(segment.slice(mention.end, each.start)),
    )
    return named(segment, name ?? mention)
  }
  const unknown = /^((?:\p{Lu}[\p{L}’'-]+\s?){1,3})/u.exec(segment.slice(at))?.[1]?.trim()
  const words = /^(?:[\p{L}’'-]+\s+){0,6}[\p{L}’'-]+/u.exec(segment.slice(at))?.[0].split(/\s+/) ?? []
  const noun = words.findIndex((word) => personNoun.test(word))
  if (noun >= 0) {
    // "said Belarusian official Ivan Petrenko"
    const name = /^(?:\p{Lu}\S*\s?)+/u.exec(words.slice(noun + 1).join(' '))?.[0].trim()
    if (name) return { name, ids: [] }
    const spoken = mentions.find(({ start }) => start > at)
    const link = spoken && speaksFor.exec(segment.slice(at, spoken.start))
    if (spoken && link && !link.groups?.place)
      return names.isBody(spoken) ? named(segment, spoken) : { name: segment.slice(at, spoken.end), ids: [] }
    const article = /\b(?:an?|the)\s+$/i.exec(lead)?.[0] ?? ''
    return { description: `${article}${words.slice(0, noun + 1).join(' ')}`, isPerson: true }
  }
  if (unknown && demonym.test(unknown)) return { description: unknown, isPerson: true }
  return unknown && !noName.has(unknown.toLowerCase()) ? { name: unknown, ids: [] } : null
}
