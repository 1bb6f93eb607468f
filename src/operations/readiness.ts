/** How one part of Talks is. Reasons are short words of our own: no paths, tokens or error messages. */
export type CheckResult =
  | { readonly kind: 'ok' }
  /** It serves, but not as it should: still ready. */
  | { readonly kind: 'degraded'; readonly reason: string }
  | { readonly kind: 'failing'; readonly reason: string }

export type Check = () => CheckResult | Promise<CheckResult>

export interface ReadinessReport {
  readonly isReady: boolean
  readonly status: 'starting' | 'ready' | 'degraded' | 'failing' | 'stopping'
  readonly checks: Readonly<Record<string, { readonly state: CheckResult['kind']; readonly reason?: string }>>
}

/** Whether Talks can do its work at this moment. */
export interface Readiness {
  /** Adds a part to look at; a part reported again replaces the earlier one. */
  report(name: string, check: Check): void
  /** From now on the checks decide. */
  started(): void
  /** From now on it is not ready, whatever the checks say. */
  stopping(): void
  read(): Promise<ReadinessReport>
}

/** Milliseconds for which a reading serves: a check may write to the disk, and whoever asks often must not wear it. */
const freshFor = 1_000

/** @param patience milliseconds that one check may take */
export function createReadiness({
  now,
  patience = 2_000,
}: {
  now: () => Date
  patience?: number
}): Readiness {
  const checks = new Map<string, Check>()
  let phase: 'starting' | 'serving' | 'stopping' = 'starting'
  let last: { readonly at: number; readonly report: Promise<ReadinessReport> } | undefined

  async function look(): Promise<ReadinessReport> {
    const results = await Promise.all(
      [...checks].map(async ([name, check]) => [name, await run(check, patience)] as const),
    )
    const kinds = new Set(results.map(([, { kind }]) => kind))
    const status = kinds.has('failing') ? 'failing' : kinds.has('degraded') ? 'degraded' : 'ready'
    return {
      isReady: status !== 'failing',
      status,
      checks: Object.fromEntries(
        results.map(([name, { kind, ...rest }]) => [name, { state: kind, ...rest }]),
      ),
    }
  }

  return {
    report(name, check) {
      checks.set(name, check)
      last = undefined
    },
    started() {
      phase = 'serving'
    },
    stopping() {
      phase = 'stopping'
    },
    read() {
      if (phase !== 'serving') return Promise.resolve({ isReady: false, status: phase, checks: {} })
      const at = now().getTime()
      // Absolute, because the clock may have been set back.
      if (!last || Math.abs(at - last.at) >= freshFor) last = { at, report: look() }
      return last.report
    },
  }
}

/** A check that throws or hangs has failed; its message stays out, because it may name paths. */
async function run(check: Check, patience: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failing', reason: 'no answer' }), patience)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return { kind: 'failing', reason: 'the check failed' }
  } finally {
    clearTimeout(timer)
  }
}
