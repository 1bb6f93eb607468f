/**
 * Slack's `ts`: seconds since 1970 with six decimals, as a string. It is a message's identity within its channel,
 * so two calls never return the same one, even when the clock stands still or steps back.
 */
export function createMessageClock(now: () => number): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000))
    const micros = String(last % 1_000_000).padStart(6, '0')
    return `${Math.floor(last / 1_000_000)}.${micros}`
  }
}
