import { redact } from './redact.ts'

/** One thing that went over the wire between the app and the workspace. */
export interface Entry {
  /** Counts from 1. An entry that is completed later keeps its id. */
  readonly id: number
  /** Milliseconds since 1970, by the workspace's clock. */
  readonly at: number
  readonly direction: 'to-app' | 'from-app'
  /** `envelope` and its `ack` go over sockets, `http` is a signed delivery and its answer. */
  readonly kind: 'call' | 'envelope' | 'ack' | 'socket' | 'response-url' | 'http'
  /** The method, or the type of event or interaction, or the command; for sockets what happened. */
  readonly name: string
  readonly channel?: string
  /** The HTTP status, where there is one. */
  readonly status?: number
  /** Absent while it is under way. */
  readonly ok?: boolean
  readonly error?: string
  /** Real time, for a delivery from its hand-over to its acknowledgement. */
  readonly milliseconds?: number
  /** 0 for the first delivery. */
  readonly retryAttempt?: number
  /** The kinds of injected faults that struck. */
  readonly fault?: string
  /** What was sent, and what came back; without credentials, and shortened where they are long. */
  readonly payload?: unknown
  readonly reply?: unknown
}

/** How soon the app acknowledged a delivery. */
export interface Acknowledgement {
  readonly name: string
  /** 0 for the first delivery. */
  readonly attempt: number
  /** Real time from hand-over to acknowledgement, late ones too; undefined when none came. */
  readonly milliseconds: number | undefined
  /** It never reached the app, or its connection ended first: no acknowledgement could come. */
  readonly isLost: boolean
  /** The kinds of injected faults that struck. */
  readonly fault?: string
}

type Begun = Omit<Entry, 'id' | 'at'>

/** What the app and the workspace said to each other, for the inspector and for tests. */
export interface Traffic {
  /** Notes what is over already. */
  note(entry: Begun): void
  /** Notes what has begun; call the result when there is more to say, as often as there is. */
  begin(entry: Begun): (more: Partial<Begun>) => void
  /** Counts a hand-over; tell its book what becomes of it. */
  handedOver(delivery: Omit<Acknowledgement, 'milliseconds' | 'isLost'>): {
    acknowledged(milliseconds: number): void
    lost(): void
  }
  /** The newest entries, oldest first; with `since`, those with a higher id. */
  entries(options?: { readonly since?: number }): readonly Entry[]
  /** Hears of every entry when it begins, and again when it changes. The result stops the listening. */
  onEntry(listener: (entry: Entry) => void): () => void
  /** Every delivery in the order of hand-over, the newest 10,000. */
  acknowledgements(): readonly Acknowledgement[]
}

const keptAcknowledgements = 10_000

/** @param kept how many entries are remembered */
export function createTraffic({ now, kept = 500 }: { now: () => number; kept?: number }): Traffic {
  const listeners = new Set<(entry: Entry) => void>()
  let entries: Entry[] = []
  const acknowledgements: Acknowledgement[] = []
  let ids = 0

  function tell(entry: Entry) {
    for (const listener of [...listeners]) listener(entry)
  }

  function begin(begun: Begun) {
    ids += 1
    const id = ids
    let entry: Entry = { id, at: now(), ...clean(begun) }
    entries = [...entries, entry].slice(-kept)
    tell(entry)
    return (more: Partial<Begun>) => {
      const before = entry
      entry = { ...entry, ...cleanPart(more) }
      entries = entries.map((each) => (each === before ? entry : each))
      tell(entry)
    }
  }

  return {
    begin,
    note: (entry) => void begin(entry),
    handedOver(delivery) {
      const acknowledgement = { ...delivery, milliseconds: undefined as number | undefined, isLost: false }
      acknowledgements.push(acknowledgement)
      if (acknowledgements.length > keptAcknowledgements) acknowledgements.shift()
      return {
        acknowledged(milliseconds) {
          acknowledgement.milliseconds ??= milliseconds
        },
        lost() {
          acknowledgement.isLost = acknowledgement.milliseconds === undefined
        },
      }
    },
    entries: ({ since = 0 } = {}) => entries.filter((entry) => entry.id > since),
    onEntry(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    acknowledgements: () => acknowledgements.map((each) => ({ ...each })),
  }
}

/** Names come from the app too, and may hold anything. */
function clean(entry: Begun): Begun {
  return { ...entry, ...cleanPart(entry), name: String(redact(entry.name.slice(0, 120))) }
}

function cleanPart(part: Partial<Begun>): Partial<Begun> {
  return {
    ...part,
    ...('payload' in part && { payload: redact(part.payload) }),
    ...('reply' in part && { reply: redact(part.reply) }),
    ...(part.channel !== undefined && { channel: String(redact(part.channel.slice(0, 120))) }),
  }
}
