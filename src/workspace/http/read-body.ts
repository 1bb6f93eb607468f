import type { IncomingMessage } from 'node:http'
import { isRecord } from '../store/block.ts'

/** The largest body taken, in bytes. Slack's own largest payloads stay far below. */
const maxBody = 1_000_000

export type Body =
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>>; readonly isJson: boolean }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly error: string }

/** Reads a form or JSON body; anything else, anything broken and anything over 1 MB is refused. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const raw = await readAll(request)
  if (raw === undefined) return { kind: 'refused', status: 413, error: 'request_too_large' }
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (raw === '' && type === '') return { kind: 'fields', fields: {}, isJson: false }
  if (type === 'application/json') return readJsonBody(raw)
  if (type === 'application/x-www-form-urlencoded' || raw === '') {
    return { kind: 'fields', fields: Object.fromEntries(new URLSearchParams(raw)), isJson: false }
  }
  return { kind: 'refused', status: 415, error: 'invalid_post_type' }
}

function readJsonBody(raw: string): Body {
  try {
    const value: unknown = JSON.parse(raw === '' ? '{}' : raw)
    if (isRecord(value)) return { kind: 'fields', fields: value, isJson: true }
    return { kind: 'refused', status: 400, error: 'json_not_object' }
  } catch {
    return { kind: 'refused', status: 400, error: 'invalid_json' }
  }
}

/** The whole body as text; undefined when it is too large, or when the client went away. */
function readAll(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBody) {
        // Keep draining so that the client can read the refusal, but remember nothing and not for ever.
        chunks.length = 0
        resolve(undefined)
        if (size > 10 * maxBody) request.destroy()
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}
