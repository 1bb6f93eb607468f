import { isEmpty } from '../plan/filters-of.ts'
import type { FactsPlan } from '../plan/plan.ts'
import type { Fact } from '../record/facts.ts'
import type { Findings } from './findings.ts'
import { nothing } from './findings.ts'
import type { Library, RankedFact } from './library.ts'
import type { Scored } from './rank.ts'

export const hasNumber = ({ own, quote }: Fact) =>
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|several)\b/i.test(
    `${own} ${quote ?? ''}`,
  )

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
  const asked = filters.speakers.flat()
  const near = scored.slice(0, 3).map(({ ranked }) => ranked.fact)
  if (!pool.length)
    return {
      ...nothing,
      absence: asked.length
        ? { kind: 'speaker-silent', speakers: asked, onTopic: true }
        : filters.windows.length || filters.weekdays.length
          ? { kind: 'out-of-range' }
          : { kind: 'no-match' },
    }
  if (!scored.length)
    return { ...nothing, absence: { kind: 'speaker-silent', speakers: asked, onTopic: false } }
  const { subjects } = ranking
  if (!subjects.length)
    return asked.length && !scored.some(({ fit }) => fit >= (plan.about === 'any' ? 0.6 : 0.8))
      ? { ...nothing, near, absence: { kind: 'speaker-silent', speakers: asked, onTopic: false } }
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
    absence: asked.length
      ? { kind: 'speaker-silent', speakers: asked, onTopic: true }
      : isEmpty(filters)
        ? { kind: 'no-match' }
        : { kind: 'no-match' },
  }
}
