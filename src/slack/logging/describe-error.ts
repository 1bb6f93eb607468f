import type { LogFields } from './create-log.ts'

/** Causes that are followed; an error can be its own. */
const mostCauses = 3
const mostFrames = 6

/**
 * What a log may carry of an error: its name, codes and where it came from, and the same of what caused it. Not its
 * message, which may quote a question; Slack's own error names are safe.
 */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { data } = error as { data?: { error?: unknown } }
  const code = codeOf(error)
  const slackError = plainName(data?.error)
  const causes = causesOf(error)
  return {
    error: nameOf(error),
    ...(code && { code }),
    ...(slackError && { slackError }),
    ...(causes.length > 0 && { causedBy: causes.join(' < ') }),
    at: framesOf(error).join(' | '),
  }
}

/** "TypeError ECONNREFUSED" for each, nearest first. The Slack client calls a cause `original`. */
function causesOf(error: Error): readonly string[] {
  const found: string[] = []
  let current: unknown = error
  while (found.length < mostCauses) {
    const { cause, original } = current as { cause?: unknown; original?: unknown }
    current = cause ?? original
    if (!(current instanceof Error)) break
    found.push([nameOf(current), codeOf(current)].filter(Boolean).join(' '))
  }
  return found
}

/** A name or code is one word; anything else may be somebody's message under that key. */
function plainName(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : undefined
}

function nameOf(error: Error): string {
  return plainName(error.name) ?? 'Error'
}

function codeOf(error: Error): string | undefined {
  return plainName((error as { code?: unknown }).code)
}

/** A stack begins with the message, whose lines may look like frames: only what stands after it counts. */
function framesOf(error: Error): readonly string[] {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const start = error.message ? stack.indexOf(error.message) : 0
  const lines = (start < 0 ? '' : stack.slice(start + error.message.length)).split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, mostFrames)
}
