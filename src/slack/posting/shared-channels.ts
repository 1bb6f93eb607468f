import type { Deps } from '../deps.ts'

/**
 * Whether Talks keeps out of a channel because others than its own organisation read it. Slack says so with a mention
 * only: neither a slash command nor a button tells, and conversations.info would need channels:read. Decided: where no
 * mention told anything yet, an asker's own answer may be shared, as they see the channel and press the button
 * themselves; to refuse there would refuse in every channel.
 */
export function isKnownShared(channel: string, { state }: Pick<Deps, 'state'>): boolean {
  return state.sharedChannels.isShared(channel)
}

export const sharedSentence =
  'This channel is shared with another organisation, so I do not answer here. Type /talks for an answer that only you see, or write to me directly.'
