import type { Answer } from '../answer/answer.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import { answerPage, isNarrowed, noFilters, type PageWanted, writeFilters } from './answer-filters.ts'
import { answerText } from './answer-text.ts'
import type { Block, Button, RenderedMessage } from './block.ts'
import { feedbackRow } from './feedback-row.ts'
import { type BodyLimits, fitBudget, textLength } from './fit-budget.ts'
import { itemNotes } from './item-notes.ts'
import { limits, maxChoices } from './limits.ts'
import { pictureButton } from './picture-button.ts'
import { filterLine, filterRow, offersFilters } from './render-filters.ts'
import { renderItem } from './render-item.ts'
import { shorten } from './shorten.ts'
import type { ItemPage, PageStart } from './split-pages.ts'
import { button, context, leaf, section } from './text-objects.ts'

export interface AnswerPlace extends PageWanted {
  /** The opaque id under which the answer is stored. */
  readonly answerId: string
  /**
   * `ephemeral` is seen by its asker alone and can be shared; `shared` is seen by one person of what stands in the
   * channel. In both the pages are turned in place. `open` is seen by everybody.
   */
  readonly surface: 'ephemeral' | 'shared' | 'open'
  /** See `FilterState`. */
  readonly revision?: string
}

/** An answer as a message: one page of its items, with the buttons that its surface allows. Pure. */
export function renderAnswer(answer: Answer, place: AnswerPlace): RenderedMessage {
  const { shown, narrowed } = answerPage(answer.items, place)
  const { answerId, surface, filters = noFilters, revision = '0' } = place
  const line = filterLine(answer.items, filters, narrowed)
  const offers = offersFilters(answer, filters) && (shown.number === 0 || surface !== 'open')
  const row = offers ? filterRow(answer.items, { answerId, filters, revision }) : []
  const blocks = fitBudget(
    (body) => answerBlocks(answer, place, { shown, line, row, body }),
    (each) => textLength(each) <= limits.blockText && each.length <= limits.messageBlocks,
  )
  const choices = shown.number > 0 ? [] : answer.choices
  return { text: answerText({ ...answer, choices }, shown.items, line), blocks }
}

interface PageParts {
  readonly shown: ItemPage
  /** What is hidden, see `filterLine`. */
  readonly line: string
  /** The menus and switches, where the answer is long. */
  readonly row: readonly Block[]
  readonly body: BodyLimits
}

function answerBlocks(answer: Answer, place: AnswerPlace, { shown, line, row, body }: PageParts): Block[] {
  const { answerId, surface } = place
  const beside = itemNotes(shown.items, body)
  const notes = answer.notes.filter((note) => note.trim() !== '').join('\n')
  const isFirst = shown.number === 0
  // A page that takes another's place must say what it answers; one below it need not.
  const isOpened = isFirst || surface !== 'open'
  return [
    ...(isOpened ? opening(answer, line) : []),
    ...(isOpened || line === '' ? [] : [context(line)]),
    ...shown.items.flatMap((placed, index) => [
      ...(index === 0 && !isOpened ? [] : [{ type: 'divider' } as const]),
      ...renderItem(placed, beside[index]!, answerId, body),
    ]),
    ...(notes !== '' && isFirst ? [context(shorten(notes, body.notes * 1.5))] : []),
    ...(shown.previous || shown.next ? [context(countLine(shown))] : []),
    ...row,
    ...(isFirst ? longChoices(answer) : []),
    ...buttonRow(isFirst ? choiceButtons(answer, place) : []),
    ...buttonRow([...answerButtons(place, shown), ...(isFirst ? pictureButton(answer, answerId) : [])]),
    ...(answer.status === 'unclear' ? [] : [feedbackRow(answerId)]),
  ]
}

/** A narrowed answer is headed by what it shows: its own headline may tell what is hidden now. */
function opening(answer: Answer, line: string): Block[] {
  const headline = shorten(line === '' ? answer.headline : line, 600)
  const reading = answer.reading.trim()
  return [
    { type: 'rich_text', elements: [section(leaf(headline, { bold: true }))] },
    ...(reading === '' ? [] : [context(`Understood as: ${shorten(reading, 300)}`)]),
  ]
}

/** "Items 5–8 of 12". */
function countLine({ items, before, total }: ItemPage): string {
  const first = before + 1
  const last = before + items.length
  const range = first === last ? `Item ${first}` : `Items ${first}–${last}`
  return `${range} of ${total}`
}

/** Buttons cut long questions, so these are written out above them. */
function longChoices(answer: Answer): Block[] {
  const choices = answer.choices.slice(0, maxChoices)
  if (choices.every((choice) => choice.length <= limits.buttonText)) return []
  const elements = choices.map((choice) => section(leaf(shorten(choice, 300))))
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }]
}

function choiceButtons(answer: Answer, { answerId }: AnswerPlace): Button[] {
  return answer.choices
    .slice(0, maxChoices)
    .map((choice, index) =>
      button(`${actionIds.choose}-${index}`, choice, writeButtonValue({ answerId, index }), `Ask: ${choice}`),
    )
}

function answerButtons(
  { answerId, surface, filters = noFilters }: AnswerPlace,
  { items, number, previous, next }: ItemPage,
): Button[] {
  const code = writeFilters(filters)
  const to = ({ number: index, first }: PageStart) =>
    writeButtonValue({ answerId, index, first, filters: code })
  const here = items[0] ? { number, first: items[0].index } : null
  return [
    ...(previous && surface !== 'open'
      ? [button(actionIds.previous, 'Previous', to(previous), 'Show the items before')]
      : []),
    ...(next ? [button(actionIds.more, 'More', to(next), 'Show more items')] : []),
    ...(isNarrowed(filters)
      ? [button(actionIds.clearFilters, 'Clear filters', writeButtonValue({ answerId, index: 0 }))]
      : []),
    ...(surface === 'ephemeral' && here
      ? [button(actionIds.share, 'Share in channel', to(here), 'Share this answer in the channel')]
      : []),
  ]
}

function buttonRow(elements: Button[]): Block[] {
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}
