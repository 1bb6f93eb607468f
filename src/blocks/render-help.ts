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
  'Write to me directly, and I answer there. A draft with quotations is checked against the record.',
  '“Check quotations” in a message’s menu, or /talks quote “…”, does the same for one message or one quotation.',
  '/talks digest sets this channel’s daily digest, /talks settings how I answer here.',
]

/** What each sub-command is for. */
const purposes: Readonly<Record<string, string>> = {
  who: 'finds who said what: a name, a topic, a day or some words of a quotation.',
  where: 'finds where and when talks were held: a round, a place, a day or who took part.',
  stalled: 'finds what stalled or blocked talks: a series of talks, a place or a topic.',
  timeline: 'lists what happened in order of date: a day, a span of days or a month.',
  positions: 'finds what a side wants, offers or refuses: a side, a person or a topic.',
  sources: 'lists the documents that the record covers.',
  changed: 'lines up what somebody said over time: a name, and a topic if you like.',
  met: 'finds who sat across from whom, where and when: a name or a place.',
}

/** Help teaches by examples that work; each has a button that asks it. */
export function renderHelp(examples: readonly Example[], answerId: string): RenderedMessage {
  return {
    text: escapeText(
      [opening, ...examples.map(commandLine), ...ways].map((line) => shorten(line, 300)).join('\n'),
    ).slice(0, limits.messageText),
    blocks: helpBlocks(examples, answerId),
  }
}

/** One sub-command, typed without words: what it is for, and its example. The button's index is that among all. */
export function renderSubCommand(
  command: string,
  examples: readonly Example[],
  answerId: string,
): RenderedMessage {
  const index = examples.findIndex((example) => example.command === command)
  const example = examples[index]
  const purpose = purposes[command] ?? 'takes words after it.'
  const lines = [`/talks ${command} ${purpose}`, ...(example ? [`Example: ${commandLine(example)}`] : [])]
  return {
    text: escapeText(lines.join('\n')),
    blocks: [
      {
        type: 'rich_text',
        elements: [
          section(leaf(`/talks ${command}`, { code: true }), leaf(` ${purpose}`)),
          ...(example ? [section(leaf('Example: '), leaf(commandLine(example), { code: true }))] : []),
        ],
      },
      ...(example ? [exampleButtons([example], answerId, index)] : []),
    ],
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

/** The sub-commands with what they are for. The examples stand on the buttons, and here only what a button cuts. */
function exampleBlocks(examples: readonly Example[], answerId: string): Block[] {
  return [
    {
      type: 'rich_text',
      elements: [
        section(
          leaf('Type one of these with words after it, or press an example. Plain questions work too.'),
        ),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: examples.map(({ command, question }) => {
            const purpose = purposes[command] ?? ''
            const told =
              question.length > limits.buttonText ? `${purpose} ${shorten(question, 200)}` : purpose
            return section(leaf(`/talks ${command}`, { code: true }), leaf(` ${told}`))
          }),
        },
      ],
    },
    exampleButtons(examples, answerId, 0),
  ]
}

/** `first` is the first one's index among all examples, by which they are stored. */
function exampleButtons(examples: readonly Example[], answerId: string, first: number): Block {
  return {
    type: 'actions',
    elements: examples.map(({ question }, offset) =>
      button(
        `${actionIds.choose}-${first + offset}`,
        question,
        writeButtonValue({ answerId, index: first + offset }),
        `Ask: ${question}`,
      ),
    ),
  }
}

/** What can be typed as it stands: a sub-command with words, or with a whole question. */
function commandLine({ command, question }: Example): string {
  return shorten(`/talks ${command} ${question}`, 300)
}
