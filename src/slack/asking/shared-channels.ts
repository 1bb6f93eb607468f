import type { Deps } from '../deps.ts'
import type { AskedMessage } from './asked-message.ts'

/**
 * Which channels are shared with other organisations. Slack says so with a mention only: neither a slash command nor a
 * button tells, and conversations.info would need channels:read. So what the last mention in a channel told is kept,
 * for as long as seen events are. Decided: where no mention told anything yet, an asker's own answer may be shared, as
 * they see the channel and press the button themselves; to refuse there would refuse in every channel.
 */
export function noteShared(
  { channel, isSharedChannel }: Pick<AskedMessage, 'channel' | 'isSharedChannel'>,
  { state, now }: Pick<Deps, 'state' | 'now'>,
): void {
  state.seen.giveBack(nameOf(channel))
  if (isSharedChannel) state.seen.takeOnce(nameOf(channel), now())
}

export function isKnownShared(channel: string, { state, now }: Pick<Deps, 'state' | 'now'>): boolean {
  if (!state.seen.takeOnce(nameOf(channel), now())) return true
  state.seen.giveBack(nameOf(channel))
  return false
}

const nameOf = (channel: string) => `shared-channel:${channel}`
