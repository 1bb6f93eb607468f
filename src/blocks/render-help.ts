import { actionIds, writeButtonValue } from './actions.ts'
import type { Block, RenderedMessage } from './block.ts'
import { escapeText } from './escape.ts'
import { limits, maxChoices } from './limits.ts'
import { shorten } from './shorten.ts'
import { button, context, leaf, section } from './text-objects.ts'

/** A sub-command and a question that it answers: `{command: 'who', question: 'What did Kuleba say?'}`. */
export interface Example {
  readonly command: string
  readonly question: string
}

const opening = 'Talks answers who said what, where talks were held and what stalled them, each item cited.'

const ways = [
  'Mention me in a channel or thread and I answer in the thread, where all can see it.',
  'In a thread, mention me again for a follow-up: “and Kuleba?”, “next day?”, “source?”.',
  'Type /talks and I answer you alone; “Share in channel” shows it to the others.',
  'Write to me directly, and I answer there.',
]

/** Help teaches by examples that work; each has a button that asks it. */
export function renderHelp(examples: readonly Example[], answerId: string): RenderedMessage {
  return {
    text: escapeText(
      [opening, ...examples.map(commandLine), ...ways].map((line) => shorten(line, 300)).join('\n'),
    ).slice(0, limits.messageText),
    blocks: helpBlocks(examples, answerId),
  }
}

export function helpBlocks(examples: readonly Example[], answerId: string): Block[] {
  const shown = examples.slice(0, maxChoices)
  return [
    { type: 'rich_text', elements: [section(leaf(opening, { bold: true }))] },
    ...(shown.length === 0 ? [] : exampleBlocks(shown, answerId)),
    { type: 'divider' },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_list', style: 'bullet', elements: ways.map((way) => section(leaf(way))) },
      ],
    },
    context('I read a thread only when you ask me in it, and keep nothing of what others write there.'),
  ]
}

function exampleBlocks(examples: readonly Example[], answerId: string): Block[] {
  return [
    {
      type: 'rich_text',
      elements: [
        section(leaf('Type one of these, or press its button. Plain questions work too.')),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: examples.map(({ command, question }) =>
            section(leaf(`/talks ${command}`, { code: true }), leaf(` ${shorten(question, 200)}`)),
          ),
        },
      ],
    },
    {
      type: 'actions',
      elements: examples.map(({ question }, index) =>
        button(
          `${actionIds.choose}-${index}`,
          question,
          writeButtonValue({ answerId, index }),
          `Ask: ${question}`,
        ),
      ),
    },
  ]
}

/** What can be typed as it stands: a sub-command with words, or with a whole question. */
function commandLine({ command, question }: Example): string {
  return shorten(`/talks ${command} ${question}`, 300)
}
