import { daysInMonth } from './calendar.ts'
import type { Moment } from './moment.ts'
import type {
  ObstacleEntry,
  PassageEntry,
  PositionEntry,
  StatementEntry,
  TalkEntry,
  TalksRecord,
} from './record.ts'
import { quoteText } from './statement.ts'

/**
 * One view of every kind of fact, for finding and ranking: who, where, when, about
 * what, and its words. `id` is `kind:id`. Dates are closed windows, inclusive.
 */
export type Fact = {
  readonly id: string
  readonly own: string
  readonly quote: string | null
  readonly speakers: ReadonlySet<string>
  /** Everybody involved: speakers, relays, addressees, participants. */
  readonly people: ReadonlySet<string>
  /** Participants of the talks it is about, where those are few. */
  readonly circle: ReadonlySet<string>
  readonly sides: ReadonlySet<string>
  readonly speakerSides: ReadonlySet<string>
  readonly talks: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly topics: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly passages: readonly PassageEntry[]
  readonly dates: readonly { readonly from: string; readonly to: string }[]
  readonly weekdays: ReadonlySet<string>
} & (
  | { readonly kind: 'statement'; readonly entry: StatementEntry }
  | { readonly kind: 'talk'; readonly entry: TalkEntry }
  | { readonly kind: 'obstacle'; readonly entry: ObstacleEntry }
  | { readonly kind: 'position'; readonly entry: PositionEntry }
)

/** The closed window of days that a date covers, or null where it is unknown. */
export function windowOf(moment: Moment | undefined): { from: string; to: string } | null {
  if (!moment?.date) return null
  const [first = '', last = first] = moment.date.split('/')
  const from = first.length === 4 ? `${first}-01-01` : first.length === 7 ? `${first}-01` : first
  const to =
    last.length === 4
      ? `${last}-12-31`
      : last.length === 7
        ? `${last}-${daysInMonth(Number(last.slice(0, 4)), Number(last.slice(5)))}`
        : last
  return { from, to }
}

const present = <T>(list: readonly (T | undefined | null)[]) =>
  list.filter((entry): entry is T => entry != null)

/** All facts of a record in reading order: document by document, then the talks. */
export function factsOf(record: TalksRecord): Fact[] {
  const side = (id: string) => record.people.get(id)?.side
  const placesAround = (id: string | undefined): string[] =>
    id ? [id, ...placesAround(record.places.get(id)?.within)] : []
  const venues = (talks: readonly string[]) =>
    talks.flatMap((id) => placesAround(record.talks.get(id)?.venue))
  const common = (
    passages: readonly PassageEntry[],
    moments: readonly (Moment | undefined)[],
    talks: readonly string[] = [],
  ) => ({
    circle: new Set(
      talks.length > 2
        ? []
        : talks.flatMap((id) => record.talks.get(id)?.participants.map(({ who }) => who) ?? []),
    ),
    passages,
    documents: new Set(passages.map((passage) => passage.document.id)),
    dates: present(moments.map(windowOf)),
    weekdays: new Set(present(moments.map((moment) => moment?.weekday))),
  })

  const statements = [...record.statements.values()].map((entry): Fact => {
    const people = [entry.speaker, ...(entry.via ?? []), ...(entry.addressee ?? [])]
    return {
      id: `statement:${entry.id}`,
      kind: 'statement',
      entry,
      own: [entry.gist, entry.needsContext].filter(Boolean).join(' '),
      quote: quoteText(entry),
      speakers: new Set([entry.speaker]),
      people: new Set(people),
      sides: new Set(present([entry.side, ...people.map(side)])),
      speakerSides: new Set([entry.side]),
      talks: new Set(entry.talks ?? []),
      places: new Set(venues(entry.talks ?? [])),
      topics: new Set(entry.topics),
      ...common(entry.passages, [entry.said], entry.talks),
    }
  })
  const obstacles = [...record.obstacles.values()].map((entry): Fact => {
    const people = [
      ...entry.assertedBy,
      ...(entry.via ?? []),
      ...entry.disputedBy.map((dispute) => dispute.who),
    ]
    const since = windowOf(entry.since)
    return {
      id: `obstacle:${entry.id}`,
      kind: 'obstacle',
      entry,
      own: [entry.text, entry.category.replaceAll('-', ' '), entry.effect].join(' '),
      quote: null,
      speakers: new Set(entry.assertedBy),
      people: new Set(people),
      sides: new Set(present(people.map(side))),
      speakerSides: new Set(present(entry.assertedBy.map(side))),
      talks: new Set(entry.talks),
      places: new Set(venues(entry.talks)),
      topics: new Set(entry.topics),
      ...common(entry.passages, [since ? entry.since : entry.asOf], entry.talks),
    }
  })
  const positions = [...record.positions.values()].map((entry): Fact => {
    const people = present([entry.actor, entry.according])
    return {
      id: `position:${entry.id}`,
      kind: 'position',
      entry,
      own: [entry.text, entry.type.replaceAll('-', ' ')].join(' '),
      quote: null,
      speakers: new Set([entry.actor]),
      people: new Set(people),
      sides: new Set(present([entry.side, ...people.map(side)])),
      speakerSides: new Set([entry.side]),
      talks: new Set(entry.talks ?? []),
      places: new Set(venues(entry.talks ?? [])),
      topics: new Set(entry.topics),
      ...common(entry.passages, [entry.date], entry.talks),
    }
  })
  const talks = [...record.talks.values()].map((entry): Fact => {
    // Whoever asked for talks or helped them along did not take part in them.
    const people = entry.participants.map((participant) => participant.who)
    const outcomePassages = entry.outcomes.flatMap((outcome) => outcome.passages)
    const passages = [...new Set([...entry.passages, ...outcomePassages])]
    const start = windowOf(entry.start)
    const end = windowOf(entry.end)
    return {
      id: `talk:${entry.id}`,
      kind: 'talk',
      entry,
      own: [
        entry.name,
        entry.summary,
        entry.venueNote,
        entry.agenda.join('; '),
        entry.outcomes.map((outcome) => outcome.text).join('; '),
        entry.aliases.join('; '),
        entry.kind.replaceAll('-', ' '),
        entry.mode.replaceAll('-', ' '),
        entry.status,
      ]
        .filter(Boolean)
        .join(' '),
      quote: null,
      speakers: new Set(entry.outcomes.flatMap((outcome) => outcome.accordingTo)),
      people: new Set(people),
      sides: new Set(
        present([
          ...entry.participants.map((p) => p.side),
          ...people.map(side),
          ...(entry.arrangedBy ?? []).map(side),
        ]),
      ),
      speakerSides: new Set<string>(),
      talks: new Set(present([entry.id, entry.partOf])),
      places: new Set(placesAround(entry.venue)),
      topics: new Set(entry.topics),
      ...common(passages, [entry.start]),
      dates: start ? [{ from: start.from, to: end?.to ?? start.to }] : [],
      weekdays: new Set(
        present([
          entry.start.weekday,
          entry.end?.weekday,
          ...(entry.sessions ?? []).map((s) => s.weekday ?? s.when?.weekday),
        ]),
      ),
    }
  })
  return [...statements, ...obstacles, ...positions, ...talks]
}
