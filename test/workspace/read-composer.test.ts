import { describe, expect, it } from 'vitest'
import { composerBlocks, readCommand, readComposer } from '../../src/workspace/people/read-composer.ts'
import { defaultCast } from '../../src/workspace/store/cast.ts'

describe('what people type', () => {
  it.each([
    ['a name', '@talks hello', '<@U0TALKS> hello'],
    ['a name in capitals', 'hey @Talks, hello', 'hey <@U0TALKS>, hello'],
    ['a name in brackets', '(@max)', '(<@U0MAX>)'],
    ['a channel', 'see #ukraine-desk', 'see <#C0UKRAINE|ukraine-desk>'],
    ['everybody', '@channel and @here', '<!channel> and <!here>'],
    ['an address', 'https://example.org/?a=1&b=2.', '<https://example.org/?a=1&amp;b=2>.'],
    ['nobody', '@nobody #nope talks@talks.org', '@nobody #nope talks@talks.org'],
    ['marks typed by hand', '<!channel> <@U0MAX> &amp;', '&lt;!channel&gt; &lt;@U0MAX&gt; &amp;amp;'],
    ['HTML', '<img src=x>', '&lt;img src=x&gt;'],
  ])('becomes Slack’s text: %s', (_, typed, text) => {
    expect(readComposer(typed, defaultCast)).toBe(text)
  })

  it('comes with a rich_text block that says the same', () => {
    const text = readComposer('@max & <b> in #newsroom: @here https://example.org/?a&b', defaultCast)
    expect(composerBlocks(text, 'b1')).toEqual([
      {
        type: 'rich_text',
        block_id: 'b1',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'U0MAX' },
              { type: 'text', text: ' & <b> in ' },
              { type: 'channel', channel_id: 'C0NEWSROOM' },
              { type: 'text', text: ': ' },
              { type: 'broadcast', range: 'here' },
              { type: 'text', text: ' ' },
              { type: 'link', url: 'https://example.org/?a&b' },
            ],
          },
        ],
      },
    ])
  })

  it.each([
    ['/talks help', { command: '/talks', text: 'help' }],
    ['/TALKS', { command: '/talks', text: '' }],
    ['/talks where\nwas it?', { command: '/talks', text: 'where\nwas it?' }],
    [' /talks help', undefined],
    ['/', undefined],
    ['// a remark', undefined],
    ['/ help', undefined],
    ['and /talks help', undefined],
  ])('is a command only with a slash and a name at its beginning: %j', (typed, command) => {
    expect(readCommand(typed)).toEqual(command)
  })
})
