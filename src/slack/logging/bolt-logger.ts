import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from './create-log.ts'
import { describeError } from './describe-error.ts'

/**
 * Bolt's voice in our log. Its debug lines hold payloads, and with them what people wrote, so they are dropped
 * whatever the level; objects are named and not written out.
 */
export function createBoltLogger(log: Log): Logger {
  const join = (parts: unknown[]) => parts.map(inWords).join(' ')
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn('bolt', { message: join(parts) }),
    error: (...parts) => log.error('bolt', { message: join(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}

function inWords(part: unknown): string {
  // After these words Bolt and its receivers quote an error's message, whoever's words that has.
  if (typeof part === 'string') return part.replace(/(\bprocessed\b|\bdata: |\bbody: )[\s\S]*/, '$1…')
  if (part instanceof Error) {
    const { error, code, causedBy } = describeError(part)
    return [error, code, causedBy].filter(Boolean).join(' ')
  }
  return `[${typeof part}]`
}
