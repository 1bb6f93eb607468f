/** Characters of a value that are looked at, and that are kept. A log is no place for more. */
const mostRead = 4_000
const mostKept = 1_000

/**
 * Takes out of a value what must not be logged: Slack's tokens, response and socket addresses (both are secrets for as
 * long as they live), and authorization headers. Cut before it is searched, so that a huge value costs nothing, and
 * again afterwards; a token that the first cut splits is still known by its beginning.
 */
export function redact(text: string): string {
  const redacted = text
    .slice(0, mostRead)
    .replace(/x(?:ox[a-z]|app|wfp)(?:\.xox[a-z])?-[\w.-]+/gi, '[token]')
    .replace(/\bBearer\s+\S+/gi, 'Bearer [token]')
    .replace(/\b(?:https?|wss?):\/\/[^\s"'<>]+/gi, (address) => (isSecret(address) ? '[address]' : address))
  return redacted.length > mostKept ? `${redacted.slice(0, mostKept)}…` : redacted
}

function isSecret(address: string): boolean {
  return /hooks\.slack\.com|\/response\/|ticket=/i.test(address)
}
