import type { IncomingMessage, ServerResponse } from 'node:http'
import { isImage } from '../web-api/file-output.ts'
import { largestFile } from '../web-api/files.ts'
import type { World } from '../world.ts'
import { sendJson } from './send-json.ts'

/** Boundaries and headings of a multipart body, beyond the file itself. */
const envelope = 100_000

/**
 * Takes a file's bytes at `/upload/v1/TICKET`: raw, or as the first file of a multipart form, as Slack's own upload
 * address does. The ticket is the permission, so no token is asked for.
 */
export async function takeUpload(
  request: IncomingMessage,
  response: ServerResponse,
  ticket: string,
  world: World,
): Promise<void> {
  if (request.method !== 'POST') return sendJson(response, 405, { ok: false, error: 'method_not_allowed' })
  const body = await readBytes(request)
  if (!body) return sendJson(response, 413, { ok: false, error: 'request_too_large' })
  const bytes = await fileBytes(body, request.headers['content-type'] ?? '')
  const file = bytes && world.store.files.receive(ticket, bytes)
  if (!file) return sendJson(response, 400, { ok: false, error: 'invalid_upload' })
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`OK - ${file.size}`)
}

/**
 * Sends a file's bytes at `/files/ID/NAME`, or `/files/ID/download/NAME`. Only pictures and plain text are shown in
 * the page; whatever else an app uploads, pages and drawings with scripts among them, is a download.
 */
export function sendFile(path: string, response: ServerResponse, world: World) {
  const [id = '', ...rest] = path.split('/')
  const file = world.store.files.find(id)
  if (file?.stage !== 'complete') return sendJson(response, 404, { ok: false, error: 'file_not_found' })
  const isText = ['text/plain', 'text/csv', 'text/markdown'].includes(file.type.mimetype)
  const shown = rest.length === 1 && (isImage(file) || isText)
  const type = isImage(file) ? file.type.mimetype : isText ? 'text/plain; charset=utf-8' : undefined
  response.writeHead(200, {
    'content-type': type ?? 'application/octet-stream',
    'content-length': file.bytes.length,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(file.bytes)
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves as they are. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The whole body; undefined when it is too large, or the client went away. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestFile + envelope) chunks.push(chunk)
      else {
        // Keep draining so that the client can read the refusal, but remember nothing.
        chunks.length = 0
        resolve(undefined)
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}

async function fileBytes(body: Buffer, contentType: string): Promise<Uint8Array | undefined> {
  if (!/^multipart\/form-data\b/i.test(contentType)) return body
  try {
    // The platform's own reader of multipart forms.
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData()
    const file = [...form.values()].find((value) => typeof value !== 'string')
    return file && new Uint8Array(await file.arrayBuffer())
  } catch {
    return undefined
  }
}
