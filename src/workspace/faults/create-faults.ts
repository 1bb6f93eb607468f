import {
  type Call,
  type CallFault,
  type DeliveryAttempt,
  type DeliveryFault,
  type Fault,
  type FaultKind,
  faultKinds,
  fits,
  type Strike,
  slots,
} from './fault.ts'
import { blow, type Storm } from './storm.ts'

/** A fault that is still to strike, and how often it did. */
export interface ActiveFault {
  readonly id: string
  readonly fault: Fault | Storm
  readonly struck: number
}

/** Faults on demand. Nothing goes wrong unless it was asked for. */
export interface Faults {
  /** Takes effect with the next call or delivery that it fits. */
  add(fault: Fault): string
  /** Faults at random until `clear` or `remove`; a second storm takes the place of the first. */
  storm(options: Omit<Storm, 'kind'>): string
  /** False when there is none of that id. */
  remove(id: string): boolean
  /** Ends all faults and the storm; what was counted stays. */
  clear(): void
  active(): readonly ActiveFault[]
  /** How many of each kind have struck since the workspace began. */
  injected(): Readonly<Record<FaultKind, number>>
  /** What is to strike this call, counted as struck. */
  strikeCall(call: Omit<Call, 'kind'>): Strike<CallFault>
  /** What is to strike this delivery, counted as struck. */
  strikeDelivery(attempt: Omit<DeliveryAttempt, 'kind'>): Strike<DeliveryFault>
}

interface Entry {
  readonly id: string
  readonly fault: Fault
  skip: number
  left: number
  struck: number
}

export function createFaults(): Faults {
  const injected = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>
  let entries: Entry[] = []
  let storm:
    | { readonly id: string; readonly storm: Storm; readonly met: Map<string, number>; struck: number }
    | undefined
  let ids = 0

  function nextId() {
    ids += 1
    return `fault${ids}`
  }

  /** The storm's faults that fit; it counts every call and delivery by its name. */
  function stormOf(target: Call | DeliveryAttempt): readonly Fault[] {
    if (!storm) return []
    const count = (storm.met.get(target.name) ?? 0) + 1
    storm.met.set(target.name, count)
    return blow(storm.storm, target.name, count).filter((fault) => fits(fault, target))
  }

  function strike(target: Call | DeliveryAttempt): Partial<Record<string, Fault>> {
    const struck: Partial<Record<string, Fault>> = {}
    for (const entry of entries) {
      const slot = slots[entry.fault.kind]
      if (struck[slot] || !fits(entry.fault, target)) continue
      if (entry.skip > 0) {
        entry.skip -= 1
        continue
      }
      entry.left -= 1
      entry.struck += 1
      struck[slot] = entry.fault
    }
    entries = entries.filter((entry) => entry.left > 0)
    for (const fault of stormOf(target)) {
      const slot = slots[fault.kind]
      if (struck[slot] || !storm) continue
      storm.struck += 1
      struck[slot] = fault
    }
    for (const fault of Object.values(struck)) if (fault) injected[fault.kind] += 1
    return struck
  }

  return {
    add(fault) {
      const id = nextId()
      const { times = 1, skip = 0 } = fault
      if (times > 0) entries.push({ id, fault, skip, left: times, struck: 0 })
      return id
    },
    storm(options) {
      storm = { id: nextId(), storm: { kind: 'storm', ...options }, met: new Map(), struck: 0 }
      return storm.id
    },
    remove(id) {
      const known = entries.length
      entries = entries.filter((entry) => entry.id !== id)
      if (storm?.id !== id) return entries.length < known
      storm = undefined
      return true
    },
    clear() {
      entries = []
      storm = undefined
    },
    active: () => [
      ...entries.map(({ id, fault, struck }) => ({ id, fault, struck })),
      ...(storm ? [{ id: storm.id, fault: storm.storm, struck: storm.struck }] : []),
    ],
    injected: () => ({ ...injected }),
    strikeCall: (call) => strike({ kind: 'call', ...call }) as Strike<CallFault>,
    strikeDelivery: (attempt) => strike({ kind: 'delivery', ...attempt }) as Strike<DeliveryFault>,
  }
}
