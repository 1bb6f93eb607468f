import { expect, it } from 'vitest'
import { renderHelp, renderSubCommand } from '../../src/blocks/render-help.ts'
import { validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { shownText } from '../support/shown-text.ts'

const examples = Array.from({ length: 14 }, (_, index) => ({
  command: 'who',
  question: `What did <@U0OLENA> say ${index} ${'very '.repeat(40)}long ago?`,
}))

it('is a message that Slack takes, with what to type', () => {
  const { text, blocks } = renderHelp(examples, 'id')
  expect(validateBlocks(blocks, 'message')).toEqual([])
  expect(text).toContain('/talks who What did &lt;@U0OLENA&gt; say 0')
  expect(text.length).toBeLessThanOrEqual(4_000)
})

it('lists each example once', () => {
  const short = [
    { command: 'who', question: 'Kennedy in Berlin' },
    { command: 'where', question: 'Armstrong' },
  ]
  const { text, blocks } = renderHelp(short, 'id')
  for (const { question } of short) {
    expect(text.split(question)).toHaveLength(2)
    expect(shownText(blocks).split(question)).toHaveLength(2)
  }
  expect(shownText(blocks)).toContain('finds who said what')
})

it('explains one sub-command, with the button of its own example', () => {
  const all = [
    ...examples.slice(0, 3),
    { command: 'where', question: `Where <!here> ${'very '.repeat(40)}?` },
  ]
  const { text, blocks } = renderSubCommand('where', all, 'id')
  expect(validateBlocks(blocks, 'message')).toEqual([])
  expect(text).toMatch(
    /^\/talks where finds where and when[^\n]*\nExample: \/talks where Where &lt;!here&gt;/,
  )
  expect(JSON.stringify(blocks)).toContain('"value":"id:3"')
  expect(renderSubCommand('where', [], 'id').blocks).toHaveLength(1)
})

it('works without examples', () => {
  expect(validateBlocks(renderHelp([], 'id').blocks, 'message')).toEqual([])
})
