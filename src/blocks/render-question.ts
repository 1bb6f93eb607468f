import type { Answer } from '../answer/answer.ts'
import { actionIds } from './actions.ts'
import type { Block, InputBlock, RenderedModal } from './block.ts'
import { feedbackButton } from './feedback-row.ts'
import { limits } from './limits.ts'
import { type AnswerPlace, renderAnswer } from './render-answer.ts'
import { shorten } from './shorten.ts'
import { context, leaf, plainText, section } from './text-objects.ts'

/** The window's name, and that of its one field. Its block id differs with each answer, so that Slack empties it. */
export const questionForm = { callbackId: 'ask-talks', question: 'question' } as const

/** An empty question, and what can be asked. Pure. */
export function renderQuestionForm(examples: readonly string[]): RenderedModal {
  const shown = examples.slice(0, 3).map((example) => section(leaf(shorten(example, 300))))
  return window('Ask', 'Cancel', [
    questionInput('new', 'Your question'),
    ...(shown.length === 0
      ? []
      : [
          {
            type: 'rich_text' as const,
            elements: [
              section(leaf('For example:')),
              { type: 'rich_text_list' as const, style: 'bullet' as const, elements: shown },
            ],
          },
        ]),
    context('Only you see the answer.'),
  ])
}

/** While the answer is looked for. */
export function renderLooking(question: string): RenderedModal {
  const { submit: _, ...view } = window('Ask', 'Close', [
    asked(question),
    { type: 'rich_text', elements: [section(leaf('Looking in the record …'))] },
  ])
  return view
}

/** Instead of an answer; the next question can be asked below. */
export function renderUnanswered(question: string, text: string): RenderedModal {
  return window('Ask', 'Close', [
    ...(question === '' ? [] : [asked(question)]),
    { type: 'rich_text', elements: [section(leaf(text))] },
    questionInput('again', 'Your question'),
  ])
}

export interface AnswerInWindow extends Omit<AnswerPlace, 'surface'> {
  readonly question: string
}

/** A page of an answer in the window where it was asked, with a field for what comes next. Pure. */
export function renderAnswerInWindow(answer: Answer, { question, ...place }: AnswerInWindow): RenderedModal {
  const { answerId } = place
  const { blocks } = renderAnswer(answer, { ...place, surface: 'shared' })
  const view = window('Ask on', 'Close', [
    asked(question),
    ...blocks.flatMap(inWindow),
    { type: 'actions', elements: [feedbackButton(answerId)] },
    questionInput(answerId, 'A further question, such as “and Kuleba?” or “source?”'),
  ])
  return { ...view, private_metadata: answerId }
}

/** Of a message's own rows two make no sense in a window: Slack takes no thumbs there, and a picture needs a thread. */
function inWindow(block: Block): Block[] {
  if (block.type === 'context_actions') return []
  if (block.type !== 'actions') return [block]
  const elements = block.elements.filter(({ action_id }) => action_id !== actionIds.timelinePicture)
  return elements.length > 0 ? [{ ...block, elements }] : []
}

function asked(question: string): Block {
  return { type: 'rich_text', elements: [section(leaf(shorten(question, 600), { italic: true }))] }
}

function questionInput(name: string, label: string): InputBlock {
  return {
    type: 'input',
    block_id: `${questionForm.question}-${name}`,
    label: plainText(label),
    element: {
      type: 'plain_text_input',
      action_id: questionForm.question,
      multiline: true,
      max_length: limits.plainTextInput,
      placeholder: plainText('Who said what, where talks were held, what stalled them', limits.placeholder),
    },
    optional: false,
  }
}

function window(submit: string, close: string, blocks: Block[]): RenderedModal {
  return {
    type: 'modal',
    callback_id: questionForm.callbackId,
    title: plainText('Ask Talks', limits.viewTitle),
    submit: plainText(submit, limits.viewTitle),
    close: plainText(close, limits.viewTitle),
    blocks: blocks.slice(0, limits.viewBlocks),
  }
}
