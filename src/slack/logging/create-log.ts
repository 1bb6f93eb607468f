import { redact } from './redact.ts'

/** Ids, counts and codes; never what people wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

type Level = 'info' | 'warn' | 'error'

/** One JSON object a line. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const order: readonly Level[] = ['info', 'warn', 'error']

/**
 * @param level the least that is written
 * @param onLine hears of each line written
 */
export function createLog({
  write,
  now,
  level: least = 'info',
  onLine = () => {},
}: {
  write: (line: string) => void
  now: () => Date
  level?: Level
  onLine?: (level: Level) => void
}): Log {
  const at =
    (level: Level) =>
    (event: string, fields: LogFields = {}) => {
      if (order.indexOf(level) < order.indexOf(least)) return
      const safe = Object.entries(fields).map(([name, value]) => [name, safeValue(value)])
      const own = { time: now().toISOString(), level, event: redact(event) }
      // No field may take the place of the line's own.
      const line = { ...own, ...Object.fromEntries(safe), ...own }
      write(`${JSON.stringify(line)}\n`)
      onLine(level)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/**
 * Redacted value by value: in the finished line a secret's end could not be told from what follows it. The types keep
 * objects out; what comes without types, such as a field of somebody's error, is named and not written out.
 */
function safeValue(value: unknown): string | number | boolean | undefined {
  if (value === undefined || typeof value === 'boolean' || Number.isFinite(value)) {
    return value as boolean | number | undefined
  }
  return typeof value === 'string' ? redact(value) : `[${typeof value}]`
}
