import { limits } from '../limits/limits.ts'
import type { Channel, Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { invite, kick, leaveChannel } from './change-members.ts'
import { deleteMessage } from './delete-message.ts'
import { type Outcome, refuse } from './outcome.ts'
import { composerBlocks, readCommand, readComposer } from './read-composer.ts'
import { runCommand, tellFromSlack } from './run-command.ts'

/** `thread` is the ts of any message of the thread; `broadcast` sends the reply to the channel as well. */
export interface Reply {
  readonly thread?: string
  readonly broadcast?: boolean
}

/**
 * What happens when a person presses Enter in a composer: a message, or a slash command where the text begins with
 * a slash.
 */
export async function speak(
  world: World,
  person: Person,
  channelName: string,
  typed: string,
  { thread, broadcast = false }: Reply = {},
): Promise<Outcome> {
  const channel = world.store.channel(channelName)
  if (!channel?.members.includes(person.id)) {
    return refuse('channel_not_found', 'You are not in that channel.')
  }
  if (typed.trim() === '') return refuse('no_text', 'Write something first.')
  if (typed.length > limits.messageText) return refuse('msg_too_long', 'This message is too long.')
  if (thread !== undefined && !world.store.messages.find(channel.id, thread)) {
    return refuse('thread_not_found', 'That thread is gone.')
  }
  const command = readCommand(typed)
  if (command) {
    if (thread !== undefined) return refuseInThread(world, person, channel, thread, command.command)
    const own = slackCommands[command.command]
    if (own) return own(world, person, channel.id, command.text)
    return runCommand(world, person, channel, command.command, command.text)
  }
  return post(world, person, channel, typed, { ...(thread !== undefined && { thread }), broadcast })
}

/** Slack's own commands, as far as they change what an app may hear. `/remove` and `/kick` are one. */
const slackCommands: Readonly<
  Record<string, (world: World, person: Person, channel: string, words: string) => Outcome>
> = { '/invite': invite, '/remove': kick, '/kick': kick, '/leave': leaveChannel }

function post(world: World, person: Person, channel: Channel, typed: string, reply: Reply): Outcome {
  const { store } = world
  const text = readComposer(typed, store.cast)
  const root = reply.thread === undefined ? undefined : store.messages.find(channel.id, reply.thread)
  const message = store.messages.add({
    channel: channel.id,
    user: person.id,
    text,
    blocks: composerBlocks(text, world.nextId()),
    // Answering a reply means answering its thread.
    ...(root && { thread_ts: root.thread_ts ?? root.ts }),
    ...(root && reply.broadcast && { broadcast: true }),
  })
  world.announcer.posted(message)
  const { bot } = store.cast
  if (text.includes(`<@${bot.userId}>`) && !channel.members.includes(bot.userId)) {
    tellFromSlack(
      world,
      person,
      channel,
      `<@${bot.userId}> is not in this channel and did not see that. To add it, type \`/invite @${bot.name}\`.`,
      message.thread_ts,
    )
  }
  return { ok: true, ts: message.ts }
}

/** Changes the text of one's own message. The app hears of it as `message_changed`, and as a mention. */
export function editMessage(
  world: World,
  person: Person,
  channelName: string,
  ts: string,
  typed: string,
): Outcome {
  const { store } = world
  const channel = store.channel(channelName)
  const before = channel && store.messages.find(channel.id, ts)
  if (!before || before.user !== person.id) return refuse('cant_update_message', 'Only your own messages.')
  const text = readComposer(typed, store.cast)
  const after = store.messages.replace(before.channel, ts, {
    text,
    blocks: composerBlocks(text, world.nextId()),
    edited: { user: person.id, ts: store.nextTs() },
  })
  if (after) world.announcer.edited(before, after)
  return { ok: true, ts }
}

/** Removes one's own message. The app hears of it as `message_deleted`. */
export function removeMessage(world: World, person: Person, channelName: string, ts: string): Outcome {
  const channel = world.store.channel(channelName)
  const message = channel && world.store.messages.find(channel.id, ts)
  if (!message || message.user !== person.id) return refuse('cant_delete_message', 'Only your own messages.')
  deleteMessage(world, message)
  return { ok: true, ts }
}

/** Slack's own sentence: no slash command works inside a thread. */
function refuseInThread(
  world: World,
  person: Person,
  channel: Channel,
  thread: string,
  command: string,
): Outcome {
  const sentence = `${command} is not supported in threads. Sorry!`
  tellFromSlack(world, person, channel, sentence, thread)
  return refuse('command_in_thread', sentence)
}
