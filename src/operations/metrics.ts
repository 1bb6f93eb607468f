/**
 * What is counted. Labels take a few values each, all of them words of our own: never an id or what people wrote. The
 * silent implementation is what runs unless `TALKS_METRICS` is on.
 */
export interface Metrics {
  readonly questionAnswered: (question: AnsweredQuestion) => void
  /** Milliseconds from an event's arrival until Slack was told. */
  readonly acknowledged: (milliseconds: number) => void
  /** A call of Slack's Web API that is made again. */
  readonly slackRetry: (reason: 'rate-limited' | 'no-answer') => void
  readonly digestDelivery: (outcome: DeliveryOutcome) => void
  /** A message that shows a corrected or withdrawn fact was marked, or could not be. */
  readonly recall: (outcome: RecallOutcome) => void
  readonly logLine: (level: 'info' | 'warn' | 'error') => void
}

export interface AnsweredQuestion {
  /** What was asked for, as the reading has it; `unknown` where it was not read. */
  readonly intent: string
  /** The answer's status, or `failed`. */
  readonly status: string
  readonly surface: Surface
  /** From hearing the question until its answer was delivered. */
  readonly milliseconds: number
}

/** The way in. */
export type Surface = 'command' | 'mention' | 'direct' | 'button' | 'window'

export const deliveryOutcomes = ['delivered', 'late', 'missed', 'failed'] as const
type DeliveryOutcome = (typeof deliveryOutcomes)[number]

export const recallOutcomes = ['marked', 'gone', 'failed'] as const
type RecallOutcome = (typeof recallOutcomes)[number]

export const silentMetrics: Metrics = {
  questionAnswered() {},
  acknowledged() {},
  slackRetry() {},
  digestDelivery() {},
  recall() {},
  logLine() {},
}
