import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { deliveryOutcomes, type Metrics, recallOutcomes } from './metrics.ts'

export interface PrometheusMetrics extends Metrics {
  /** Everything counted so far, in Prometheus' text format, and its content type. */
  render(): Promise<{ readonly text: string; readonly contentType: string }>
}

const second = 1_000

/** Imported only when metrics are on: loading prom-client takes time and memory. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, labelNames: readonly string[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers })

  const questions = counter('talks_questions_total', 'Questions by what was asked, outcome and way in.', [
    'intent',
    'status',
    'surface',
  ])
  const answerTime = new Histogram({
    name: 'talks_answer_seconds',
    help: 'From hearing a question until its answer was delivered.',
    labelNames: ['surface'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30],
    registers,
  })
  const acknowledgementTime = new Histogram({
    name: 'talks_acknowledgement_seconds',
    help: 'From the arrival of an event, command or click until Slack was told; Slack allows 3.',
    buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  })
  const retries = counter('talks_slack_retries_total', 'Calls of Slack made again.', ['reason'])
  const deliveries = counter('talks_digest_deliveries_total', 'Digests by outcome.', ['outcome'])
  const recalls = counter('talks_recalls_total', 'Messages with corrected facts by outcome.', ['outcome'])
  const lines = counter('talks_log_lines_total', 'Log lines.', ['level'])

  // A rate needs a zero to rise from.
  for (const outcome of deliveryOutcomes) deliveries.inc({ outcome }, 0)
  for (const outcome of recallOutcomes) recalls.inc({ outcome }, 0)
  for (const level of ['info', 'warn', 'error']) lines.inc({ level }, 0)

  return {
    questionAnswered({ intent, status, surface, milliseconds }) {
      questions.inc({ intent: label(intent), status: label(status), surface })
      answerTime.observe({ surface }, duration(milliseconds))
    },
    acknowledged: (milliseconds) => acknowledgementTime.observe(duration(milliseconds)),
    slackRetry: (reason) => retries.inc({ reason }),
    digestDelivery: (outcome) => deliveries.inc({ outcome }),
    recall: (outcome) => recalls.inc({ outcome }),
    logLine: (level) => lines.inc({ level }),
    render: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  }
}

/** A name of ours as it is; anything that could be an id or somebody's words is `other`. */
function label(value: string): string {
  return /^[a-z]+(?:-[a-z]+){0,3}$/.test(value) && value.length <= 24 ? value : 'other'
}

/** Seconds; the clock may have been set back in between. */
function duration(milliseconds: number): number {
  return Math.max(0, milliseconds) / second
}
