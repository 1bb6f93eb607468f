import { limits } from '../limits/limits.ts'
import { anyScope } from '../scopes/scope-rule.ts'
import { type SuggestedPrompts, statusLife } from '../store/assistant-threads.ts'
import { isRecord } from '../store/block.ts'
import type { Channel } from '../store/cast.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  isIn,
  type MethodEntry,
  readChannel,
  readJson,
  readText,
  refuse,
} from './method.ts'

const writing = anyScope('assistant:write')

/** assistant.threads.*: what an app shows in its pane beside its messages. */
export const assistantMethods: Readonly<Record<string, MethodEntry>> = {
  'assistant.threads.setStatus': {
    token: 'bot',
    scopes: anyScope('chat:write', 'assistant:write'),
    limit: 'status',
    run: setStatus,
  },
  'assistant.threads.setSuggestedPrompts': { token: 'bot', scopes: writing, limit: 'tier4', run: setPrompts },
  'assistant.threads.setTitle': { token: 'bot', scopes: writing, limit: 'tier4', run: setTitle },
}

/** In any conversation the bot is in; an empty status takes the old one away. */
function setStatus(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world, 'channel_id')
  if (!channel || !isIn(channel, world)) return refuse('channel_not_found')
  const thread = readText(args, 'thread_ts')
  if (!world.store.messages.find(channel.id, thread)) return refuse('invalid_thread_ts')
  const loadingMessages = readTexts(readJson(args, 'loading_messages') ?? [])
  if (!loadingMessages) return invalid('must provide an array of strings', 'loading_messages')
  if (loadingMessages.length > limits.loadingMessages) {
    return invalid(`no more than ${limits.loadingMessages} items allowed`, 'loading_messages')
  }
  if (args.status === undefined) return invalid('missing required field: status', '')
  const text = readText(args, 'status')
  const status = text === '' ? undefined : { text, loadingMessages, until: world.now() + statusLife }
  world.store.assistant.set(channel.id, thread, { status })
  return { ok: true }
}

/** Of an agent's pane the thread is left out, and the prompts are those of the conversation. */
function setPrompts(args: Arguments, world: World): Answer {
  const channel = readOwnMessages(args, world)
  if (!channel) return refuse('channel_not_found')
  const thread = readText(args, 'thread_ts')
  if (thread !== '' && !world.store.messages.find(channel.id, thread)) return refuse('invalid_thread_ts')
  const prompts = readPrompts(readJson(args, 'prompts'))
  if (!prompts) return invalid('each prompt must have a title and a message', 'prompts')
  if (prompts.length === 0) return invalid('no fewer than 1 items allowed', 'prompts')
  if (prompts.length > limits.suggestedPrompts) {
    return invalid(`no more than ${limits.suggestedPrompts} items allowed`, 'prompts')
  }
  const title = readText(args, 'title')
  world.store.assistant.set(channel.id, thread, { prompts: { title, prompts } })
  return { ok: true }
}

function setTitle(args: Arguments, world: World): Answer {
  const channel = readOwnMessages(args, world)
  if (!channel) return refuse('channel_not_found')
  const thread = readText(args, 'thread_ts')
  if (!world.store.messages.find(channel.id, thread)) return refuse('invalid_thread_ts')
  const title = readText(args, 'title')
  if (title === '') return invalid('missing required field: title', '')
  world.store.assistant.set(channel.id, thread, { title })
  return { ok: true }
}

/** Prompts and titles belong to the direct messages between a person and the app. */
function readOwnMessages(args: Arguments, world: World): Channel | undefined {
  const channel = readChannel(args, world, 'channel_id')
  return channel?.kind === 'im' ? channel : undefined
}

function readPrompts(value: unknown): SuggestedPrompts['prompts'] | undefined {
  if (!Array.isArray(value)) return undefined
  const prompts = value.filter(isRecord).map(({ title, message }) => ({ title, message }))
  const areTexts = prompts.every(({ title, message }) => isText(title) && isText(message))
  return areTexts && prompts.length === value.length ? (prompts as SuggestedPrompts['prompts']) : undefined
}

function readTexts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(isText) ? value : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function invalid(text: string, field: string): Answer {
  return refuse('invalid_arguments', [`[ERROR] ${text} [json-pointer:/${field}]`])
}
