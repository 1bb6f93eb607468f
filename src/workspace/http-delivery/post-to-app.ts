import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http'

/** What an app answered to a delivery. */
export type AppAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly body: string
    }
  | { readonly kind: 'failed'; readonly error: string }

/** Characters read of an answer; the rest is dropped. */
const longestAnswer = 1_000_000

/**
 * Posts once, on a connection of its own, and follows no redirect: that could lead away from this machine.
 * `onAnswer` is called exactly once; destroying the request counts as failed.
 */
export function postToApp(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  onAnswer: (answer: AppAnswer) => void,
): ClientRequest {
  let isOver = false
  function finish(answer: AppAnswer) {
    if (isOver) return
    isOver = true
    onAnswer(answer)
  }

  const length = String(Buffer.byteLength(body))
  const options = { method: 'POST', agent: false, headers: { ...headers, 'content-length': length } }
  const sent = request(url, options, (response) => {
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      if (text.length < longestAnswer) text += chunk
    })
    response.on('end', () => {
      const { statusCode = 0, headers } = response
      finish({ kind: 'answered', status: statusCode, headers, body: text.slice(0, longestAnswer) })
    })
    response.on('error', (error) => finish({ kind: 'failed', error: error.message }))
  })
  sent.on('error', (error) => finish({ kind: 'failed', error: error.message }))
  sent.on('close', () => finish({ kind: 'failed', error: 'closed without an answer' }))
  sent.end(body)
  return sent
}
