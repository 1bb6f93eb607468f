import { randomUUID } from 'node:crypto'
import type { ClientRequest } from 'node:http'
import type { Carrier, Parcel, Receipt } from '../delivery/carrier.ts'
import { verificationToken } from '../payloads/interaction-base.ts'
import { isRecord } from '../store/block.ts'
import { type AppAnswer, postToApp } from './post-to-app.ts'
import { type RequestUrl, type RequestUrls, readRequestUrls } from './request-urls.ts'
import { signRequest } from './sign-request.ts'

/** How an app took the question whether an address is its own. */
export type Verification =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: 'url_verification_failed'; readonly message: string }

/** Signed requests to the app's own server: the other way in, besides Socket Mode. */
export interface HttpDelivery extends Carrier {
  /**
   * Delivers to this address from now on; undefined ends it.
   *
   * @throws when it is no loopback address
   */
  use(url: RequestUrl | undefined): void
  /**
   * Asks the address for events with `url_verification`, as Slack does before it saves one.
   *
   * @throws when it is no loopback address
   */
  verify(url: RequestUrl): Promise<Verification>
  close(): void
}

const form = 'application/x-www-form-urlencoded'

/**
 * @param now milliseconds since 1970 on the real clock, because an app refuses signatures that are five minutes old by
 *   its own
 */
export function createHttpDelivery({
  signingSecret,
  requestUrl,
  now = Date.now,
}: {
  signingSecret: string
  requestUrl: RequestUrl | undefined
  now?: () => number
}): HttpDelivery {
  const underWay = new Set<ClientRequest>()
  let urls: RequestUrls | undefined

  function use(url: RequestUrl | undefined) {
    urls = url === undefined ? undefined : readRequestUrls(url)
  }
  use(requestUrl)

  function post(url: URL, body: string, type: string, retry: Readonly<Record<string, string>>) {
    return new Promise<AppAnswer>((resolve) => {
      const headers = {
        accept: '*/*',
        'content-type': type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signRequest(signingSecret, body, now()),
        ...retry,
      }
      const sent = postToApp(url, body, headers, resolve)
      underWay.add(sent)
      sent.once('close', () => underWay.delete(sent))
    })
  }

  return {
    transport: 'http',
    timeoutReason: 'http_timeout',
    isThere: () => urls !== undefined,
    carry(parcel, onReceipt) {
      if (!urls) return onReceipt({ kind: 'lost' })
      const { body, type } = encode(parcel)
      const { attempt, reason } = parcel
      const again = { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason }
      void post(urls[parcel.type], body, type, attempt > 0 ? again : {}).then((answer) => {
        onReceipt(readAnswer(answer, parcel))
      })
    },
    use,
    async verify(url) {
      const { events_api: address } = readRequestUrls(url)
      const challenge = randomUUID()
      const body = JSON.stringify({ token: verificationToken, challenge, type: 'url_verification' })
      const answer = await post(address, body, 'application/json', {})
      if (answer.kind === 'failed') return refuse(`The request URL cannot be reached: ${answer.error}.`)
      if (answer.status !== 200) return refuse(`The request URL answered with HTTP status ${answer.status}.`)
      const isRight = readChallenge(answer.body) === challenge
      return isRight ? { ok: true } : refuse('The request URL did not answer with the challenge.')
    },
    close() {
      for (const request of underWay) request.destroy()
    },
  }
}

function refuse(message: string): Verification {
  return { ok: false, error: 'url_verification_failed', message }
}

/** Events are JSON; commands a form; interactions a form with all in `payload`. */
function encode({ type, payload }: Parcel): { readonly body: string; readonly type: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  if (type === 'interactive') {
    return { body: String(new URLSearchParams({ payload: JSON.stringify(payload) })), type: form }
  }
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(isRecord(payload) ? payload : {}))
    fields.set(name, String(value))
  return { body: String(fields), type: form }
}

/** Any 2xx is an acknowledgement, and what else it says is the answer to a command or submission. */
function readAnswer(answer: AppAnswer, { type }: Parcel): Receipt {
  if (answer.kind === 'failed') return { kind: 'failed', reason: 'connection_failed', noRetry: false }
  const { status, headers, body } = answer
  if (status < 200 || status > 299) {
    return { kind: 'failed', reason: 'http_error', status, noRetry: headers['x-slack-no-retry'] === '1' }
  }
  return { kind: 'acked', payload: type === 'events_api' ? {} : readPayload(body), status }
}

/** JSON, or else a text to show. */
function readPayload(body: string): unknown {
  const value = readJson(body)
  if (value !== undefined) return value
  return body === '' ? {} : { text: body }
}

/** An app may answer with the challenge as plain text, as JSON or as a form. */
function readChallenge(body: string): string | null {
  const value = readJson(body)
  if (isRecord(value)) return String(value.challenge)
  return body.startsWith('challenge=') ? new URLSearchParams(body).get('challenge') : body.trim()
}

function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
