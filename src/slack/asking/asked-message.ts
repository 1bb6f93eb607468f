/** A message in which somebody asks, read from either kind of event. */
export interface AskedMessage {
  readonly channel: string
  readonly ts: string
  /** The thread it stands in, unless it begins one. */
  readonly threadTs: string | undefined
  readonly user: string
  readonly text: string
  readonly teamId: string | undefined
  readonly isSharedChannel: boolean
  readonly eventId: string
  readonly kind: 'mention' | 'direct'
}

/** The fields of `app_mention` and `message` events that matter here, none of them certain. */
export interface MessageEvent {
  readonly type?: string
  readonly subtype?: string | undefined
  readonly channel?: string
  readonly channel_type?: string
  readonly ts?: string
  readonly thread_ts?: string
  readonly user?: string
  readonly user_team?: string
  readonly team?: string
  readonly text?: string
  readonly bot_id?: string
  readonly edited?: unknown
  readonly hidden?: boolean
}

export interface EventBody {
  readonly event_id?: string
  readonly is_ext_shared_channel?: boolean
}

/** Messages with words of their own; every other subtype tells of a change or comes from a machine. */
const spokenSubtypes: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

/**
 * What was asked, or null where nothing was: bots (ourselves among them), edits, deletions, and channel talk that does
 * not mention the bot. A channel message that does is a mention whichever event brought it.
 */
export function readAsked(event: MessageEvent, body: EventBody, botUserId: string): AskedMessage | null {
  const { channel, ts, user, text = '' } = event
  if (!channel || !ts || !user || !body.event_id) return null
  if (event.bot_id || user === botUserId || user === 'USLACKBOT') return null
  if (event.edited || event.hidden || !spokenSubtypes.includes(event.subtype)) return null
  const isDirect = event.channel_type === 'im' || (event.type === 'message' && channel.startsWith('D'))
  if (!isDirect && !text.includes(`<@${botUserId}`)) return null
  return {
    channel,
    ts,
    threadTs: event.thread_ts && event.thread_ts !== ts ? event.thread_ts : undefined,
    user,
    text,
    teamId: event.user_team ?? event.team,
    isSharedChannel: body.is_ext_shared_channel === true,
    eventId: body.event_id,
    kind: isDirect ? 'direct' : 'mention',
  }
}
