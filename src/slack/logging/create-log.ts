import { redact } from './redact.ts'

/** Ids, counts and codes; never what people wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** One JSON object a line. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export function createLog({ write, now }: { write: (line: string) => void; now: () => Date }): Log {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      write(`${redact(JSON.stringify({ time: now().toISOString(), level, event, ...fields }))}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
