import { type Fault, type FaultKind, faultKinds } from './fault.ts'

/** Faults at random, the same ones for the same seed. */
export interface Storm {
  readonly kind: 'storm'
  readonly seed: number
  /** For each kind the probability, 0 to 1, that it strikes one call or delivery. */
  readonly rates: Readonly<Partial<Record<FaultKind, number>>>
  /** The longest delay in milliseconds; 400 unless it says otherwise. */
  readonly longest?: number
}

/**
 * What a storm has for the nth call or delivery of a name. It depends on seed, name and n alone, and not on what else
 * happens at the same time: the same questions asked again meet the same faults.
 */
export function blow({ seed, rates, longest = 400 }: Storm, name: string, count: number): readonly Fault[] {
  const random = createRandom(`${seed}/${name}/${count}`)
  return faultKinds.flatMap((kind) => {
    // Both are drawn for every kind, so that one kind's rate does not move the others' luck.
    const [luck, size] = [random(), random()]
    return luck < (rates[kind] ?? 0) ? [makeFault(kind, size, longest)] : []
  })
}

/** @param size 0 to 1: how bad it is */
function makeFault(kind: FaultKind, size: number, longest: number): Fault {
  const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[Math.floor(size * choices.length)]!
  switch (kind) {
    case 'latency':
    case 'late-delivery':
      return { kind, milliseconds: Math.ceil(size * longest) }
    case 'rate-limited':
      return { kind, retryAfter: 1 }
    case 'server-error':
      return { kind, status: pick<500 | 502 | 503>(500, 502, 503) }
    case 'duplicate':
      return { kind, copies: pick(1, 2), gap: Math.floor(size * longest) }
    case 'reorder':
      return { kind, behind: pick(1, 2) }
    case 'disconnect':
      return {
        kind,
        how: pick<'warning' | 'refresh_requested' | 'cut'>('warning', 'refresh_requested', 'cut'),
      }
    default:
      return { kind }
  }
}

/** Numbers from 0 to 1 that follow from the text. Source: FNV-1a to mix the text, mulberry32 to draw. */
function createRandom(text: string): () => number {
  let state = 2_166_136_261
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
