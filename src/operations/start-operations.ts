import type { Config } from '../config.ts'
import { startHealthServer } from './health-server.ts'
import { type Metrics, silentMetrics } from './metrics.ts'
import { createReadiness, type Readiness } from './readiness.ts'

/** How Talks is watched from outside while it runs. */
export interface Operations {
  readonly readiness: Readiness
  readonly metrics: Metrics
  /** Where health is served, if it is. */
  readonly port: number | undefined
  close(): Promise<void>
}

/**
 * Serves health and metrics as far as they are switched on; the rest is silent.
 *
 * @throws one sentence when the address cannot be taken
 */
export async function startOperations(
  { health, metrics: isMetered }: Pick<Config, 'health' | 'metrics'>,
  { now }: { now: () => Date },
): Promise<Operations> {
  const readiness = createReadiness({ now })
  const metrics = isMetered ? await loadMetrics() : undefined
  const server = health ? await startHealthServer({ ...health, readiness, metrics }) : undefined
  return {
    readiness,
    metrics: metrics ?? silentMetrics,
    port: server?.port,
    close: async () => server?.close(),
  }
}

async function loadMetrics() {
  const { createPrometheusMetrics } = await import('./prometheus-metrics.ts')
  return createPrometheusMetrics()
}
