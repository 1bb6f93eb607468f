import { anyScope, noScope } from '../scopes/scope-rule.ts'
import type { ScheduledMessage } from '../store/scheduled-messages.ts'
import type { World } from '../world.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  page,
  readChannel,
  readDestination,
  readFlag,
  readText,
  refuse,
} from './method.ts'
import { postAsBot, readThread, refusePosting } from './post-as-bot.ts'
import { readContent } from './read-content.ts'

const writing = anyScope('chat:write')

/** chat.scheduleMessage and its company: what the bot will say. The workspace's clock decides when. */
export const scheduledMethods: Readonly<Record<string, MethodEntry>> = {
  'chat.scheduleMessage': { token: 'bot', scopes: writing, limit: 'tier3', run: schedule },
  'chat.deleteScheduledMessage': { token: 'bot', scopes: writing, limit: 'tier3', run: unschedule },
  'chat.scheduledMessages.list': { token: 'bot', scopes: noScope, limit: 'tier3', run: list },
}

/** Seconds. Source: docs.slack.dev, chat.scheduleMessage and chat.deleteScheduledMessage. */
const furthest = 120 * 24 * 3600
const window = { seconds: 300, messages: 30 }
const lastMinute = 60

function schedule(args: Arguments, world: World): Answer {
  const channel = readDestination(args, world)
  if (!channel) return refuse('channel_not_found')
  const refusal = refusePosting(channel, world, { publicly: true })
  if (refusal) return refusal
  const now = Math.floor(world.now() / 1000)
  const postAt = Number(readText(args, 'post_at') || Number.NaN)
  if (!Number.isInteger(postAt)) return refuse('invalid_time')
  if (postAt <= now) return refuse('time_in_past')
  if (postAt > now + furthest) return refuse('time_too_far')
  const content = readContent(args, world)
  if (content.kind === 'refused') return content.answer
  const root = readThread(args, channel, world)
  if (root.kind === 'refused') return root.answer
  const near = world.store.scheduled
    .all()
    .filter((each) => each.channel === channel.id && Math.abs(each.postAt - postAt) < window.seconds)
  if (near.length >= window.messages) return refuse('restricted_too_many')
  const scheduled = world.store.scheduled.add({
    channel: channel.id,
    postAt,
    created: now,
    draft: {
      ...content.shown,
      ...(content.metadata.kind === 'metadata' && { metadata: content.metadata.metadata }),
      ...(root.thread && { thread_ts: root.thread }),
      ...(root.thread && readFlag(args, 'reply_broadcast') && { broadcast: true }),
    },
  })
  world.clock.after(postAt * 1000 - world.now(), () => post(scheduled, world))
  return {
    ok: true,
    channel: channel.id,
    scheduled_message_id: scheduled.id,
    post_at: postAt,
    message: { type: 'delayed_message', ...scheduled.draft, bot_id: world.store.cast.bot.botId },
  }
}

/** Posts unless it was deleted meanwhile, or the bot may no longer speak there. */
function post(scheduled: ScheduledMessage, world: World) {
  // A workspace that was reset has numbered its messages anew.
  if (!world.store.scheduled.all().includes(scheduled)) return
  world.store.scheduled.take(scheduled.id)
  const channel = world.store.channel(scheduled.channel)
  if (!channel || refusePosting(channel, world, { publicly: true })) return
  postAsBot(world, { channel: channel.id, ...scheduled.draft })
}

/** Too late in the last minute, says Slack. */
function unschedule(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (!channel) return refuse('channel_not_found')
  const id = readText(args, 'scheduled_message_id')
  const found = world.store.scheduled.all().find((each) => each.id === id && each.channel === channel.id)
  if (!found || found.postAt - world.now() / 1000 < lastMinute) return refuse('invalid_scheduled_message_id')
  world.store.scheduled.take(id)
  return { ok: true }
}

function list(args: Arguments, world: World): Answer {
  const channel = readChannel(args, world)
  if (args.channel !== undefined && !channel) return refuse('invalid_channel')
  const oldest = Number(readText(args, 'oldest') || 0)
  const latest = Number(readText(args, 'latest') || Number.POSITIVE_INFINITY)
  const all = world.store.scheduled
    .all()
    .filter((each) => !channel || each.channel === channel.id)
    .filter((each) => each.postAt >= oldest && each.postAt <= latest)
  const found = page(all, args, { defaultLimit: 100, maxLimit: 1000 })
  if (found.kind === 'refused') return found.answer
  return {
    ok: true,
    scheduled_messages: found.items.map((each) => ({
      id: each.id,
      channel_id: each.channel,
      post_at: each.postAt,
      date_created: each.created,
      text: each.draft.text,
    })),
    response_metadata: { next_cursor: found.next },
  }
}
