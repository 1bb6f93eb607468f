import type { ServerResponse } from 'node:http'

/** Server-Sent Events that tell open pages to ask again: `changed` for the state, `traffic` for the traffic. */
export interface EventStream {
  open(response: ServerResponse): void
  changed(): void
  trafficChanged(): void
  close(): void
}

/** Changes that follow each other closely become one event of each name, sent after `delay` milliseconds. */
export function createEventStream({ delay = 20 }: { delay?: number } = {}): EventStream {
  const open = new Set<ServerResponse>()
  let version = 0
  let timer: NodeJS.Timeout | undefined
  const due = new Set<'changed' | 'traffic'>()

  function send() {
    timer = undefined
    for (const name of due) {
      for (const response of open) response.write(`event: ${name}\ndata: ${version}\n\n`)
    }
    due.clear()
  }

  function note(name: 'changed' | 'traffic') {
    version += 1
    due.add(name)
    timer ??= setTimeout(send, delay)
  }

  return {
    open(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(`retry: 1000\nevent: changed\ndata: ${version}\n\n`)
      open.add(response)
      response.on('close', () => open.delete(response))
      response.on('error', () => open.delete(response))
    },
    changed: () => note('changed'),
    trafficChanged: () => note('traffic'),
    close() {
      clearTimeout(timer)
      for (const response of open) response.end()
      open.clear()
    },
  }
}
