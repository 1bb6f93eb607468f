import type { Answer } from '../../../answer/answer.ts'
import type { RenderedMessage } from '../../../blocks/block.ts'
import { renderAnswer } from '../../../blocks/render-answer.ts'
import { withShareLine } from '../../../blocks/share-line.ts'
import { answerQuestion } from '../../asking/answer-question.ts'
import { isOutside } from '../../calls/slack-errors.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { type Respond, respondWith } from '../../posting/respond-with.ts'
import { isKnownShared } from '../../posting/shared-channels.ts'

interface CommandAsked {
  readonly asker: string
  readonly channel: string
  readonly words: string
  readonly respond: Respond
}

/**
 * Answers to the asker alone, or in the channel where `/talks settings` says so. Where it may not post there, or others
 * share the channel, the asker gets it alone, with the reason.
 */
export async function answerCommand(asked: CommandAsked, deps: Deps): Promise<Answer> {
  const { asker, channel, words } = asked
  const question = { asker, channel, words, thread: [] }
  const isOpen = deps.state.channelSettings.find(channel)?.visibility === 'channel'
  if (!isOpen) return answerAlone(asked, deps)
  if (isKnownShared(channel, deps) && deps.allowedTeams.length === 0) {
    return answerAlone(asked, deps, 'Others share this channel, so only you see this.')
  }
  const { answer, stored } = await answerQuestion({ ...question, audience: 'channel' }, deps)
  try {
    const dress = (message: RenderedMessage) => withShareLine(message, asker, words)
    await postAnswer({ answer, stored, channel, askedBy: 'button', dress }, deps)
    return answer
  } catch (error) {
    if (!isOutside(error)) throw error
    const why = 'Only you see this: I can answer in the channel once I am a member. Type /invite @Talks.'
    return answerAlone(asked, deps, why)
  }
}

async function answerAlone(
  { asker, channel, words, respond }: CommandAsked,
  deps: Deps,
  why?: string,
): Promise<Answer> {
  const question = { asker, channel, audience: 'asker', words, thread: [] } as const
  const { answer, stored } = await answerQuestion(question, deps)
  const shown = why === undefined ? answer : { ...answer, notes: [...answer.notes, why] }
  const place = { answerId: stored.id, page: 0, surface: 'ephemeral' } as const
  await respondWith(respond, renderAnswer(shown, place))
  return answer
}
