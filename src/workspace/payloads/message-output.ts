import type { Store } from '../store/create-store.ts'
import type { Message } from '../store/messages.ts'

/**
 * A message as Slack's answers and payloads show it: with thread fields, without the channel, and with its metadata
 * only on request.
 */
export function messageOutput(
  store: Store,
  message: Message,
  { withMetadata = false }: { withMetadata?: boolean } = {},
): Record<string, unknown> {
  const { channel, broadcast, metadata, ...shown } = message
  const replies = store.messages.thread(channel, message.ts).filter((each) => each.ts !== message.ts)
  const last = replies.at(-1)
  return {
    ...shown,
    team: store.cast.team.id,
    ...(message.bot_id && { bot_profile: botProfile(store) }),
    ...(broadcast && { subtype: 'thread_broadcast' }),
    ...(withMetadata && metadata && { metadata }),
    ...(message.thread_ts && {
      parent_user_id: store.messages.find(channel, message.thread_ts)?.user,
    }),
    ...(last && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((each) => each.user))],
      reply_users_count: new Set(replies.map((each) => each.user)).size,
      latest_reply: last.ts,
    }),
    ...(message.reactions && {
      reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })),
    }),
  }
}

function botProfile(store: Store) {
  const { bot, team } = store.cast
  return { id: bot.botId, app_id: bot.appId, name: bot.name, team_id: team.id, deleted: false, updated: 0 }
}
