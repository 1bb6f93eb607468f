import { type Block, isBlock } from '../store/block.ts'
import { agentBlocks } from './agent-blocks.ts'
import { classicBlocks } from './blocks.ts'
import { byType, list } from './check.ts'
import { limits } from './limits.ts'
import { createProblems, type Problems } from './problems.ts'

/** Where blocks are going: some stand in messages only, and views hold more of them. */
export type Surface = 'message' | 'modal' | 'home'

const anyBlock = byType({ ...classicBlocks, ...agentBlocks })
const messageOnly = ['markdown', 'table', 'data_table', 'context_actions', 'plan', 'task_card']

/**
 * Checks blocks against Slack's limits and shapes.
 *
 * @param blocks what the app sent, still unknown
 * @param at the JSON pointer of the list, `/blocks` or `/view/blocks`
 * @returns Slack's error lines, none when the blocks are fine
 */
export function validateBlocks(blocks: unknown, surface: Surface, at = '/blocks'): readonly string[] {
  const problems = createProblems()
  const max = surface === 'message' ? limits.messageBlocks : limits.viewBlocks
  list(anyBlock, { max, min: 0 })(problems, blocks, at)
  if (!Array.isArray(blocks)) return problems.list
  checkPlaces(problems, blocks, surface, at)
  checkBlockIds(problems, blocks, at)
  checkTogether(problems, blocks, at)
  return problems.list
}

function checkPlaces(problems: Problems, blocks: readonly unknown[], surface: Surface, at: string) {
  for (const [index, block] of blocks.entries()) {
    if (!isBlock(block)) continue
    if (surface !== 'message' && messageOnly.includes(block.type)) {
      problems.add(`unsupported type: ${block.type}`, `${at}/${index}/type`)
    }
    if (surface !== 'modal' && isBlock(block.element) && block.element.type === 'file_input') {
      problems.add('unsupported type: file_input', `${at}/${index}/element/type`)
    }
  }
}

function checkBlockIds(problems: Problems, blocks: readonly unknown[], at: string) {
  const ids = blocks.map((block) => (isBlock(block) ? block.block_id : undefined))
  ids.forEach((id, index) => {
    if (id !== undefined && ids.indexOf(id) !== index) {
      problems.add(`\`block_id\` "${id}" already exists`, `${at}/${index}/block_id`)
    }
  })
}

/** What holds for all of a payload's blocks together: one table, and so many characters of markdown. */
function checkTogether(problems: Problems, blocks: readonly unknown[], at: string) {
  const known = blocks.filter(isBlock)
  if (known.filter((block) => block.type === 'table').length > 1) problems.add('only_one_table_allowed', at)
  const markdown = known.filter((block) => block.type === 'markdown')
  const length = markdown.reduce((sum, block) => sum + String(block.text).length, 0)
  if (markdown.length > 1 && length > limits.markdownText) {
    problems.add(`must be less than ${limits.markdownText + 1} characters of markdown in all`, at)
  }
}

/** All text of these blocks together, in characters: what Slack's per-message budget counts. */
export function blockTextLength(blocks: readonly Block[]): number {
  return countText(blocks)
}

function countText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countText(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : countText(each)),
    0,
  )
}
