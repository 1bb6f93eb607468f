import { expect, it } from 'vitest'
import { renderHelp } from '../../src/blocks/render-help.ts'
import { renderHome } from '../../src/blocks/render-home.ts'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { validateBlocks } from '../../src/workspace/limits/validate-blocks.ts'
import { facts } from '../support/fake-talks.ts'
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

it('works without examples', () => {
  expect(validateBlocks(renderHelp([], 'id').blocks, 'message')).toEqual([])
})

it('makes a Home tab that Slack takes', () => {
  const coverage = {
    status: 'answered',
    reading: '',
    headline: 'Six speeches.',
    choices: [],
    items: facts,
    notes: [],
  } as const
  const home = renderHome(coverage, examples, 'id', 'abc123')
  expect(readView(home, ['home'], () => 'id')).toMatchObject({ kind: 'view' })
  expect(shownText(home.blocks)).toContain('Six speeches.')
})
