import type { ServerResponse } from 'node:http'

/** Tells open pages that something changed; they then ask for the state again. Server-Sent Events. */
export interface EventStream {
  open(response: ServerResponse): void
  changed(): void
  close(): void
}

/** Changes that follow each other closely become one event, sent after `delay` milliseconds. */
export function createEventStream({ delay = 20 }: { delay?: number } = {}): EventStream {
  const open = new Set<ServerResponse>()
  let version = 0
  let timer: NodeJS.Timeout | undefined

  function send() {
    timer = undefined
    for (const response of open) response.write(`event: changed\ndata: ${version}\n\n`)
  }

  return {
    open(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(`retry: 1000\nevent: changed\ndata: ${version}\n\n`)
      open.add(response)
      response.on('close', () => open.delete(response))
      response.on('error', () => open.delete(response))
    },
    changed() {
      version += 1
      timer ??= setTimeout(send, delay)
    },
    close() {
      clearTimeout(timer)
      for (const response of open) response.end()
      open.clear()
    },
  }
}
