import { describe, expect, it } from 'vitest'
import { type Surface, validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import {
  actions,
  button,
  cell,
  choose,
  contextActions,
  feedback,
  groups,
  image,
  input,
  long,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  run,
  section,
  select,
  table,
  textInput,
  thumb,
  video,
} from './block-samples.ts'

describe('the shapes of blocks', () => {
  it.each<readonly [string, unknown, string]>([
    [
      'a section of nothing',
      { type: 'section' },
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a field nobody knows',
      section({ colour: 'red' }),
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'emoji in mrkdwn',
      section({ text: { ...mrkdwn(), emoji: true } }),
      'invalid additional property: emoji',
    ],
    [
      'an empty text',
      section({ text: mrkdwn('') }),
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a number for a text', section({ text: mrkdwn(7) }), 'must provide a string'],
    [
      'a header in mrkdwn',
      { type: 'header', text: mrkdwn() },
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    ['an unknown block', { type: 'hologram' }, 'unsupported type: hologram [json-pointer:/blocks/0/type]'],
    [
      'a file block, which only Slack makes',
      { type: 'file', source: 'remote', external_id: 'x' },
      'unsupported type: file',
    ],
    ['no type', { text: plain() }, 'missing required field: type [json-pointer:/blocks/0]'],
    ['a button in a context', { type: 'context', elements: [button()] }, 'unsupported type: button'],
    ['an input in actions', actions(textInput()), 'unsupported type: plain_text_input'],
    [
      'a date and time beside a text',
      section({ accessory: { type: 'datetimepicker' } }),
      'unsupported type: datetimepicker',
    ],
    [
      'a bold style of button',
      actions(button({ style: 'bold' })),
      'must be a valid enum value: primary, danger',
    ],
    ['a script for an address', actions(button({ url: 'javascript:alert(1)' })), 'invalid url'],
    ['two buttons of one id', actions(button(), button()), '`action_id` "a" already exists'],
    [
      'an image from nowhere',
      { type: 'image', alt_text: 'x' },
      'must define either `image_url` or `slack_file`',
    ],
    [
      'an image from two places',
      image({ slack_file: { id: 'F1' } }),
      'must define either `image_url` or `slack_file`',
    ],
    ['a menu of nothing', actions(select({})), 'must define either `options` or `option_groups`'],
    [
      'a menu with both',
      actions(select({ options: options(1), option_groups: groups(1) })),
      'must define either',
    ],
    [
      'a first choice that is none',
      actions(select({ options: options(2), initial_option: option({ value: '9' }) })),
      'must match one of the options',
    ],
    ['mrkdwn in a menu', choose({ text: mrkdwn() }), 'unsupported type: mrkdwn'],
    ['an address in a menu', choose({ url: 'https://example.org' }), 'invalid additional property: url'],
    [
      'an impossible time',
      actions({ type: 'timepicker', initial_time: '24:00' }),
      'must be a time in the form HH:mm',
    ],
    [
      'an impossible date',
      actions({ type: 'datepicker', initial_date: '2026-13-01' }),
      'must be a date in the form YYYY-MM-DD',
    ],
    [
      'a minimum above the maximum',
      input(textInput({ min_length: 9, max_length: 3 })),
      'min_length must not be greater',
    ],
    [
      'a number input that does not say which',
      input({ type: 'number_input' }),
      'missing required field: is_decimal_allowed',
    ],
    ['an input without a label', { type: 'input', element: textInput() }, 'missing required field: label'],
    [
      'an empty run of rich text',
      richText(run({ type: 'text', text: '' })),
      'must be more than 0 characters',
    ],
    [
      'a mention in preformatted text',
      richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      'unsupported type: user',
    ],
    [
      'a list without style',
      richText({ type: 'rich_text_list', elements: [run()] }),
      'missing required field: style',
    ],
    ['a cell that is none', table([['x']]), 'must provide an object [json-pointer:/blocks/0/rows/0/0]'],
    [
      'an icon nobody knows',
      contextActions({ type: 'icon_button', icon: 'skull', text: plain() }),
      'must be a valid enum value: trash',
    ],
    [
      'half a feedback',
      contextActions({ type: 'feedback_buttons', positive_button: thumb() }),
      'missing required field: negative_button',
    ],
    ['a card of nothing', { type: 'card' }, 'must define one of'],
    [
      'a task without status',
      { type: 'task_card', task_id: '1', title: 'x' },
      'missing required field: status',
    ],
    [
      'a ragged data table',
      { type: 'data_table', caption: 'x', rows: [[cell], [cell, cell]] },
      'all rows must have the same number of cells',
    ],
  ])('refuse %s', (_name, block, problem) => {
    expect(validateBlocks([block], 'message').join('\n')).toContain(problem)
  })

  it('take what Slack takes', () => {
    const styled = { type: 'text', text: 'bold', style: { bold: true } }
    const blocks = [
      section({ accessory: { type: 'overflow', options: [option({ url: 'https://example.org' })] } }),
      richText(
        run(
          styled,
          { type: 'link', url: 'https://example.org', text: 'link' },
          { type: 'emoji', name: 'eyes' },
        ),
        { type: 'rich_text_quote', elements: [styled], border: 1 },
        {
          type: 'rich_text_list',
          style: 'ordered',
          indent: 1,
          elements: [run({ type: 'broadcast', range: 'here' })],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }] },
      ),
      { type: 'context', elements: [mrkdwn(), image()] },
      actions({
        type: 'checkboxes',
        options: [option({ text: mrkdwn() })],
        initial_options: [option({ text: mrkdwn() })],
      }),
      input({ type: 'datetimepicker', initial_date_time: 1_774_000_000 }, { optional: true }),
      table([
        [cell, { type: 'raw_number', value: 7, text: '7' }],
        [cell, richText(run(styled))],
      ]),
      contextActions(feedback(), { type: 'icon_button', icon: 'trash', text: plain('Delete') }),
      {
        type: 'plan',
        title: 'x',
        tasks: [{ type: 'task_card', task_id: '1', title: 'x', status: 'pending' }],
      },
      { type: 'alert', text: mrkdwn(), level: 'warning' },
      { type: 'carousel', elements: [{ type: 'card', title: mrkdwn(), actions: [button()] }] },
      { type: 'container', title: plain(), child_blocks: [section(), { type: 'divider' }] },
      { type: 'data_table', caption: 'x', rows: [[cell], [richText(run(styled))]] },
      video(),
    ]
    expect(validateBlocks(blocks, 'message')).toEqual([])
  })

  it('let a block_id, a table and 12,000 characters of Markdown be there once', () => {
    const twice = validateBlocks([section({ block_id: 'a' }), section({ block_id: 'a' })], 'message')
    expect(twice).toEqual(['[ERROR] `block_id` "a" already exists [json-pointer:/blocks/1/block_id]'])
    expect(validateBlocks([table([[cell]]), table([[cell]])], 'message').join()).toContain(
      'only_one_table_allowed',
    )
    const markdown = (length: number) => ({ type: 'markdown', text: long(length) })
    expect(validateBlocks([markdown(6_000), markdown(6_000)], 'message')).toEqual([])
    expect(validateBlocks([markdown(6_000), markdown(6_001)], 'message')).toHaveLength(1)
  })

  it.each<readonly [string, object, Surface, boolean]>([
    ['Markdown', { type: 'markdown', text: 'x' }, 'modal', false],
    ['a table', table([[cell]]), 'home', false],
    ['feedback', contextActions(feedback()), 'modal', false],
    ['an input', input(textInput()), 'home', true],
    ['a file input', input({ type: 'file_input' }), 'modal', true],
    ['a file input', input({ type: 'file_input' }), 'message', false],
  ])('%s %o in a %s: %s', (_name, block, surface, expected) => {
    expect(validateBlocks([block], surface).length === 0).toBe(expected)
  })
})
