import { limits } from '../limits/limits.ts'
import { blockTextLength, validateBlocks } from '../limits/validate-blocks.ts'
import { type Block, nameBlocks } from '../store/block.ts'
import type { World } from '../world.ts'
import { deleteMessage } from './delete-message.ts'
import type { Grant, Original } from './response-urls.ts'

export type ResponseAnswer = { readonly ok: true } | { readonly ok: false; readonly error: string }

/**
 * What an app may do through a response_url or a command's acknowledgement: answer the person alone (the default),
 * answer in the channel, replace or delete the message that was clicked. Without `replace_original` an answer
 * overwrites that message where the two are visible to the same people, because the visibility of a message never
 * changes; elsewhere it is a new one. A command or shortcut has no message of its own, so its `replace_original` and
 * `delete_original` do nothing. Source: docs.slack.dev, "Handling user interaction", message responses.
 */
export function answerResponse(
  world: World,
  grant: Grant,
  body: Readonly<Record<string, unknown>>,
): ResponseAnswer {
  const { store } = world
  const deletes = isYes(body.delete_original)
  if (deletes && body.text === undefined && body.blocks === undefined) return deleteOriginal(world, grant)
  const text = typeof body.text === 'string' ? body.text.slice(0, limits.messageText) : ''
  if (text === '' && !body.blocks) return { ok: false, error: 'no_text' }
  if (body.blocks !== undefined && validateBlocks(body.blocks, 'message').length > 0) {
    return { ok: false, error: 'invalid_blocks' }
  }
  const blocks = body.blocks ? nameBlocks(body.blocks as Block[], world.nextId) : undefined
  if (blocks && blockTextLength(blocks) > limits.messageBlockText) {
    return { ok: false, error: 'msg_blocks_too_long' }
  }
  const content = { text, ...(blocks && { blocks }) }
  if (deletes) deleteOriginal(world, grant)
  else if (replacesOriginal(grant.original, body)) return replaceOriginal(world, grant, { text, blocks })
  const thread = typeof body.thread_ts === 'string' ? { thread_ts: body.thread_ts } : {}
  const { bot } = store.cast
  if (body.response_type === 'in_channel') {
    const message = store.messages.add({
      channel: grant.channel,
      user: bot.userId,
      bot_id: bot.botId,
      app_id: bot.appId,
      ...content,
      ...thread,
    })
    world.announcer.posted(message)
    return { ok: true }
  }
  store.ephemerals.add({ channel: grant.channel, user: grant.user, from: bot.userId, ...content, ...thread })
  return { ok: true }
}

function replacesOriginal(original: Original, body: Readonly<Record<string, unknown>>): boolean {
  if (original.kind === 'none') return false
  if (body.replace_original !== undefined) return isYes(body.replace_original)
  return (body.response_type === 'in_channel') === (original.kind === 'message')
}

/** Slack's own examples write these flags as strings. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true'
}

function replaceOriginal(
  world: World,
  { original, channel }: Grant,
  content: { readonly text: string; readonly blocks: readonly Block[] | undefined },
): ResponseAnswer {
  const { store } = world
  // `blocks: undefined` takes the old blocks away: a replacement replaces everything.
  const fields = content as { text: string; blocks: readonly Block[] }
  if (original.kind === 'ephemeral') {
    return store.ephemerals.replace(original.ts, fields)
      ? { ok: true }
      : { ok: false, error: 'message_not_found' }
  }
  if (original.kind === 'none') return { ok: false, error: 'message_not_found' }
  const before = store.messages.find(channel, original.ts)
  const after = store.messages.replace(channel, original.ts, fields)
  if (!before || !after) return { ok: false, error: 'message_not_found' }
  world.announcer.edited(before, after)
  return { ok: true }
}

function deleteOriginal(world: World, { original, channel }: Grant): ResponseAnswer {
  const { store } = world
  if (original.kind === 'ephemeral') store.ephemerals.remove(original.ts)
  if (original.kind === 'message') {
    const message = store.messages.find(channel, original.ts)
    if (message) deleteMessage(world, message)
  }
  return { ok: true }
}
