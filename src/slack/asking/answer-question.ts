import type { Answer } from '../../answer/answer.ts'
import type { StoredAnswer } from '../../state/stored-answers.ts'
import type { Deps } from '../deps.ts'
import { asChannelWants, zoneFor } from './channel-answer.ts'

export interface Question {
  readonly asker: string
  readonly channel: string
  readonly audience: StoredAnswer['audience']
  readonly words: string
  readonly thread: readonly string[]
}

export interface Answered {
  readonly answer: Answer
  readonly stored: StoredAnswer
}

/** Asks Talks, and keeps what the answer's buttons will need. */
export async function answerQuestion(question: Question, deps: Deps): Promise<Answered> {
  const { talks, state, log } = deps
  const timeZone = await zoneFor(question, deps)
  const now = deps.now()
  const found = await talks.ask(question.words, { thread: question.thread, now, timeZone })
  const answer = asChannelWants(found, question.channel, deps)
  const stored = state.answers.add({
    asker: question.asker,
    channel: question.channel,
    audience: question.audience,
    question: question.words,
    thread: question.thread,
    timeZone,
    itemIds: answer.items.map((item) => item.id),
    choices: answer.choices,
    createdAt: now,
  })
  log.info('answered', {
    answer: stored.id,
    status: answer.status,
    items: answer.items.length,
    milliseconds: deps.now().getTime() - now.getTime(),
  })
  return { answer, stored }
}

/**
 * The same answer again: the same question at the same `now`, and of its items those that were shown then and may
 * still be shown, in the same order. Where some are gone it is stored anew, because buttons count items.
 */
export async function reopenAnswer(stored: StoredAnswer, { talks, state, now }: Deps): Promise<Answered> {
  const found = await talks.ask(stored.question, {
    thread: stored.thread,
    now: stored.createdAt,
    timeZone: stored.timeZone,
  })
  const answer = asChannelWants(found, stored.channel, { state })
  const shownNow = answer.items.filter((item) => talks.passage(item.id, now()) !== null)
  const byId = new Map(shownNow.map((item) => [item.id, item]))
  const items = stored.itemIds.flatMap((id) => byId.get(id) ?? [])
  const reopened = { ...answer, items, choices: stored.choices }
  if (items.length === stored.itemIds.length) return { answer: reopened, stored }
  return {
    answer: reopened,
    stored: state.answers.add({ ...stored, itemIds: items.map((item) => item.id) }),
  }
}

/** Where a place in the answer as it was stored lies in the answer as it was reopened. */
export function placeNow(
  place: number | undefined,
  before: StoredAnswer,
  { stored }: Answered,
): number | undefined {
  if (place === undefined || stored.id === before.id) return place
  const left = new Set(stored.itemIds)
  return before.itemIds.slice(0, place).filter((id) => left.has(id)).length
}
