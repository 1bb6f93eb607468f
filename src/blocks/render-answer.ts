import type { Answer } from '../answer/answer.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import { answerText } from './answer-text.ts'
import type { Block, Button, RenderedMessage } from './block.ts'
import { type BodyLimits, fitBudget, textLength } from './fit-budget.ts'
import { itemNotes } from './item-notes.ts'
import { limits, maxChoices } from './limits.ts'
import { renderItem } from './render-item.ts'
import { shorten } from './shorten.ts'
import { splitPages } from './split-pages.ts'
import { button, context, leaf, section } from './text-objects.ts'

export interface AnswerPlace {
  /** The opaque id under which the answer is stored. */
  readonly answerId: string
  /** From 0. */
  readonly page: number
  /** `ephemeral` is seen by its asker alone and can be shared; `shared` was. */
  readonly surface: 'ephemeral' | 'shared' | 'open'
}

/** An answer as a message: one page of its items, with the buttons that its surface allows. Pure. */
export function renderAnswer(answer: Answer, place: AnswerPlace): RenderedMessage {
  const blocks = fitBudget(
    (body) => answerBlocks(answer, place, body),
    (each) => textLength(each) <= limits.blockText && each.length <= limits.messageBlocks,
  )
  return { text: answerText(answer, place.page), blocks }
}

/** The same page without blocks, for when Slack refuses them. */
export function renderPlainAnswer(answer: Answer, page: number): RenderedMessage {
  return { text: answerText(answer, page), blocks: [] }
}

function answerBlocks(answer: Answer, place: AnswerPlace, body: BodyLimits): Block[] {
  const pages = splitPages(answer.items)
  const items = pages[place.page] ?? []
  const beside = itemNotes(items, body)
  const notes = answer.notes.filter((note) => note.trim() !== '').join('\n')
  return [
    ...(place.page === 0 ? opening(answer) : []),
    ...items.flatMap((placed, index) => [
      ...(index === 0 && place.page > 0 ? [] : [{ type: 'divider' } as const]),
      ...renderItem(placed, beside[index]!, place.answerId, body),
    ]),
    ...(notes !== '' && place.page === 0 ? [context(shorten(notes, body.notes * 1.5))] : []),
    ...(pages.length > 1 ? [context(countLine(answer, place.page))] : []),
    ...longChoices(answer, place),
    ...buttonRow(choiceButtons(answer, place)),
    ...buttonRow(answerButtons(answer, place, pages.length)),
  ]
}

function opening(answer: Answer): Block[] {
  const headline = shorten(answer.headline, 600)
  const reading = answer.reading.trim()
  return [
    { type: 'rich_text', elements: [section(leaf(headline, { bold: true }))] },
    ...(reading === '' ? [] : [context(`Understood as: ${shorten(reading, 300)}`)]),
  ]
}

/** "Items 5–8 of 12". */
function countLine(answer: Answer, page: number): string {
  const items = splitPages(answer.items)[page] ?? []
  const first = (items[0]?.index ?? 0) + 1
  const last = (items.at(-1)?.index ?? 0) + 1
  const range = first === last ? `Item ${first}` : `Items ${first}–${last}`
  return `${range} of ${answer.items.length}`
}

/** Buttons cut long questions, so these are written out above them. */
function longChoices(answer: Answer, { page }: AnswerPlace): Block[] {
  const choices = answer.choices.slice(0, maxChoices)
  if (page > 0 || choices.every((choice) => choice.length <= limits.buttonText)) return []
  const elements = choices.map((choice) => section(leaf(shorten(choice, 300))))
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }]
}

function choiceButtons(answer: Answer, { answerId, page }: AnswerPlace): Button[] {
  if (page > 0) return []
  return answer.choices
    .slice(0, maxChoices)
    .map((choice, index) =>
      button(`${actionIds.choose}-${index}`, choice, writeButtonValue({ answerId, index }), `Ask: ${choice}`),
    )
}

function answerButtons(answer: Answer, { answerId, page, surface }: AnswerPlace, pages: number): Button[] {
  const next = page + 1
  return [
    ...(next < pages
      ? [button(actionIds.more, 'More', writeButtonValue({ answerId, index: next }), 'Show more items')]
      : []),
    ...(surface === 'ephemeral' && answer.items.length > 0
      ? [
          button(
            actionIds.share,
            'Share in channel',
            writeButtonValue({ answerId, index: page }),
            'Share this answer in the channel',
          ),
        ]
      : []),
  ]
}

function buttonRow(elements: Button[]): Block[] {
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}
