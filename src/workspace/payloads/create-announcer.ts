import type { Delivery } from '../delivery/create-delivery.ts'
import type { Channel } from '../store/cast.ts'
import type { Store } from '../store/create-store.ts'
import type { Message } from '../store/messages.ts'
import { verificationToken } from './interaction-base.ts'
import { messageOutput } from './message-output.ts'

/** The events that happen here, by the names of their subscriptions in a manifest. Others never come. */
export const everySubscription = [
  'app_mention',
  'message.im',
  'message.channels',
  'message.groups',
  'app_home_opened',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
] as const

export type Subscription = (typeof everySubscription)[number]

/** What this bot's manifest asks for; others must be asked for by name. */
export const defaultSubscriptions: readonly Subscription[] = ['app_mention', 'message.im', 'app_home_opened']

/** Which of a mention's two events goes first where an app reads channel messages: Slack promises no order. */
export type MentionOrder = 'mention-first' | 'message-first' | 'alternate'

/** Tells the app what happened, as far as it subscribed, has the scope, and is a member of the channel. */
export interface Announcer {
  posted(message: Message): void
  edited(before: Message, after: Message): void
  removed(message: Message): void
  homeOpened(user: string, tab: 'home' | 'messages', view: Record<string, unknown> | undefined): void
  reacted(message: Message, user: string, reaction: string): void
  unreacted(message: Message, user: string, reaction: string): void
  /** `inviter` is absent for those who came by themselves. */
  joined(channel: string, user: string, inviter?: string): void
  left(channel: string, user: string): void
}

/** `hears` decides whether the app is told of such events at all: its subscriptions and its scopes. */
export function createAnnouncer({
  store,
  delivery,
  now,
  nextId,
  hears = (subscription) => defaultSubscriptions.includes(subscription),
  mentionOrder = 'mention-first',
}: {
  store: Store
  delivery: Delivery
  now: () => number
  nextId: () => string
  hears?: (subscription: Subscription, channel: Channel | undefined) => boolean
  mentionOrder?: MentionOrder
}): Announcer {
  const { team, bot } = store.cast
  let mentions = 0

  function tell(subscription: Subscription, channel: Channel | undefined, event: Record<string, unknown>) {
    if (!hears(subscription, channel)) return
    const authorization = { enterprise_id: null, team_id: team.id, user_id: bot.userId }
    delivery.tell({
      token: verificationToken,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: bot.appId,
      event,
      type: 'event_callback',
      event_id: `Ev0${nextId()}`,
      event_time: Math.floor(now() / 1000),
      authorizations: [{ ...authorization, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: channel?.isShared === true,
      event_context: `local-${nextId()}`,
    })
  }

  /** What happens in a channel is told to its members alone. */
  function tellIn(subscription: Subscription, channel: Channel | undefined, event: Record<string, unknown>) {
    if (channel?.members.includes(bot.userId)) tell(subscription, channel, event)
  }

  function tellMessage(channel: Channel, event: Record<string, unknown>) {
    const type = channelTypes[channel.kind]
    const named = { ...event, channel: channel.id, channel_type: type.channelType }
    tellIn(type.subscription, channel, named)
  }

  function tellMention(channel: Channel, event: Record<string, unknown>) {
    tellIn('app_mention', channel, { ...event, type: 'app_mention', channel: channel.id })
  }

  /** In a direct message a mention is only a message. */
  function isMention(channel: Channel, message: Message) {
    const names = message.text.includes(`<@${bot.userId}>`)
    return channel.kind !== 'im' && names && !message.bot_id && message.subtype === undefined
  }

  function mentionGoesFirst() {
    mentions += 1
    return mentionOrder === 'alternate' ? mentions % 2 === 1 : mentionOrder === 'mention-first'
  }

  function messageEvent(message: Message) {
    const userTeam = store.person(message.user)?.teamId ?? team.id
    return { ...messageOutput(store, message), user_team: userTeam, event_ts: message.ts }
  }

  function reactionEvent(type: 'reaction_added' | 'reaction_removed') {
    return (message: Message, user: string, reaction: string) =>
      tellIn(type, store.channel(message.channel), {
        type,
        user,
        reaction,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: store.nextTs(),
      })
  }

  /** Both kinds of channel have had ids with C since 2021, and the type is the id's letter. */
  function memberEvent(channel: string, user: string) {
    const userTeam = store.person(user)?.teamId ?? team.id
    return { user, channel, channel_type: 'C', team: userTeam, event_ts: store.nextTs() }
  }

  return {
    posted(message) {
      const channel = store.channel(message.channel)
      if (!channel) return
      const event = messageEvent(message)
      // In a channel both may come, each with its own event id.
      if (!isMention(channel, message)) return tellMessage(channel, event)
      const both = [() => tellMention(channel, event), () => tellMessage(channel, event)]
      for (const send of mentionGoesFirst() ? both : both.reverse()) send()
    },
    edited(before, after) {
      const channel = store.channel(after.channel)
      if (!channel) return
      const ts = store.nextTs()
      // An edited mention is a mention again, with `edited`. Source: slackapi/bolt-js issue 960.
      if (isMention(channel, after) && after.edited) tellMention(channel, messageEvent(after))
      tellMessage(channel, {
        type: 'message',
        subtype: 'message_changed',
        message: messageOutput(store, after),
        previous_message: messageOutput(store, before),
        hidden: true,
        ts,
        event_ts: ts,
      })
    },
    removed(message) {
      const channel = store.channel(message.channel)
      if (!channel) return
      const ts = store.nextTs()
      tellMessage(channel, {
        type: 'message',
        subtype: 'message_deleted',
        previous_message: messageOutput(store, message),
        deleted_ts: message.ts,
        hidden: true,
        ts,
        event_ts: ts,
      })
    },
    homeOpened(user, tab, view) {
      const channel = store.directMessage(user)
      if (!channel) return
      const event = { type: 'app_home_opened', user, channel: channel.id, tab, event_ts: store.nextTs() }
      tell('app_home_opened', channel, { ...event, ...(view && { view }) })
    },
    reacted: reactionEvent('reaction_added'),
    unreacted: reactionEvent('reaction_removed'),
    joined(channel, user, inviter) {
      const event = { type: 'member_joined_channel', ...memberEvent(channel, user) }
      tellIn('member_joined_channel', store.channel(channel), { ...event, ...(inviter && { inviter }) })
    },
    left(id, user) {
      const channel = store.channel(id)
      if (user !== bot.userId) {
        tellIn('member_left_channel', channel, { type: 'member_left_channel', ...memberEvent(id, user) })
        return
      }
      // Who is out hears no more of the channel, but is told of that.
      const type = channel?.kind === 'private' ? 'group_left' : 'channel_left'
      tell(type, channel, { type, channel: id, event_ts: store.nextTs() })
    },
  }
}

const channelTypes = {
  im: { subscription: 'message.im', channelType: 'im' },
  private: { subscription: 'message.groups', channelType: 'group' },
  public: { subscription: 'message.channels', channelType: 'channel' },
} as const satisfies Record<Channel['kind'], { subscription: Subscription; channelType: string }>
