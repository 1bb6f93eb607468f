import type { TalksRecord } from '../record/record.ts'
import type { Quotation } from './find-quotations.ts'
import type { Mention, NameIndex } from './name-index.ts'
import { type Surroundings, surroundingsOf } from './sentences.ts'
import { accordingTo, noName, pronoun, speechNoun, speechVerb } from './speech-words.ts'

/** Whom a text gives as the speaker of a quotation. */
export interface Attribution {
  /** As the text names them. */
  readonly name: string
  /** Whom of the record that may be; empty for somebody whom the record does not have. */
  readonly ids: readonly string[]
  /** Whether the name stands in the quotation's own sentence. */
  readonly beside: boolean
}

/** A name found as the subject of a verb of speech; a pronoun still to be resolved. */
type Subject =
  | { readonly name: string; readonly ids: readonly string[] }
  | { readonly pronoun: 'he' | 'she' | 'it' }

/**
 * Who a text says spoke each of its quotations, in their order; null where it does not say.
 *
 * In the quotation's own sentence: what introduces it ("Kuleba said: “…”", "according to Podoliak, “…”",
 * "Putin: “…”"), then what follows ("“…,” said Kuleba", "“…” — Umerov"). The subject of the verb counts, not the name
 * nearest to it: insertions ("Kuleba, who met Lavrov, said") and objects ("told Putin") are passed over. Else the
 * sentence before or after, and else whoever spoke the quotation before it in the paragraph. He, she and it are the
 * last speaker or subject that fits. Somebody named only by somebody else’s name ("Kuleba’s spokesman") is nobody of
 * the record, unless the record has that office.
 */
export function findAttributions(
  text: string,
  quotations: readonly Quotation[],
  names: NameIndex,
  people: TalksRecord['people'],
): readonly (Attribution | null)[] {
  const around = surroundingsOf(text, quotations)
  const found: (Attribution | null)[] = []
  quotations.forEach((quotation, i) => {
    const here = around(i)
    const earlier = here.earlier === null ? null : (found[here.earlier] ?? null)
    const resolve = (subject: Subject | null, beside: boolean): Attribution | null => {
      if (!subject) return null
      if ('name' in subject) return { ...subject, beside }
      const known = earlier ?? found.findLast((each) => each !== null) ?? null
      const fits = (ids: readonly string[]) =>
        ids.some((id) =>
          subject.pronoun === 'it'
            ? people.get(id)?.kind === 'institution'
            : people.get(id)?.gender === subject.pronoun,
        )
      if (known && fits(known.ids)) return { ...known, beside }
      const subjectBefore = sentencesBack(text.slice(0, quotation.start))
        .map((sentence) => names.find(sentence).find(({ ids }) => fits(ids)))
        .find((mention) => mention !== undefined)
      return subjectBefore ? { name: nameIn(people, subjectBefore), ids: subjectBefore.ids, beside } : null
    }
    found.push(
      resolve(besideIt(here, quotation, names), true) ??
        resolve(inNeighbour(here, names), false) ??
        (earlier ? { ...earlier, beside: false } : null),
    )
  })
  return found
}

const nameIn = (people: TalksRecord['people'], { ids }: Mention) => people.get(ids[0]!)?.name ?? ids[0]!

/** The sentences of a text, the last first: as far as a pronoun may reach. */
const sentencesBack = (text: string) =>
  text
    .split(/(?<=[.!?:]["”’»“]?)\s+/)
    .slice(-8)
    .toReversed()

function besideIt(here: Surroundings, quotation: Quotation, names: NameIndex): Subject | null {
  const { before, after } = here
  const introduces = /(?:[,:—–-]|\bthat|\bas|\bsaying)\s*$/.test(before)
  const belongsOn = /^\s*[,;]?\s*(?:and|but|while|whereas)\b/i.test(after)
  const ended = quotation.style !== 'block' && /(?<![.])[.]\s*$/.test(quotation.words)
  const credit = /^[\s,]*(?:—|–|--|-\s|\()\s*(.*)/s.exec(after)
  return (
    (introduces ? subjectIn(before, names) : null) ??
    (credit ? firstName(credit[1]!, names) : null) ??
    (belongsOn || ended ? null : subjectIn(after, names, 'first')) ??
    subjectIn(before, names) ??
    colonName(before, names)
  )
}

/** The sentence before introduces ("Zelenskyy spoke at night."), or the one after looks back ("That is what he said."). */
function inNeighbour({ previous, next }: Surroundings, names: NameIndex): Subject | null {
  const looksBack = /^(?:That|This|These|Those|It|So|The words)\b/.test(next)
  return subjectIn(previous, names) ?? (looksBack ? subjectIn(next, names) : null)
}

/** "Putin: “…”", "Zelenskyy, in his address: “…”". */
function colonName(before: string, names: NameIndex): Subject | null {
  if (!/:\s*$/.test(before)) return null
  return firstName(before, names)
}

function firstName(text: string, names: NameIndex): Subject | null {
  const mention = names.find(text)[0]
  if (mention && mention.start <= 12)
    return { name: text.slice(mention.start, mention.end), ids: mention.ids }
  const unknown = /^\s*((?:\p{Lu}[\p{L}’'-]+\s?){1,3})/u.exec(text)?.[1]?.trim()
  return unknown && !noName.has(unknown.toLowerCase()) ? { name: unknown, ids: [] } : null
}

/** The subject of the verb of speech nearest to the quotation that has one; else what follows "according to"; else "X’s answer". */
function subjectIn(segment: string, names: NameIndex, nearest: 'first' | 'last' = 'last'): Subject | null {
  const mentions = names.find(segment)
  const verbs = [...segment.matchAll(speechVerb)]
  const quotes = /(?<![\p{L}])quot(?:ed|es|ing)\s+(?=\p{Lu})/u.exec(segment)
  const quotedOne = quotes && firstAt(segment, quotes.index + quotes[0].length, mentions)
  if (quotedOne) return quotedOne
  for (const verb of nearest === 'last' ? verbs.toReversed() : verbs) {
    const subject = subjectBefore(segment.slice(0, verb.index), mentions)
    if (subject) return subject
  }
  for (const verb of verbs) {
    const end = verb.index + verb[0].length
    const subject = /^(?:told|asked|called|urged)/i.test(verb[0])
      ? null
      : subjectAfter(segment, end, mentions)
    if (subject) return subject
  }
  for (const match of segment.matchAll(accordingTo)) {
    const subject = firstAt(segment, match.index + match[0].length, mentions)
    if (subject) return subject
  }
  const owner = mentions.find(({ possessive, end }) => possessive && speechNoun.test(segment.slice(end)))
  if (owner) return named(segment, owner)
  // "A person familiar with … in the room told": a description that the record knows, further from its verb.
  const first = verbs[0]
  const far = first && mentions.filter(({ end, possessive }) => end <= first.index && !possessive)
  return far?.length === 1 &&
    !/\b(?:with|to|of|about|by|from|against)\s+(?:the\s+)?$/i.test(segment.slice(0, far[0]!.start))
    ? named(segment, far[0]!)
    : null
}

const named = (segment: string, { start, end, ids }: Mention) => ({ name: segment.slice(start, end), ids })

/** Words that may stand between a subject and its verb. */
const between =
  /(?:[\s,]+(?:also|later|then|had|has|have|was|is|repeatedly|again|clearly|reportedly|himself|herself|on (?:\p{Lu}\p{L}+day)|for his part|for her part|once))+\s*$/iu

function subjectBefore(text: string, mentions: readonly Mention[]): Subject | null {
  let left = text.trimEnd().replace(between, '').trimEnd()
  // "Kuleba, who met Lavrov in Antalya, said": what stands between commas is passed over.
  if (left.endsWith(',')) {
    const insertion = left.slice(0, -1).lastIndexOf(',')
    if (insertion < 0) return null
    left = left.slice(0, insertion).trimEnd()
  }
  const mention = mentions.findLast(({ end }) => end === left.length)
  if (mention) return named(text, mention)
  const who = pronoun.exec(left)?.[1]?.toLowerCase()
  if (who === 'he' || who === 'she' || who === 'it') return { pronoun: who }
  const owner = mentions.findLast(({ possessive, end }) => possessive && end < left.length)
  if (owner && /^['’]s?\s+\p{Ll}+(?:\s\p{Ll}+)?$/u.test(left.slice(owner.end)))
    return { name: left.slice(owner.start), ids: [] }
  const unknown = /((?:\p{Lu}[\p{L}’'-]+\s)*\p{Lu}[\p{L}’'-]+)$/u.exec(left)?.[1]
  if (!unknown || noName.has(unknown.toLowerCase())) return null
  return { name: unknown, ids: [] }
}

function subjectAfter(segment: string, from: number, mentions: readonly Mention[]): Subject | null {
  const who = /^\s+(he|she|it)\b/i.exec(segment.slice(from))?.[1]?.toLowerCase()
  if (who === 'he' || who === 'she' || who === 'it') return { pronoun: who }
  return firstAt(segment, from, mentions)
}

/** The name that starts here, after an article or a title; of an office and the name after it, the name. */
function firstAt(segment: string, from: number, mentions: readonly Mention[]): Subject | null {
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
  return unknown && !noName.has(unknown.toLowerCase()) ? { name: unknown, ids: [] } : null
}
