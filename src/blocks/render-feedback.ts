import { actionIds } from './actions.ts'
import type { Block, Option, RenderedMessage, RenderedModal } from './block.ts'
import { escapeText } from './escape.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { button, context, leaf, plainText, section, sectionWith } from './text-objects.ts'

/** The form's name and those of its fields: block id and action id are the same. */
export const feedbackForm = {
  callbackId: 'feedback-note',
  kind: 'feedback-kind',
  note: 'feedback-words',
} as const

/** An editor reads this much of a note; more is a letter. */
export const longestNote = 2_000

/** One entry as editors see it. */
export interface OpenFeedback {
  readonly id: string
  readonly kind: 'wrong' | 'missing'
  readonly question: string
  readonly note: string
  /** A user id. */
  readonly givenBy: string
  /** In words, with its zone. */
  readonly givenAt: string
  readonly recordVersion: string
  /** "4 entries, first: …", as the record has them now. */
  readonly answered: string
}

export interface FeedbackList {
  readonly entries: readonly OpenFeedback[]
  readonly counts: { readonly open: number; readonly settled: number; readonly helpful: number }
}

/** Asks what was wrong or missing. Pure. */
export function renderFeedbackForm(answerId: string, question: string): RenderedModal {
  const [wrong, missing] = [option('Something is wrong', 'wrong'), option('Something is missing', 'missing')]
  return {
    type: 'modal',
    callback_id: feedbackForm.callbackId,
    private_metadata: answerId,
    title: plainText('Wrong or missing', limits.viewTitle),
    submit: plainText('Send', limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      { type: 'rich_text', elements: [section(leaf('Your question: '), leaf(shorten(question, 600)))] },
      {
        type: 'input',
        block_id: feedbackForm.kind,
        label: plainText('What is it?'),
        element: {
          type: 'radio_buttons',
          action_id: feedbackForm.kind,
          options: [wrong, missing],
          initial_option: wrong,
        },
        optional: false,
      },
      {
        type: 'input',
        block_id: feedbackForm.note,
        label: plainText('A note for the editors'),
        element: {
          type: 'plain_text_input',
          action_id: feedbackForm.note,
          multiline: true,
          max_length: longestNote,
          placeholder: plainText('What should it say, and where does it stand?', limits.placeholder),
        },
        optional: true,
      },
      context('The editors see the question, this note and your name. Nothing else that you wrote is kept.'),
    ],
  }
}

/** What stands in a form's window while and after it was saved. */
export function renderWindowNote(title: string, text: string): RenderedModal {
  return {
    type: 'modal',
    title: plainText(title, limits.viewTitle),
    close: plainText('Close', limits.viewTitle),
    blocks: [{ type: 'rich_text', elements: [section(leaf(text))] }],
  }
}

/** What is open, for editors. Nothing that anybody wrote stands in markup. Pure. */
export function renderFeedbackList({ entries, counts }: FeedbackList): RenderedMessage {
  const left = counts.open - entries.length
  const headline = countLine(counts)
  const more = left > 0 ? `${left} more ${left === 1 ? 'follows' : 'follow'} once these are settled.` : ''
  const blocks: Block[] = [
    { type: 'rich_text', elements: [section(leaf(headline, { bold: true }))] },
    ...entries.flatMap(entryBlocks),
    ...(more === '' ? [] : [context(more)]),
  ]
  const lines = entries.map(
    ({ kind, question, note }) =>
      `• ${kindNames[kind]}: ${shorten(question, 150)}${note === '' ? '' : ` – ${shorten(note, 150)}`}`,
  )
  const text = [headline, ...lines, more].filter((line) => line !== '').join('\n')
  return { text: escapeText(text).slice(0, limits.messageText), blocks }
}

const kindNames = { wrong: 'Wrong', missing: 'Missing' } as const

function countLine({ open, settled, helpful }: FeedbackList['counts']): string {
  const opening = open === 0 ? 'No open feedback' : `${open} open`
  return `${opening}; ${settled} settled, ${helpful} found helpful.`
}

function entryBlocks(entry: OpenFeedback): Block[] {
  const { id, kind, question, note, givenBy, givenAt, recordVersion, answered } = entry
  return [
    { type: 'divider' },
    {
      type: 'rich_text',
      elements: [
        section(leaf(`${kindNames[kind]}: `, { bold: true }), leaf(shorten(question, 400))),
        ...(note.trim() === ''
          ? []
          : [{ type: 'rich_text_quote' as const, elements: [leaf(shorten(note, 600))] }]),
        section(leaf('From '), { type: 'user', user_id: givenBy }, leaf(`, ${givenAt}`)),
      ],
    },
    sectionWith(
      `Answered with ${shorten(answered, 340)} (record ${shorten(recordVersion, 40)})`,
      button(actionIds.settleFeedback, 'Settled', id, `Settled: ${question}`),
    ),
  ]
}

function option(text: string, value: string): Option {
  return { text: plainText(text, limits.buttonText), value }
}
