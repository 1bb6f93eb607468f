import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Workspace } from '../../src/workspace/start-workspace.ts'

/** Any frame that Socket Mode sends, with the fields that tests look at. */
export interface Frame {
  readonly type: string
  readonly reason?: string
  readonly num_connections?: number
  readonly envelope_id: string
  readonly retry_attempt?: number
  readonly retry_reason?: string
  readonly payload: {
    readonly event_id?: string
    readonly command?: string
    readonly event?: { readonly type: string; readonly ts: string; readonly text: string }
  }
}

/** A client of Socket Mode by hand, because Bolt acknowledges every event at once and shows no frames. */
export interface HandClient {
  readonly socket: WebSocket
  /** All but `hello`, in order of arrival. */
  readonly frames: readonly Frame[]
  readonly hello: Frame
  acknowledge(frame: Frame, payload?: unknown): void
  /** The close code, once it is closed. */
  readonly closed: Promise<number>
}

/** A fresh address for a socket. */
export async function ticketUrl(workspace: Workspace): Promise<string> {
  const response = await fetch(`${workspace.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${workspace.appToken}` },
  })
  return ((await response.json()) as { url: string }).url
}

/** @param acknowledges which envelopes are acknowledged as they come; all of them unless it says otherwise */
export async function openSocket(
  workspace: Workspace,
  {
    acknowledges = () => true,
    autoPong = true,
  }: { readonly acknowledges?: (frame: Frame) => boolean; readonly autoPong?: boolean } = {},
): Promise<HandClient> {
  const socket = new WebSocket(await ticketUrl(workspace), { autoPong })
  const frames: Frame[] = []
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  socket.on('error', () => {})
  const acknowledge = ({ envelope_id }: Frame, payload?: unknown) =>
    socket.send(JSON.stringify({ envelope_id, ...(payload !== undefined && { payload }) }))
  const greeted = new Promise<Frame>((resolve) => {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame
      if (frame.type === 'hello') return resolve(frame)
      frames.push(frame)
      if (frame.envelope_id && acknowledges(frame)) acknowledge(frame)
      // One that is not let in hears this and no hello.
      if (frame.reason === 'too_many_websockets') resolve(frame)
    })
  })
  await once(socket, 'open')
  return { socket, frames, hello: await greeted, acknowledge, closed }
}
