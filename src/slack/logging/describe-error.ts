import type { LogFields } from './create-log.ts'

/**
 * What a log may carry of an error: its name, codes and where it came from. Not its message, which may quote a
 * question; Slack's own error names are safe.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof data?.error === 'string' && { slackError: data.error.slice(0, 80) }),
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  }
}
