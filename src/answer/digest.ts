import type { DigestFindings } from '../lookup/find-digest.ts'
import type { DigestPlan } from '../plan/digest-plan.ts'
import type { FactVersion } from '../record/fact-version.ts'
import type { TalksRecord } from '../record/record.ts'
import type { AnswerItem } from './answer.ts'
import { listText } from './clip.ts'
import { dateText } from './dates.ts'
import { asOf } from './headline.ts'

export type DigestSectionKind =
  | 'new'
  | 'corrected'
  | 'withdrawn'
  | 'stalls-changed'
  | 'stalls'
  | 'on-this-day'
  | 'ahead'
  | 'one-source'

/** One entry of a section by its fact, with what must be said of it besides ("Corrected: date."). */
interface OutlineEntry {
  readonly id: string
  readonly remark: string | null
  /** What the fact said then; null for one that was gone. */
  readonly version: FactVersion | null
  /** How many more of its kind are gone with it. */
  readonly others?: number
}

/**
 * A digest by its facts' ids, without anybody's words: what is kept, so that it can be shown again later with what the
 * record says by then.
 */
export interface DigestOutline {
  /** The date for which it is written, `YYYY-MM-DD`. */
  readonly localDate: string
  readonly kind: 'introduction' | 'news' | 'quiet'
  /** Counts and dates only. */
  readonly headline: string
  readonly sections: readonly {
    readonly kind: DigestSectionKind
    readonly title: string
    readonly entries: readonly OutlineEntry[]
  }[]
  readonly notes: readonly string[]
  /** What the channel has been sent once this is posted: a version for each changed fact, null for one that is gone. */
  readonly changes: readonly (readonly [factId: string, version: FactVersion | null])[]
  readonly recordVersion: string
}

/** One entry as shown; without an item it is no longer on the record. */
export interface DigestEntry {
  readonly id: string
  readonly item: AnswerItem | null
  /** One sentence or two, dated, never in an undated present tense; the citation stands beside it. */
  readonly line: string
  readonly remark: string | null
}

export interface Digest extends Omit<DigestOutline, 'sections' | 'changes'> {
  readonly sections: readonly {
    readonly kind: DigestSectionKind
    readonly title: string
    readonly entries: readonly DigestEntry[]
  }[]
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`

/** Findings → outline: what is told, in which order and under which titles. Empty sections are left out. */
export function outlineDigest(
  plan: DigestPlan,
  findings: DigestFindings,
  versions: ReadonlyMap<string, FactVersion>,
  record: TalksRecord,
  recordVersion: string,
): DigestOutline {
  const { added, corrected, withdrawn, stallsChanged, stallsAll, onThisDay, ahead, aheadUndated } = findings
  const isIntroduction = plan.known === null
  const isNews = added.length + corrected.length + withdrawn.length + stallsChanged.length > 0
  const entry = (id: string, remark: string | null = null) => ({
    id,
    remark,
    version: versions.get(id) ?? null,
  })
  const plain = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => entry(id))
  const source = ofTheDay(findings.oneSource, plan.localDate)
  const sections: DigestOutline['sections'] = [
    { kind: 'new', title: 'New on the record', entries: plain(added) },
    {
      kind: 'corrected',
      title: 'Corrected',
      entries: corrected.map(({ fact, fields }) => entry(fact.id, `Changed: ${listText(fields)}.`)),
    },
    { kind: 'withdrawn', title: 'Withdrawn', entries: byKind(withdrawn).map((group) => goneEntry(group)) },
    {
      kind: 'stalls-changed',
      title: 'What is said to have stalled talks: new or changed',
      entries: stallsChanged.map(({ fact, fields, isNew }) =>
        entry(fact.id, isNew ? 'New.' : `Changed: ${listText(fields)}.`),
      ),
    },
    {
      kind: 'stalls',
      title: `What is said to have stalled talks: ${stallsAll.length}, newest first`,
      entries: plain(stallsAll),
    },
    { kind: 'on-this-day', title: `On this day: ${dayText(plan.localDate)}`, entries: plain(onThisDay) },
    {
      kind: 'ahead',
      title: 'Planned or proposed talks',
      entries: plain(isIntroduction || plan.fullList ? [...ahead, ...aheadUndated] : ahead),
    },
    {
      kind: 'one-source',
      title: `On one unnamed source (1 of ${findings.oneSource.length}, another each day)`,
      entries: plain(source ? [source] : []),
    },
  ]
  return {
    localDate: plan.localDate,
    kind: isIntroduction ? 'introduction' : isNews || stallsAll.length > 0 ? 'news' : 'quiet',
    headline: headlineOf(plan, findings, record),
    sections: sections.filter(({ entries }) => entries.length > 0),
    notes: withdrawn.length > 0 ? record.withdrawn.flatMap(({ note }) => (note ? [note] : [])) : [],
    changes: changesOf(plan, versions),
    recordVersion,
  }
}

/** What is gone has no words: of each kind of fact one line, with how many. */
function byKind(ids: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const id of ids) {
    const kind = id.slice(0, id.indexOf(':'))
    groups.set(kind, [...(groups.get(kind) ?? []), id])
  }
  return [...groups.values()]
}

const goneEntry = ([id = '', ...others]: readonly string[]) => ({
  id,
  remark: null,
  version: null,
  ...(others.length > 0 && { others: others.length }),
})

function headlineOf(plan: DigestPlan, findings: DigestFindings, record: TalksRecord): string {
  if (plan.known === null) {
    return `The daily digest begins. The record covers ${count(record.documents.size, 'document', 'documents')}, the newest dated ${asOf(record)}; from now on this tells what is new.`
  }
  const since = plan.since === null ? '' : ` since ${dateText(plan.since)}`
  const told = [
    [findings.added.length, 'new'],
    [findings.corrected.length, 'corrected'],
    [findings.withdrawn.length, 'withdrawn'],
    [
      findings.stallsChanged.length,
      findings.stallsChanged.length === 1 ? 'obstacle new or changed' : 'obstacles new or changed',
    ],
  ] as const
  const parts = told.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  return parts.length === 0
    ? `Nothing new on the record${since}.`
    : `On the record${since}: ${listText(parts)}.`
}

/** A different one each day, in turn, so that every claim comes up for a second look. */
function ofTheDay<T>(list: readonly T[], localDate: string): T | undefined {
  const day = Math.floor(Date.parse(`${localDate}T00:00:00Z`) / 86_400_000)
  return list[((day % list.length) + list.length) % list.length]
}

function changesOf(
  { known }: DigestPlan,
  versions: ReadonlyMap<string, FactVersion>,
): DigestOutline['changes'] {
  const gone = [...(known?.keys() ?? [])].filter((id) => !versions.has(id))
  return [
    ...[...versions].filter(([id, version]) => known?.get(id) !== version),
    ...gone.map((id) => [id, null] as const),
  ]
}

/** "29 March". */
function dayText(localDate: string): string {
  return dateText(localDate).replace(/ \d{4}$/, '')
}
