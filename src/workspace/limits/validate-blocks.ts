import { type Block, isBlock } from '../store/block.ts'
import { allowedElements, checkElement, checkImage } from './check-element.ts'
import { checkRichText } from './check-rich-text.ts'
import { limits } from './limits.ts'
import { checkList, checkString, checkText, createProblems, type Problems } from './problems.ts'

/** Where blocks are going: inputs need a view with a submit button or a Home tab's dispatch, and views hold more. */
export type Surface = 'message' | 'modal' | 'home'

type BlockCheck = (problems: Problems, block: Block, pointer: string) => void

/** Every block Slack documents; those with nothing to check here are let through as they are. */
const blockChecks: Readonly<Record<string, BlockCheck>> = {
  header(problems, block, pointer) {
    checkText(problems, block.text, `${pointer}/text`, {
      max: limits.headerText,
      plain: true,
      required: true,
    })
  },
  section(problems, block, pointer) {
    if (block.text === undefined && block.fields === undefined)
      problems.add('text or fields required', pointer)
    checkText(problems, block.text, `${pointer}/text`, { max: limits.sectionText })
    if (block.fields !== undefined) {
      const fields = checkList(problems, block.fields, `${pointer}/fields`, { max: limits.sectionFields })
      for (const [index, field] of fields.entries()) {
        checkText(problems, field, `${pointer}/fields/${index}`, {
          max: limits.sectionField,
          required: true,
        })
      }
    }
    if (block.accessory !== undefined)
      checkElement(problems, block.accessory, `${pointer}/accessory`, 'section')
  },
  divider() {},
  image(problems, block, pointer) {
    checkImage(problems, block, pointer)
    checkText(problems, block.title, `${pointer}/title`, { max: limits.imageTitle, plain: true })
  },
  context(problems, block, pointer) {
    checkContext(problems, block, pointer)
  },
  context_actions(problems, block, pointer) {
    const list = checkList(problems, block.elements, `${pointer}/elements`, {
      max: limits.contextActionsElements,
    })
    for (const [index, each] of list.entries()) {
      checkElement(problems, each, `${pointer}/elements/${index}`, 'contextActions')
    }
  },
  actions(problems, block, pointer) {
    const list = checkList(problems, block.elements, `${pointer}/elements`, { max: limits.actionsElements })
    for (const [index, each] of list.entries()) {
      checkElement(problems, each, `${pointer}/elements/${index}`, 'actions')
    }
    checkUnique(problems, list, pointer)
  },
  input(problems, block, pointer) {
    checkText(problems, block.label, `${pointer}/label`, {
      max: limits.inputLabel,
      plain: true,
      required: true,
    })
    checkText(problems, block.hint, `${pointer}/hint`, { max: limits.inputHint, plain: true })
    checkElement(problems, block.element, `${pointer}/element`, 'input')
  },
  rich_text: checkRichText,
  markdown(problems, block, pointer) {
    checkString(problems, block.text, `${pointer}/text`, { max: limits.markdownText, required: true })
  },
  video() {},
  file() {},
  table() {},
}

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
  const list = checkList(problems, blocks, at, { max, min: 0 })
  const ids = new Set<string>()
  for (const [index, block] of list.entries()) checkBlock(problems, block, `${at}/${index}`, ids)
  return problems.list
}

function checkBlock(problems: Problems, block: unknown, pointer: string, ids: Set<string>) {
  if (!isBlock(block)) return problems.add('must be a block with a type', pointer)
  const check = Object.hasOwn(blockChecks, block.type) ? blockChecks[block.type] : undefined
  if (!check) return problems.add(`unsupported type: ${block.type}`, `${pointer}/type`)
  checkString(problems, block.block_id, `${pointer}/block_id`, { max: limits.blockId })
  if (block.block_id !== undefined && ids.has(block.block_id)) {
    problems.add(`\`block_id\` "${block.block_id}" already exists`, `${pointer}/block_id`)
  }
  if (block.block_id !== undefined) ids.add(block.block_id)
  check(problems, block, pointer)
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

function checkContext(problems: Problems, block: Block, pointer: string) {
  const list = checkList(problems, block.elements, `${pointer}/elements`, { max: limits.contextElements })
  for (const [index, each] of list.entries()) {
    const at = `${pointer}/elements/${index}`
    if (isBlock(each) && each.type !== 'image' && allowedElements.context.includes(each.type as 'mrkdwn')) {
      checkText(problems, each, at, { max: limits.contextText })
    } else {
      checkElement(problems, each, at, 'context')
    }
  }
}

function checkUnique(problems: Problems, elements: readonly unknown[], pointer: string) {
  const ids = elements.filter(isBlock).map((each) => each.action_id)
  ids.forEach((id, index) => {
    if (id !== undefined && ids.indexOf(id) !== index) {
      problems.add(`\`action_id\` "${id}" already exists`, `${pointer}/elements/${index}/action_id`)
    }
  })
}
