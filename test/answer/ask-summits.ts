import type { AnswerItem } from '../../src/answer/answer.ts'
import { createTalks } from '../../src/talks.ts'
import { type DocumentId, now, summits } from '../lookup/summits-fixture.ts'

const whole = summits()

/** The product over the record of the summits, some of its documents retracted. */
export function talksOf(...retracted: readonly DocumentId[]) {
  const record = retracted.length ? summits(...retracted) : whole
  return createTalks(() => record)
}
export const ask = (question: string, ...retracted: readonly DocumentId[]) =>
  talksOf(...retracted).ask(question, { now })

/** The best item of an answer. */
export async function best(question: string): Promise<AnswerItem> {
  const { items, headline } = await ask(question)
  const item = items[0]
  if (!item) throw new Error(`${question} has no items: ${headline}`)
  return item
}
