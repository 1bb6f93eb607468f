import { patiently } from '../calls/patiently.ts'
import type { SlackClient } from '../calls/slack-client.ts'
import { readFailure } from '../calls/slack-errors.ts'

export type ChannelProbe =
  | { readonly kind: 'usable' }
  /** What is in the way, and what to do about it. */
  | { readonly kind: 'unusable'; readonly sentence: string }

const sentences: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in this channel. Type /invite @Talks here, then set the digest again.',
  channel_not_found:
    'I am not in this conversation. Type /invite @Talks here (or write to me directly), then set the digest again.',
  missing_scope:
    'I may not read conversations of this kind, so I could not make sure to post only once. An administrator has to install me again with the scopes in manifest.yml; or set the digest in a channel.',
  is_archived: 'This channel is archived.',
}

/**
 * Whether a digest can be delivered here: the bot must be a member, and may read, because it looks in the channel
 * before it posts again. Asked by reading one message, which needs no scope that it does not have already.
 */
export async function probeChannel(client: SlackClient, channel: string): Promise<ChannelProbe> {
  try {
    await patiently(() => client.conversations.history({ channel, limit: 1 }), { tries: 2 })
    return { kind: 'usable' }
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'refused') {
      const sentence =
        sentences[failure.error] ?? `Slack does not let me read this channel (${failure.error}).`
      return { kind: 'unusable', sentence }
    }
    throw error
  }
}
