import type { RateLimit } from '../rate-limits/rate-limit.ts'
import type { ScopeRule } from '../scopes/scope-rule.ts'
import type { Channel } from '../store/cast.ts'
import type { World } from '../world.ts'

/** A Web API answer: Slack says `ok: false` with an error's name, at HTTP status 200. */
export type Answer =
  | ({ readonly ok: true } & Readonly<Record<string, unknown>>)
  | {
      readonly ok: false
      readonly error: string
      /** What is wrong, without the `[ERROR]` that `response_metadata` puts before it. */
      readonly errors?: readonly string[]
      readonly response_metadata?: { readonly messages: readonly string[] }
      /** The scopes of which one is needed, and those the app has; with `missing_scope` only. */
      readonly needed?: string
      readonly provided?: string
      /** What api.test was told. */
      readonly args?: Arguments
    }

export type Arguments = Readonly<Record<string, unknown>>

type Method = (args: Arguments, world: World) => Answer

/** A method, the token and scopes that may call it, and how often. */
export interface MethodEntry {
  readonly token: 'bot' | 'app' | 'none'
  readonly scopes: ScopeRule
  readonly limit: RateLimit
  readonly run: Method
}

/** @param messages Slack's lines, each beginning with `[ERROR]` */
export function refuse(error: string, messages?: readonly string[]): Answer {
  if (!messages) return { ok: false, error }
  const errors = messages.map((each) => each.replace('[ERROR] ', ''))
  return { ok: false, error, errors, response_metadata: { messages } }
}

export function refuseScope(needed: readonly string[], world: World): Answer {
  return {
    ok: false,
    error: 'missing_scope',
    needed: needed.join(','),
    provided: world.scopes.join(','),
  }
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

/** The channel of this id, if the bot may know of it: private ones and other people's messages stay hidden. */
export function readChannel(args: Arguments, world: World, name = 'channel'): Channel | undefined {
  const id = readText(args, name)
  const channel = world.store.channels().find((each) => each.id === id)
  return channel && isVisible(channel, world) ? channel : undefined
}

/** Where a message goes: besides a channel's id its name will do, or the id of a person, who is written to directly. */
export function readDestination(args: Arguments, world: World, name = 'channel'): Channel | undefined {
  const wanted = readText(args, name)
  const channel = world.store.channel(wanted) ?? world.store.directMessage(wanted)
  return channel && isVisible(channel, world) ? channel : undefined
}

function isVisible(channel: Channel, world: World): boolean {
  return channel.kind === 'public' || isIn(channel, world)
}

export function isIn(channel: Channel, world: World): boolean {
  return channel.members.includes(world.store.cast.bot.userId)
}

type Page<T> =
  | { readonly kind: 'page'; readonly items: readonly T[]; readonly next: string }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** One page of a list, and the cursor of the next; the cursor is an opaque offset, empty on the last page. */
export function page<T>(
  list: readonly T[],
  args: Arguments,
  { defaultLimit, maxLimit }: { readonly defaultLimit: number; readonly maxLimit: number },
): Page<T> {
  const asked = Number(readText(args, 'limit') || defaultLimit)
  if (!Number.isInteger(asked) || asked < 0) return { kind: 'refused', answer: refuse('invalid_limit') }
  const limit = Math.min(asked || defaultLimit, maxLimit)
  const cursor = readText(args, 'cursor')
  const start = cursor === '' ? 0 : readCursor(cursor)
  if (start === undefined) return { kind: 'refused', answer: refuse('invalid_cursor') }
  const end = start + limit
  return { kind: 'page', items: list.slice(start, end), next: end < list.length ? writeCursor(end) : '' }
}

function writeCursor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64')
}

function readCursor(cursor: string): number | undefined {
  const found = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())
  return found ? Number(found[1]) : undefined
}
