import type { RenderedMessage } from '../../blocks/block.ts'
import type { MessageMark } from './message-mark.ts'

/** A message on its way. */
export interface Post {
  /** A channel, or a user's id for the direct message with them. */
  readonly channel: string
  readonly threadTs?: string | undefined
  readonly message: RenderedMessage
  /** What the post is known by, to find it again. */
  readonly mark: MessageMark
  /** The ts of the message that is answered, after which the post would stand; absent where a button asked. */
  readonly after?: string | undefined
}

/** Where it arrived. */
export interface Posted {
  readonly channel: string
  readonly ts: string
}
