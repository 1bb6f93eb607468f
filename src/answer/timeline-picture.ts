import { windowOf } from '../record/facts.ts'
import type { TalkEntry, TalksRecord } from '../record/record.ts'
import { citationsOf } from './citing.ts'
import { dateText, shownWhen, whenText } from './dates.ts'
import { asOf } from './headline.ts'

/** A talk as a timeline draws it. */
export interface TimelineTalk {
  /** `talk:id`, as an answer's item has it. */
  readonly id: string
  /** Without the date at its end: that stands beside it. */
  readonly name: string
  readonly status: TalkEntry['status']
  /** "3 March 2022", "2022 (date inferred)", "on a Wednesday (no calendar date given)", or "no date given". */
  readonly when: string
}

/** `from` and `to` are `YYYY-MM-DD`, both inclusive: the time within which it fell, as finely as it is known. */
export interface DatedTalk extends TimelineTalk {
  readonly from: string
  readonly to: string
}

/** Talks by track. What has no date is in no lane: nothing tells where it would stand. */
export interface TimelinePicture {
  /** Earliest first; the lane of talks that belong to no track is the last, and its name is null. */
  readonly lanes: readonly { readonly name: string | null; readonly talks: readonly DatedTalk[] }[]
  readonly undated: readonly (TimelineTalk & { readonly track: string | null })[]
  /** The date of the newest dated document, in words. */
  readonly asOf: string
  /** How the documents are cited that the talks rest on. */
  readonly sources: readonly string[]
}

/**
 * The talks among these items as a timeline, or null where none of them is on the record any more.
 *
 * @param itemIds `talk:id` and others, which are left out
 */
export function timelinePicture(itemIds: readonly string[], record: TalksRecord): TimelinePicture | null {
  const talks = [...new Set(itemIds)].flatMap((id) =>
    id.startsWith('talk:') ? (record.talks.get(id.slice('talk:'.length)) ?? []) : [],
  )
  if (talks.length === 0) return null
  const parents = new Set(talks.map((talk) => talk.partOf))
  const trackOf = (talk: TalkEntry) =>
    talk.partOf ?? (parents.has(talk.id) || talk.kind === 'track' ? talk.id : null)
  const nameOfTrack = (id: string | null) => (id === null ? null : (record.talks.get(id)?.name ?? null))

  const lanes = new Map<string | null, DatedTalk[]>()
  const undated: (TimelineTalk & { track: string | null })[] = []
  for (const talk of talks) {
    // A track whose talks are drawn is their lane.
    if (talk.kind === 'track' && parents.has(talk.id)) continue
    const track = trackOf(talk)
    const span = spanOf(talk)
    if (!span) undated.push({ ...drawn(talk), track: talk.kind === 'track' ? null : nameOfTrack(track) })
    else lanes.set(track, [...(lanes.get(track) ?? []), { ...drawn(talk), ...span }])
  }
  return {
    lanes: [...lanes]
      .map(([track, own]) => ({ name: nameOfTrack(track), talks: own.toSorted(inTime) }))
      .toSorted(
        (a, b) => Number(a.name === null) - Number(b.name === null) || inTime(a.talks[0]!, b.talks[0]!),
      ),
    undated,
    asOf: asOf(record),
    sources: sourcesOf(talks),
  }
}

function drawn(talk: TalkEntry): TimelineTalk {
  const start = shownWhen(talk.start)
  const end = talk.end?.date && talk.end.date !== talk.start.date ? whenText(talk.end) : null
  const isOpenEnded = !talk.end && (talk.kind === 'track' || talk.kind === 'indirect-talks')
  const when = start
    ? `${start.replace(/^(on|in) (?=\d|[A-Z][a-z]+ \d)/, '')}${end ? `, ended ${end}` : ''}`
    : 'no date given'
  return {
    id: `talk:${talk.id}`,
    name: withoutDate(talk),
    status: talk.status,
    when: isOpenEnded && talk.start.date?.includes('/') === false ? `since ${when}` : when,
  }
}

/** "Second round of the delegation talks, Belovezhskaya Pushcha", where the name ends in its own date or month. */
function withoutDate({ name, start }: TalkEntry): string {
  if (!start.date) return name
  const dates = [start.date, start.date.slice(0, 7)].map(dateText)
  const found = dates.map((date) => `, ${date}`).find((end) => name.endsWith(end))
  return found ? name.slice(0, -found.length) : name
}

/** From the first day it can have begun to the last it can have ended. */
function spanOf({ start, end }: TalkEntry): { from: string; to: string } | null {
  const begun = windowOf(start)
  return begun && { from: begun.from, to: windowOf(end)?.to ?? begun.to }
}

function sourcesOf(talks: readonly TalkEntry[]): readonly string[] {
  return [...new Set(talks.flatMap(({ passages }) => citationsOf(passages).map(({ title }) => title)))]
}

const inTime = (a: DatedTalk, b: DatedTalk) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)
