import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from './create-log.ts'

/**
 * Bolt's voice in our log. Its debug lines hold payloads, and with them what people wrote, so they are dropped
 * whatever the level; objects are named and not written out.
 */
export function createBoltLogger(log: Log): Logger {
  const join = (parts: unknown[]) => parts.map(inWords).join(' ').slice(0, 500)
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
  if (typeof part === 'string') return part
  if (part instanceof Error) return `${part.name} ${String((part as { code?: unknown }).code ?? '')}`.trim()
  return `[${typeof part}]`
}
