import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { CallFault } from '../faults/fault.ts'
import type { World } from '../world.ts'
import { sendJson } from './send-json.ts'

/** A Web API call, or a post to a response_url, as it came in. */
interface IncomingCall {
  readonly kind: 'call' | 'response-url'
  /** The method, or `response_url`. */
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly answer: { readonly ok: boolean; readonly error?: string }
}

/** Does the work unless a fault forbids it, answers unless one forbids that, and notes both in the traffic. */
export async function serveCall(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  { kind, name, args }: IncomingCall,
  work: () => Reply,
): Promise<void> {
  const channel = typeof args.channel === 'string' ? args.channel : undefined
  const where = channel === undefined ? {} : { channel }
  const { delay, fate } = world.faults.strikeCall({ name, ...where })
  const kinds = [delay, fate].flatMap((fault) => (fault ? [fault.kind] : []))
  const more = world.traffic.begin({
    direction: 'from-app',
    kind,
    name,
    ...where,
    payload: args,
    ...(kinds.length > 0 && { fault: kinds.join(', ') }),
  })
  const start = performance.now()
  const took = () => Math.round((performance.now() - start) * 10) / 10

  const reply = refusal(fate) ?? (fate?.kind === 'lost-request' ? undefined : tryWork(work, more))
  if (delay) await new Promise<void>((resolve) => void world.clock.after(delay.milliseconds, resolve))
  if (!reply || fate?.kind === 'lost-response') {
    more({ ok: false, error: 'connection cut', milliseconds: took(), ...(reply && { reply: reply.answer }) })
    request.socket.destroy()
    return
  }
  const { status, headers, answer } = reply
  if (fate?.kind === 'server-error') sendGatewayPage(response, status)
  else sendJson(response, status, answer, headers)
  const isSaid = answer.error === undefined || answer.error === 'fatal_error'
  const error = isSaid ? {} : { error: answer.error }
  more({ ok: answer.ok, ...error, status, milliseconds: took(), reply: answer })
}

/** What is answered in place of the work. */
function refusal(fate: Exclude<CallFault, { kind: 'latency' }> | undefined): Reply | undefined {
  if (fate?.kind === 'rate-limited') {
    const headers = { 'retry-after': String(fate.retryAfter) }
    return { status: 429, headers, answer: { ok: false, error: 'ratelimited' } }
  }
  if (fate?.kind === 'server-error') {
    return { status: fate.status ?? 503, answer: { ok: false, error: 'gateway' } }
  }
  return undefined
}

/** A call that breaks the workspace is answered as Slack answers when it breaks; the traffic says what broke. */
function tryWork(work: () => Reply, more: (what: { readonly error: string }) => void): Reply {
  try {
    return work()
  } catch (error) {
    more({ error: `fatal_error: ${error instanceof Error ? error.message : String(error)}` })
    return { status: 500, answer: { ok: false, error: 'fatal_error' } }
  }
}

/** Gateways answer in their own words and not in Slack's; some with a page, some with nothing. */
function sendGatewayPage(response: ServerResponse, status: number) {
  if (response.destroyed) return
  const page =
    status === 500 ? '' : '<html><body><h1>The server is temporarily unavailable</h1></body></html>'
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(page)
}
