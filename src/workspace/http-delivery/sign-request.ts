import { createHmac } from 'node:crypto'

/**
 * The headers that prove a request comes from Slack. Source: "Verifying requests from Slack".
 *
 * @param at milliseconds since 1970
 */
export function signRequest(secret: string, body: string, at: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` }
}
