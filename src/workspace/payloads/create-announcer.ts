import type { Delivery } from '../socket-mode/create-delivery.ts'
import type { Channel } from '../store/cast.ts'
import type { Store } from '../store/create-store.ts'
import type { Message } from '../store/messages.ts'
import { verificationToken } from './interaction-base.ts'
import { messageOutput } from './message-output.ts'

/** The event subscriptions of an app, as its manifest names them. */
export type Subscription =
  | 'app_mention'
  | 'message.im'
  | 'message.channels'
  | 'message.groups'
  | 'app_home_opened'
  | 'reaction_added'

/** What this bot's manifest asks for; others must be asked for by name. */
const defaultSubscriptions: readonly Subscription[] = ['app_mention', 'message.im', 'app_home_opened']

/** Tells the app what happened, as far as it subscribed and is a member of the channel. */
export interface Announcer {
  posted(message: Message): void
  edited(before: Message, after: Message): void
  removed(message: Message): void
  homeOpened(user: string, tab: 'home' | 'messages', view: Record<string, unknown> | undefined): void
  reacted(message: Message, user: string, reaction: string): void
}

export function createAnnouncer({
  store,
  delivery,
  now,
  nextId,
  subscribed = defaultSubscriptions,
}: {
  store: Store
  delivery: Delivery
  now: () => number
  nextId: () => string
  subscribed?: readonly Subscription[]
}): Announcer {
  const { team, bot } = store.cast

  function tell(subscription: Subscription, channel: Channel | undefined, event: Record<string, unknown>) {
    if (!subscribed.includes(subscription)) return
    if (channel && !channel.members.includes(bot.userId)) return
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
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.isShared === true,
      event_context: `local-${nextId()}`,
    })
  }

  function tellMessage(channel: Channel, event: Record<string, unknown>) {
    const kind = channel.kind === 'im' ? 'im' : channel.kind === 'private' ? 'groups' : 'channels'
    tell(`message.${kind}`, channel, {
      ...event,
      channel: channel.id,
      channel_type: channel.kind === 'im' ? 'im' : channel.kind === 'private' ? 'group' : 'channel',
    })
  }

  return {
    posted(message) {
      const channel = store.channel(message.channel)
      if (!channel) return
      const userTeam = store.person(message.user)?.teamId ?? team.id
      const event = { ...messageOutput(store, message), user_team: userTeam, event_ts: message.ts }
      // In a direct message a mention is only a message. In a channel both may come, each with its own event id.
      if (channel.kind !== 'im' && !message.bot_id && message.text.includes(`<@${bot.userId}>`)) {
        tell('app_mention', channel, { ...event, type: 'app_mention', channel: channel.id })
      }
      tellMessage(channel, event)
    },
    edited(before, after) {
      const channel = store.channel(after.channel)
      if (!channel) return
      const ts = store.nextTs()
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
    reacted(message, user, reaction) {
      tell('reaction_added', store.channel(message.channel), {
        type: 'reaction_added',
        user,
        reaction,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: store.nextTs(),
      })
    },
  }
}
