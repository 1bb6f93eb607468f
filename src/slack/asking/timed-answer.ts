import type { Answer } from '../../answer/answer.ts'
import type { Surface } from '../../operations/metrics.ts'
import type { Deps } from '../deps.ts'

/**
 * Counts a question by what came of it and how long its asker waited, the delivery included. The work gives back the
 * answer that it delivered; what it throws is counted and thrown on.
 */
export async function timedAnswer(
  surface: Surface,
  { metrics, now }: Pick<Deps, 'metrics' | 'now'>,
  work: () => Promise<Answer>,
): Promise<void> {
  const began = now().getTime()
  const count = (intent: string, status: string) => {
    metrics.questionAnswered({ intent, status, surface, milliseconds: now().getTime() - began })
  }
  try {
    const { intent = 'unknown', status } = await work()
    count(intent, status)
  } catch (error) {
    count('unknown', 'failed')
    throw error
  }
}
