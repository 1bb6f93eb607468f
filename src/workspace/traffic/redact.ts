import { isRecord } from '../store/block.ts'

/** Fields that hold a credential whatever it looks like. */
const secretFields: ReadonlySet<string> = new Set([
  'token',
  'bot_access_token',
  'access_token',
  'refresh_token',
  'client_secret',
  'signing_secret',
  'authorization',
  'ticket',
])

/** Slack's tokens wherever they stand in a text, and the tickets of Socket Mode addresses. */
const secretTexts = /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|(?<=[?&]ticket=)[\w-]+/gi

const redacted = '[redacted]'

/** Characters kept of one payload, so that a flood of huge ones does not fill the memory. */
const budget = 60_000
const deepest = 30

/** A copy to look at: without credentials, and cut where it is too long or too deep. */
export function redact(value: unknown): unknown {
  let left = budget

  function copy(part: unknown, depth: number): unknown {
    if (left <= 0 || depth > deepest) return '…'
    if (typeof part === 'string') {
      const text = part.replace(secretTexts, redacted)
      const kept = text.length > left ? `${text.slice(0, left)}…` : text
      left -= text.length
      return kept
    }
    left -= 4
    if (Array.isArray(part)) {
      const items: unknown[] = []
      for (const item of part) {
        if (left <= 0) break
        items.push(copy(item, depth + 1))
      }
      return items
    }
    if (!isRecord(part)) return part
    const fields: [string, unknown][] = []
    for (const [name, field] of Object.entries(part)) {
      if (left <= 0) break
      left -= name.length
      const shown = name.replace(secretTexts, redacted).slice(0, 200)
      fields.push([shown, secretFields.has(name.toLowerCase()) ? redacted : copy(field, depth + 1)])
    }
    return Object.fromEntries(fields)
  }

  return copy(value, 0)
}
