import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import {
  actions,
  button,
  cell,
  choose,
  confirm,
  contextActions,
  feedback,
  groups,
  image,
  input,
  long,
  many,
  mrkdwn,
  options,
  plain,
  section,
  select,
  table,
  textInput,
  thumb,
  url,
  video,
} from './block-samples.ts'

/** Each limit: how many are allowed, a list of blocks with so many, and where Slack points at one too many. */
const limits: readonly (readonly [string, number, (count: number) => unknown[], string])[] = [
  ['blocks in a message', 50, (n) => many(n, () => ({ type: 'divider' })), '/blocks'],
  ['section text', 3_000, (n) => [section({ text: mrkdwn(long(n)) })], '/blocks/0/text/text'],
  ['fields', 10, (n) => [section({ fields: many(n, () => mrkdwn()) })], '/blocks/0/fields'],
  ['a field', 2_000, (n) => [section({ fields: [plain(long(n))] })], '/blocks/0/fields/0/text'],
  ['a header', 150, (n) => [{ type: 'header', text: plain(long(n)) }], '/blocks/0/text/text'],
  ['a block_id', 255, (n) => [{ type: 'divider', block_id: long(n) }], '/blocks/0/block_id'],
  [
    'context elements',
    10,
    (n) => [{ type: 'context', elements: many(n, () => plain()) }],
    '/blocks/0/elements',
  ],
  ['actions', 25, (n) => [actions(...many(n, (i) => button({ action_id: `${i}` })))], '/blocks/0/elements'],
  ['an action_id', 255, (n) => [actions(button({ action_id: long(n) }))], '/elements/0/action_id'],
  ['a button’s text', 75, (n) => [actions(button({ text: plain(long(n)) }))], '/elements/0/text/text'],
  ['a button’s value', 2_000, (n) => [actions(button({ value: long(n) }))], '/elements/0/value'],
  ['a button’s address', 3_000, (n) => [actions(button({ url: url(n) }))], '/elements/0/url'],
  [
    'an accessibility label',
    75,
    (n) => [actions(button({ accessibility_label: long(n) }))],
    '/accessibility_label',
  ],
  ['a confirmation’s title', 100, (n) => [confirm({ title: plain(long(n)) })], '/confirm/title/text'],
  ['a confirmation’s text', 300, (n) => [confirm({ text: mrkdwn(long(n)) })], '/confirm/text/text'],
  ['a confirmation’s yes', 30, (n) => [confirm({ confirm: plain(long(n)) })], '/confirm/confirm/text'],
  ['a confirmation’s no', 30, (n) => [confirm({ deny: plain(long(n)) })], '/confirm/deny/text'],
  ['options', 100, (n) => [actions(select({ options: options(n) }))], '/elements/0/options'],
  ['option groups', 100, (n) => [actions(select({ option_groups: groups(n) }))], '/elements/0/option_groups'],
  ['options of a group', 100, (n) => [actions(select({ option_groups: groups(1, n) }))], '/0/options'],
  [
    'a group’s label',
    75,
    (n) => [actions(select({ option_groups: groups(1, 1, long(n)) }))],
    '/0/label/text',
  ],
  ['an option’s text', 75, (n) => [choose({ text: plain(long(n)) })], '/options/0/text/text'],
  ['an option’s value', 150, (n) => [choose({ value: long(n) })], '/options/0/value'],
  ['an option’s description', 75, (n) => [choose({ description: plain(long(n)) })], '/0/description/text'],
  ['a placeholder', 150, (n) => [choose({}, { placeholder: plain(long(n)) })], '/placeholder/text'],
  ['overflow options', 5, (n) => [actions({ type: 'overflow', options: options(n) })], '/elements/0/options'],
  ['checkboxes', 10, (n) => [actions({ type: 'checkboxes', options: options(n) })], '/elements/0/options'],
  [
    'radio buttons',
    10,
    (n) => [actions({ type: 'radio_buttons', options: options(n) })],
    '/elements/0/options',
  ],
  ['alt text', 2_000, (n) => [image({ alt_text: long(n) })], '/blocks/0/alt_text'],
  ['an image’s title', 2_000, (n) => [image({ title: plain(long(n)) })], '/blocks/0/title/text'],
  ['an image’s address', 3_000, (n) => [image({ image_url: url(n) })], '/blocks/0/image_url'],
  ['an input’s label', 2_000, (n) => [input(textInput(), { label: plain(long(n)) })], '/blocks/0/label/text'],
  ['an input’s hint', 2_000, (n) => [input(textInput(), { hint: plain(long(n)) })], '/blocks/0/hint/text'],
  ['an input’s first text', 3_000, (n) => [input(textInput({ initial_value: long(n) }))], '/initial_value'],
  ['the longest input', 3_000, (n) => [input(textInput({ max_length: n }))], '/element/max_length'],
  ['Markdown', 12_000, (n) => [{ type: 'markdown', text: long(n) }], '/blocks/0/text'],
  ['rows of a table', 100, (n) => [table(many(n, () => [cell]))], '/blocks/0/rows'],
  ['cells of a row', 20, (n) => [table([many(n, () => cell)])], '/blocks/0/rows/0'],
  [
    'context actions',
    5,
    (n) => [contextActions(...many(n, (i) => feedback({ action_id: `${i}` })))],
    '/elements',
  ],
  [
    'feedback text',
    75,
    (n) => [contextActions(feedback({ positive_button: thumb({ text: plain(long(n)) }) }))],
    '/text',
  ],
  [
    'feedback value',
    2_000,
    (n) => [contextActions(feedback({ negative_button: thumb({ value: long(n) }) }))],
    '/value',
  ],
  ['a video’s title', 199, (n) => [video({ title: plain(long(n)) })], '/blocks/0/title/text'],
  ['a video’s author', 49, (n) => [video({ author_name: long(n) })], '/blocks/0/author_name'],
]

describe('the limits of blocks', () => {
  it.each(limits)('allow %s up to %i, and point at one more', (_name, max, make, pointer) => {
    expect(validateBlocks(make(max), 'message')).toEqual([])
    const problems = validateBlocks(make(max + 1), 'message')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^\[ERROR\] (must be|no more than)/)
    expect(problems[0]).toContain(`${pointer}]`)
  })

  it('hold on both sides of the boundary, wherever one looks', () => {
    const beyond = fc.integer({ min: 1, max: 300 })
    const share = fc.double({ min: 0.5, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...limits), share, beyond, ([, max, make], part, distance) => {
        expect(validateBlocks(make(Math.ceil(max * part)), 'message')).toEqual([])
        expect(validateBlocks(make(max + distance), 'message')).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('give an answer to whatever is sent', () => {
    const types = [
      'section',
      'actions',
      'input',
      'rich_text',
      'table',
      'image',
      'card',
      'plan',
      'constructor',
    ]
    const block = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom(...types),
        elements: fc.anything(),
        text: fc.anything(),
        rows: fc.anything(),
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.array(block), fc.anything()), (blocks) => {
        for (const problem of validateBlocks(blocks, 'message'))
          expect(problem).toMatch(/^\[ERROR\] .+\[json-pointer:\//)
      }),
    )
  })
})
