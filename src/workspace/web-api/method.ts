import type { Channel } from '../store/cast.ts'
import type { World } from '../world.ts'

/** A Web API answer: Slack says `ok: false` with an error's name, at HTTP status 200. */
export type Answer =
  | ({ readonly ok: true } & Readonly<Record<string, unknown>>)
  | {
      readonly ok: false
      readonly error: string
      readonly response_metadata?: { readonly messages: readonly string[] }
    }

export type Arguments = Readonly<Record<string, unknown>>

type Method = (args: Arguments, world: World) => Answer

/** A method and the token that may call it. */
export interface MethodEntry {
  readonly token: 'bot' | 'app'
  readonly run: Method
}

export function refuse(error: string, messages?: readonly string[]): Answer {
  return { ok: false, error, ...(messages && { response_metadata: { messages } }) }
}

/** The argument as text; empty when it is absent. Numbers count as text, because forms know nothing else. */
export function readText(args: Arguments, name: string): string {
  const value = args[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** True for `true`, `"true"` and `"1"`. */
export function readFlag(args: Arguments, name: string): boolean {
  const value = args[name]
  return value === true || value === 'true' || value === '1' || value === 1
}

/** An argument that is an object or a list: JSON in a form, or itself in a JSON body. Undefined when unreadable. */
export function readJson(args: Arguments, name: string): unknown {
  const value = args[name]
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** The channel, if the bot may know of it: private ones and other people's messages stay hidden. */
export function readChannel(args: Arguments, world: World): Channel | undefined {
  const { store } = world
  const wanted = readText(args, 'channel')
  const channel = store.channel(wanted) ?? (store.person(wanted) && store.directMessage(wanted))
  if (!channel) return undefined
  return channel.kind === 'public' || channel.members.includes(store.cast.bot.userId) ? channel : undefined
}

/** One page of a list, and the cursor of the next; the cursor is an opaque offset. */
export function page<T>(
  list: readonly T[],
  args: Arguments,
  { defaultLimit, maxLimit }: { readonly defaultLimit: number; readonly maxLimit: number },
): { readonly items: readonly T[]; readonly next: string } | undefined {
  const asked = Number(readText(args, 'limit') || defaultLimit)
  const limit = Math.min(Math.max(Number.isFinite(asked) ? Math.floor(asked) : defaultLimit, 1), maxLimit)
  const cursor = readText(args, 'cursor')
  const start = cursor === '' ? 0 : readCursor(cursor)
  if (start === undefined) return undefined
  const end = start + limit
  return { items: list.slice(start, end), next: end < list.length ? writeCursor(end) : '' }
}

function writeCursor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64')
}

function readCursor(cursor: string): number | undefined {
  const found = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())
  return found ? Number(found[1]) : undefined
}
