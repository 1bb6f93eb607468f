import { type Finding, ok, problem } from './finding.ts'

/** What Node brings along. */
export interface Runtime {
  /** `20.19.0` */
  readonly version: string
  /** Formats a day of March in Kyiv, in German: "So., 29. März, 12:00" with full data. */
  readonly sample: () => string
  readonly zones: number
}

const least = [20, 19] as const

export function checkRuntime({ version, sample, zones }: Runtime): readonly Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNewEnough = major > least[0] || (major === least[0] && minor >= least[1])
  const node = isNewEnough
    ? ok('node', `Node ${version}.`)
    : problem(
        'node',
        `Node ${version} is too old.`,
        `Install Node ${least.join('.')} or newer; 24 is recommended.`,
      )
  // Kyiv went to summer time in the early morning of that day: a platform without zones is off by two or three hours.
  const isFull = zones > 400 && sample().includes('März') && sample().includes('12:00')
  const time = isFull
    ? ok('time zones', `Node knows ${zones} time zones.`)
    : problem(
        'time zones',
        'This Node has no full time zone and language data.',
        'Install a Node built with full ICU, and unset NODE_ICU_DATA.',
      )
  return [node, time]
}

export function thisRuntime(): Runtime {
  return {
    version: process.versions.node,
    sample: () =>
      new Intl.DateTimeFormat('de', {
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'Europe/Kyiv',
      }).format(new Date('2026-03-29T09:00:00Z')),
    zones: Intl.supportedValuesOf('timeZone').length,
  }
}
