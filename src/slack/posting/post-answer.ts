import type { Answer } from '../../answer/answer.ts'
import { answerPage, type PageWanted } from '../../blocks/answer-filters.ts'
import type { RenderedMessage } from '../../blocks/block.ts'
import { renderAnswer } from '../../blocks/render-answer.ts'
import type { StoredAnswer } from '../../state/stored-answers.ts'
import type { Deps } from '../deps.ts'
import type { MessageMark } from './message-mark.ts'
import type { Posted } from './post.ts'

export interface AnswerPost extends Partial<PageWanted> {
  readonly answer: Answer
  readonly stored: StoredAnswer
  readonly channel: string
  readonly threadTs?: string | undefined
  readonly askedBy?: MessageMark['askedBy']
  readonly after?: string | undefined
  /** Changes the message before it goes out, such as adding who shared it. */
  readonly dress?: (message: RenderedMessage) => RenderedMessage
}

/** Posts a page of an answer where others can see it, and remembers which facts it shows. */
export async function postAnswer(post: AnswerPost, { poster, state, talks, now }: Deps): Promise<Posted> {
  const { answer, stored, channel, threadTs, askedBy = 'words', after, dress } = post
  const versions = talks.versions(now())
  const wanted = { ...post, page: post.page ?? 0 }
  const { shown } = answerPage(answer.items, wanted)
  const { number: page } = shown
  const rendered = renderAnswer(answer, { ...wanted, answerId: stored.id, surface: 'open' })
  const posted = await poster.post({
    channel,
    threadTs,
    message: dress ? dress(rendered) : rendered,
    mark: { answerId: stored.id, page, askedBy },
    after,
  })
  state.posted.add({
    channel: posted.channel,
    ts: posted.ts,
    threadTs: threadTs ?? null,
    answerId: stored.id,
    shown: shown.items.map(({ item }) => ({
      factId: item.id,
      version: versions.get(item.id) ?? null,
    })),
    postedAt: now(),
  })
  return posted
}
