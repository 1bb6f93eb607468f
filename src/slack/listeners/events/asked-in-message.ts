import type { App } from '@slack/bolt'
import { renderQuotationsWithin } from '../../../blocks/render-quotations.ts'
import { answerQuestion } from '../../asking/answer-question.ts'
import {
  type AskedMessage,
  type EventBody,
  type MessageEvent,
  readAsked,
} from '../../asking/asked-message.ts'
import { earlierQuestions } from '../../asking/earlier-questions.ts'
import { asksForHelp, help } from '../../asking/help.ts'
import { isDraft } from '../../asking/is-draft.ts'
import { plainQuestion, plainWords } from '../../asking/plain-question.ts'
import { timedAnswer } from '../../asking/timed-answer.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { postAnswer } from '../../posting/post-answer.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'

/** A mention in a channel is answered in its thread; a direct message directly. Both events may bring the same. */
export function registerAskedInMessage(app: Pick<App, 'event' | 'message'>, deps: Deps) {
  const hear = (event: MessageEvent, body: EventBody) => {
    const asked = readAsked(event, body, deps.identity.botUserId)
    return asked ? takeMessage(asked, deps) : Promise.resolve()
  }
  app.event('app_mention', ({ event, body }) => hear(event, body))
  app.message(({ event, body }) => hear(event as MessageEvent, body))
}

async function takeMessage(asked: AskedMessage, deps: Deps): Promise<void> {
  const { channel, ts, threadTs, eventId } = asked
  const kind = asked.kind === 'mention' ? 'mention' : 'message'
  let isNew = false
  // Slack does not send it again: where it cannot be kept, its asker must hear so.
  await replyOrReference(deps, `take ${asked.kind}`, sayTo(asked, deps), async () => {
    const message = { channel, ts, kind, threadTs } as const
    if (!deps.state.seen.take({ eventId, message }, deps.now())) return
    deps.state.sharedChannels.note(channel, asked.isSharedChannel)
    isNew = true
  })
  if (isNew) await answerMessage(asked, deps)
}

/** Answers a message that was taken, or apologises; where neither is possible now, it is taken over again later. */
export async function answerMessage(asked: AskedMessage, deps: Deps): Promise<void> {
  const { channel, ts } = asked
  const say = sayTo(asked, deps)
  const done = deps.handling.begin(channel, ts)
  try {
    const isTold = await replyOrReference(deps, asked.kind, say, async () => {
      const asker = await deps.askers.find(asked.user)
      const origin = {
        teamId: asked.teamId ?? asker.teamId,
        enterpriseId: asker.enterpriseId,
        isStranger: asker.isStranger,
        isSharedChannel: asked.isSharedChannel,
      }
      const admission = whoMay(origin, deps.identity, deps.allowedTeams)
      if (admission.kind === 'refused') return say(admission.sentence)
      return reply(asked, threadFor(asked, deps), deps)
    })
    if (isTold) deps.state.seen.finish(channel, ts)
  } finally {
    done()
  }
}

/** With the agent pane, a direct message is the root of a thread too. */
function threadFor({ kind, threadTs, ts }: AskedMessage, { pane }: Deps): string | undefined {
  return kind === 'mention' || pane.isOn() ? (threadTs ?? ts) : threadTs
}

/** Says one sentence where the message would be answered. */
function sayTo(asked: AskedMessage, deps: Deps): (text: string) => Promise<unknown> {
  const { channel, ts } = asked
  return (text) =>
    deps.poster.post({
      channel,
      threadTs: threadFor(asked, deps),
      message: sentence(text),
      mark: { answerId: `notice-${ts}`, page: 0, askedBy: 'words' },
      after: ts,
    })
}

async function reply(asked: AskedMessage, threadTs: string | undefined, deps: Deps): Promise<void> {
  const { channel, ts, user } = asked
  const audience = asked.kind === 'mention' ? 'channel' : 'asker'
  const place = { asker: user, channel, audience } as const
  const text = plainWords(asked.text, deps.identity.botUserId)
  if (asked.kind === 'direct' && isDraft(text)) return checkDraft(text, asked, deps)
  const words = plainQuestion(asked.text, deps.identity.botUserId)
  if (asksForHelp(words)) {
    const { message, stored } = help(place, deps)
    const mark = { answerId: stored.id, page: 0, askedBy: 'words' } as const
    await deps.poster.post({ channel, threadTs, message, mark, after: ts })
    return
  }
  await timedAnswer(asked.kind, deps, async () => {
    const earlier = await earlierQuestions(asked, deps)
    const thread = earlier.kind === 'read' ? earlier.questions : []
    const isInPane = asked.kind === 'direct' && threadTs !== undefined
    const working = isInPane ? deps.pane.working(channel, threadTs) : undefined
    const { answer, stored } = await answerQuestion({ ...place, words, thread }, deps)
    await working
    const unread = 'I could not read the earlier questions of this thread.'
    const notes = earlier.kind === 'read' ? answer.notes : [...answer.notes, unread]
    await postAnswer({ answer: { ...answer, notes }, stored, channel, threadTs, after: ts }, deps)
    return answer
  })
}

/** About a second each, in which the person's next question waits. */
const mostMessages = 8

/** A draft sent directly is answered with a receipt in its thread, in as many messages as it needs. */
async function checkDraft(
  text: string,
  { channel, ts, threadTs, user }: AskedMessage,
  deps: Deps,
): Promise<void> {
  const receipt = deps.talks.checkQuotations(text, { now: deps.now(), askedBy: user })
  for (const [page, message] of renderQuotationsWithin(receipt, mostMessages).entries()) {
    const mark = { answerId: `quotations-${ts}`, page, askedBy: 'words' } as const
    await deps.poster.post({ channel, threadTs: threadTs ?? ts, message, mark, after: ts })
  }
}
