import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'

/** The page's own files, by path; nothing else on disk can be asked for. */
const files: Readonly<Record<string, string>> = {
  '/': 'index.html',
  ...Object.fromEntries(
    ['base', 'page', 'composer', 'messages', 'blocks', 'documents', 'actions', 'dialogs', 'traffic'].map(
      (name) => [`/${name}.css`, `${name}.css`],
    ),
  ),
  ...Object.fromEntries(
    [
      'page',
      'banner',
      'sidebar',
      'message-pane',
      'message-row',
      'modal',
      'home-tab',
      'composer',
      'render-block',
      'render-element',
      'render-rich-text',
      'render-mrkdwn',
      'render-markdown',
      'render-table',
      'message-actions',
      'message-files',
      'composer-text',
      'menu',
      'traffic-panel',
      'assistant-pane',
      'dom',
      'server',
    ].map((name) => [`/${name}.js`, `${name}.js`]),
  ),
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

/** No script but our own files, nothing from elsewhere, no frame around the page, no HTML made from strings. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Sends one of the page's files; false when there is none at that path. */
export async function sendPageFile(path: string, response: ServerResponse): Promise<boolean> {
  const name = Object.hasOwn(files, path) ? files[path] : undefined
  if (name === undefined) return false
  const content = await readFile(new URL(`../page/${name}`, import.meta.url))
  response.writeHead(200, {
    'content-type': types[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end(content)
  return true
}
