import { isEmpty } from '../plan/filters-of.ts'
import type { FactsPlan } from '../plan/plan.ts'
import { wordsOf } from '../question/words.ts'
import type { Fact } from '../record/facts.ts'
import type { Findings } from './findings.ts'
import { nothing } from './findings.ts'
import type { Library, RankedFact } from './library.ts'
import type { Scored } from './rank.ts'

const dates =
  /\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(19|20)\d\d\b/gi

const isNumber = (word: string) =>
  /^\d|^(two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?|several|dozens?)$/.test(
    word,
  )

/**
 * A count of what is asked about, in the fact or what was said: days and years count nothing, nor do other things'
 * numbers. The passages of talks tell of too much.
 */
export function counts({ kind, own, quote, passages }: Fact, asked: ReadonlySet<string>): boolean {
  const told = [own, quote ?? '', ...(kind === 'talk' ? [] : passages.map(({ exact }) => exact))]
  return told.some((text) => {
    const words = wordsOf(text.replace(dates, ' '))
    return words.some(
      ({ folded }, i) =>
        isNumber(folded) && words.slice(Math.max(0, i - 6), i + 8).some((near) => asked.has(near.stem)),
    )
  })
}

/**
 * "How many civilians were …": the noun that is counted, where the record uses it. People of any kind are counted
 * under too many names to ask for one.
 */
export function countedThing(library: Library, { ranking }: Pick<FactsPlan, 'ranking'>): string | null {
  const noun = /\bhow many (?:of )?(?:the )?(\w+)/.exec(ranking.words.join(' '))?.[1]
  if (!noun || /^(people|persons?|ukrainians|russians|more|other|of)$/.test(noun)) return null
  const [stem] = wordsOf(noun).map((word) => word.stem)
  return stem && library.weight(stem) > 0 ? stem : null
}

/** A number directly before the thing: "four articles", "thousands of Ukrainian men". */
export function countsThing({ kind, own, quote, passages }: Fact, thing: string): boolean {
  const told = [own, quote ?? '', ...(kind === 'talk' ? [] : passages.map(({ exact }) => exact))]
  return told.some((text) => {
    const words = wordsOf(text.replace(dates, ' '))
    return words.some(
      ({ folded }, i) => isNumber(folded) && words.slice(i + 1, i + 5).some((near) => near.stem === thing),
    )
  })
}

/** A person of whom the record has no words. */
export const isSilent = (library: Library, id: string) =>
  library.record.people.get(id)?.kind === 'person' &&
  !library.by(`speaker:${id}`).some(({ fact }) => fact.kind === 'statement')

/** How much of what was asked the fact bears, by weight. */
export function coverage(
  library: Library,
  { ranking }: Pick<FactsPlan, 'ranking'>,
  { covered }: Scored,
): number {
  let total = 0
  let got = 0
  for (const term of [...ranking.terms, ...ranking.topics.map((topic) => `topic:${topic}`)]) {
    const weight = term.startsWith('topic:') ? 3.5 : library.weight(term) || 2
    total += weight
    if (covered.has(term)) got += weight
  }
  return total ? got / total : 1
}

export function absence(
  library: Library,
  plan: FactsPlan,
  pool: readonly RankedFact[],
  scored: readonly (Scored & { fit: number })[],
): Findings | null {
  const { filters, ranking } = plan
  const speakers = filters.speakers.flat()
  const sides = filters.speakerSides
  const asked = [...speakers, ...sides]
  const silent = (onTopic: boolean) => ({
    kind: 'speaker-silent' as const,
    speakers,
    ...(sides.length && { sides }),
    onTopic,
  })
  const near = scored.slice(0, 3).map(({ ranked }) => ranked.fact)
  if (!pool.length)
    return {
      ...nothing,
      absence: asked.length
        ? silent(true)
        : filters.windows.length || filters.weekdays.length
          ? { kind: 'out-of-range' }
          : { kind: 'no-match' },
    }
  if (!scored.length) return { ...nothing, absence: silent(false) }
  const { subjects } = ranking
  if (!subjects.length)
    return asked.length && !scored.some(({ fit }) => fit >= (plan.about === 'any' ? 0.6 : 0.8))
      ? { ...nothing, near, absence: silent(false) }
      : null
  const covered = scored
    .slice(0, 12)
    .some(
      (entry) =>
        (entry.covered.has('run') || subjects.some((subject) => entry.covered.has(subject))) &&
        (entry.fit >= 0.8 || !asked.length || plan.about !== 'said' || coverage(library, plan, entry) >= 0.5),
    )
  // Words alone, with nobody and no talks to go by: half of them must be borne.
  const alone = isEmpty(filters) && !ranking.topics.length && !ranking.involved.length
  const enough =
    !alone ||
    scored.slice(0, 12).some((entry) => entry.covered.has('run') || coverage(library, plan, entry) >= 0.5)
  if (covered && enough) return null
  // Nothing of what was asked about stands in any fact that fits.
  return {
    ...nothing,
    near,
    absence: asked.length ? silent(true) : { kind: 'no-match' },
  }
}
