import type { ServerResponse } from 'node:http'

/**
 * Answers with JSON and closes the response; does nothing when the client has gone.
 *
 * @param headers further headers, their names in lower case
 */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(JSON.stringify(value))
}
