import type { TalksRecord } from '../record/record.ts'
import type { Quotation } from './find-quotations.ts'
import type { Mention, NameIndex } from './name-index.ts'
import { type Surroundings, surroundingsOf } from './sentences.ts'
import { firstName, named, type Subject, subjectIn, subjectOf } from './speech-subject.ts'
import { personNoun } from './speech-words.ts'

/** Whom a text gives as the speaker of a quotation. */
export interface Attribution {
  /** As the text names them. */
  readonly name: string
  /** Whom of the record that may be; empty for somebody whom the record does not have. */
  readonly ids: readonly string[]
  /** Whether the name stands in the quotation's own sentence. */
  readonly beside: boolean
  /**
   * Somebody described and not named ("a spokesman"): the text says that they spoke, and not who they are. `ids` are
   * unnamed sources of the record whom the description fits.
   */
  readonly nameless?: true
}

/**
 * Who a text says spoke each of its quotations, in their order; null where it does not say.
 *
 * In the quotation's own sentence: what introduces it ("Kuleba said: “…”", "according to Podoliak, “…”",
 * "Putin: “…”"), then what follows ("“…,” said Kuleba", "“…” — Umerov"). The subject of the verb counts, not the name
 * nearest to it: insertions ("Kuleba, who met Lavrov, said") and objects ("told Putin") are passed over. Only a
 * sentence that makes nobody speak leaves it to the sentence before or after, and else to whoever spoke the quotation
 * before it in the paragraph, unless somebody else has entered since. He, she and it are whoever began a sentence since
 * the quotation before, else its speaker, else the last one named that fits. A description ("a spokesman said") names
 * nobody, and nobody is taken over from elsewhere for it. Somebody named only by somebody else’s name ("Kuleba’s
 * spokesman", "an aide to Macron") is nobody of the record, unless the record has that office; who speaks for a body is
 * the body.
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
    const known = earlier ?? found.findLast((each) => each !== null) ?? null
    const spoken = quotations[earlier ? here.earlier! : found.lastIndexOf(known)]
    const entered = spoken
      ? enteringSince(text.slice(Math.max(spoken.end - 2, quotation.start - memory), quotation.start), names)
      : []
    const resolve = (subject: Subject, beside: boolean): Attribution | null => {
      if ('name' in subject) {
        // "A diplomat" may be the record’s unnamed one, and may be any other.
        const isBare =
          !/\p{Lu}/u.test(subject.name) && subject.ids.some((id) => people.get(id)?.kind === 'unnamed')
        return { ...subject, beside, ...(isBare ? { nameless: true } : {}) }
      }
      if ('description' in subject) return { name: subject.description, ids: [], beside, nameless: true }
      const fits = (ids: readonly string[]) =>
        ids.some((id) =>
          subject.pronoun === 'it'
            ? people.get(id)?.kind === 'institution'
            : people.get(id)?.gender === subject.pronoun,
        )
      const entrant = entered.find(({ ids }) => fits(ids))
      if (entrant) return { name: nameIn(people, entrant), ids: entrant.ids, beside }
      if (known && (known.nameless ? subject.pronoun !== 'it' : fits(known.ids))) return { ...known, beside }
      // Whoever is named after the pronoun is somebody else: "he said Lavrov’s message was …".
      const at = here.before
        .toLowerCase()
        .search(new RegExp(`\\b${subject.pronoun}\\b(?!.*\\b${subject.pronoun}\\b)`, 's'))
      const upTo = quotation.start - (at < 0 ? 0 : here.before.length - at)
      const subjectBefore = sentencesBack(text.slice(Math.max(0, upTo - memory), upTo))
        .map((sentence) => names.find(sentence).find(({ ids }) => fits(ids)))
        .find((mention) => mention !== undefined)
      return subjectBefore ? { name: nameIn(people, subjectBefore), ids: subjectBefore.ids, beside } : null
    }
    const own = besideIt(here, quotation, names)
    const neighbour = own || (earlier && here.sharesSentence) ? null : inNeighbour(here, names)
    const isTakenOver =
      earlier !== null && entered.every(({ ids }) => ids.some((id) => earlier.ids.includes(id)))
    if (own) found.push(resolve(own, true))
    else
      found.push(
        (neighbour && resolve(neighbour, false)) ?? (isTakenOver ? { ...earlier, beside: false } : null),
      )
  })
  return found
}

/** How far back a name may stand that a pronoun means, in characters. */
const memory = 4000

const nameIn = (people: TalksRecord['people'], { ids }: Mention) => people.get(ids[0]!)?.name ?? ids[0] ?? ''

const sentencesOf = (text: string) => text.split(/(?<=[.!?:]["”’»“]?)\s+/)

/** The sentences of a text, the last first: as far as a pronoun may reach. */
const sentencesBack = (text: string) => sentencesOf(text).slice(-8).toReversed()

/** Who begins a sentence of a text, the last first; its first sentence belongs to the quotation before. */
const enteringSince = (text: string, names: NameIndex): Mention[] =>
  sentencesOf(text)
    .slice(1)
    .toReversed()
    .flatMap((sentence) => subjectOf(sentence, names.find(sentence)) ?? [])

function besideIt(here: Surroundings, quotation: Quotation, names: NameIndex): Subject | null {
  const { sharesSentence } = here
  const after = here.after.split(/;\s|,?\s(?:while|whereas)\s/i)[0]!
  const before = sharesSentence ? ownClause(here.before) : here.before
  const introduces = /(?:[,:—–-]|\bthat|\bas|\bsaying)\s*$/.test(before)
  const belongsOn = /^\s*[,;]?\s*(?:and|but|while|whereas)\b/i.test(after)
  const ended = quotation.style !== 'block' && /(?<![.])[.]\s*$/.test(quotation.words)
  const credit = /^[\s,]*(?:—|–|--|-\s|\()\s*(.*)/s.exec(after)
  const subjects = [
    introduces ? subjectIn(before, names) : null,
    credit ? firstName(credit[1]!, names) : null,
    // What stands between two quotations may introduce the second.
    here.isFollowed ? onlyNamed(subjectIn(before, names)) : null,
    belongsOn || ended ? null : subjectIn(after, names, 'first'),
    subjectIn(before, names),
    colonName(before, names),
  ].filter((subject) => subject !== null)
  return subjects.find((subject) => !('description' in subject) || subject.isPerson) ?? subjects[0] ?? null
}

const onlyNamed = (subject: Subject | null) => (subject && 'name' in subject ? subject : null)

/** What stands between two quotations of a sentence, from where its second statement begins: "…, said A, while B said". */
function ownClause(between: string): string {
  const joint = [...between.matchAll(/(?:[,;]\s*|\s)(?:while|whereas|and|but)\s|;\s/gi)].at(-1)
  return joint ? between.slice(joint.index) : between
}

/** The sentence before introduces ("Zelenskyy spoke at night."), or the one after looks back ("That is what he said."). */
function inNeighbour({ previous, next }: Surroundings, names: NameIndex): Subject | null {
  const looksBack = /^(?:That|This|These|Those|It|So|The words)\b/.test(next)
  const subjects = [subjectIn(previous, names), looksBack ? subjectIn(next, names) : null]
  return subjects.find((subject) => subject && (!('description' in subject) || subject.isPerson)) ?? null
}

/** "Putin: “…”", "Zelenskyy, in his address: “…”", "Petrov was clear about it – “…”". */
function colonName(before: string, names: NameIndex): Subject | null {
  if (!/(?::|\s[–—])\s*$/.test(before)) return null
  const clause = ownClause(before)
  const acting = names
    .find(clause)
    .filter(
      ({ start, possessive }) =>
        !possessive &&
        !/\b(?:about|against|at|by|for|from|in|of|to|with)\s+(?:the\s+)?$/i.test(clause.slice(0, start)),
    )
  if (acting[0] && (acting[0].start <= 12 || acting.length === 1)) return named(clause, acting[0])
  const described = clause
    .split(/[^\p{L}’'-]+/u)
    .map((word) => word.replace(/['’]s?$/, ''))
    .find((word) => personNoun.test(word))
  return described ? { description: described, isPerson: true } : firstName(before, names)
}
