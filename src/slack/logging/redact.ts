/**
 * Takes out of a line what must not be logged: Slack's tokens, response and socket addresses (both are secrets for as
 * long as they live), and authorization headers.
 */
export function redact(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app|wfp)(?:\.xox[a-z])?-[\w.-]+/gi, '[token]')
    .replace(/\bBearer\s+\S+/gi, 'Bearer [token]')
    .replace(/\b(?:https?|wss?):\/\/\S*(?:hooks\.slack\.com|\/response\/|ticket=)\S*/gi, '[address]')
}
