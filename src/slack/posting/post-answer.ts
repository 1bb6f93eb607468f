import type { Answer } from '../../answer/answer.ts'
import { answerPage, type PageWanted } from '../../blocks/answer-filters.ts'
import type { RenderedMessage } from '../../blocks/block.ts'
import { renderAnswer } from '../../blocks/render-answer.ts'
import type { StoredAnswer } from '../../state/stored-answers.ts'
import type { Deps } from '../deps.ts'
import type { MessageMark } from './message-mark.ts'
import type { Posted } from './post.ts'
import { postShown, shownFacts } from './post-shown.ts'

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
export function postAnswer(post: AnswerPost, deps: Deps): Promise<Posted> {
  const { answer, stored, channel, threadTs, askedBy = 'words', after, dress } = post
  const wanted = { ...post, page: post.page ?? 0 }
  const { shown } = answerPage(answer.items, wanted)
  const { number: page } = shown
  const rendered = renderAnswer(answer, { ...wanted, answerId: stored.id, surface: 'open' })
  const message = dress ? dress(rendered) : rendered
  const mark = { answerId: stored.id, page, askedBy }
  const items = shown.items.map(({ item }) => item)
  return postShown(
    { channel, threadTs, message, mark, after },
    { answerId: stored.id, shown: shownFacts(items, page === 0 ? (answer.beside ?? []) : [], deps) },
    deps,
  )
}
