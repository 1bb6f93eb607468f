import { type Block, isBlock } from '../store/block.ts'
import { limits } from './limits.ts'
import { checkKind, checkList, checkUrl, type Problems } from './problems.ts'

const sections = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted', 'rich_text_list']
const leaves = ['text', 'link', 'user', 'channel', 'emoji', 'broadcast', 'usergroup', 'date', 'color', 'team']

/** Checks the parts of a rich_text block: sections, quotes, lists, and the elements inside them. */
export function checkRichText(problems: Problems, block: Block, pointer: string) {
  const parts = checkList(problems, block.elements, `${pointer}/elements`, { max: 1_000 })
  for (const [index, part] of parts.entries()) {
    checkPart(problems, part, `${pointer}/elements/${index}`, sections)
  }
}

function checkPart(problems: Problems, part: unknown, pointer: string, allowed: readonly string[]) {
  if (!isBlock(part)) return problems.add('must be a rich text element with a type', pointer)
  if (!checkKind(problems, part, pointer, allowed)) return
  const inside = part.type === 'rich_text_list' ? ['rich_text_section'] : leaves
  if (part.type === 'rich_text_list' && part.style !== 'bullet' && part.style !== 'ordered') {
    problems.add('must be bullet or ordered', `${pointer}/style`)
  }
  const children = checkList(problems, part.elements, `${pointer}/elements`, { max: 1_000, min: 0 })
  for (const [index, child] of children.entries()) {
    const at = `${pointer}/elements/${index}`
    if (inside === leaves) checkLeaf(problems, child, at)
    else checkPart(problems, child, at, inside)
  }
}

function checkLeaf(problems: Problems, leaf: unknown, pointer: string) {
  if (!isBlock(leaf)) return problems.add('must be a rich text element with a type', pointer)
  if (!checkKind(problems, leaf, pointer, leaves)) return
  // Slack refuses an empty run of text here, though an empty section is fine.
  if (leaf.type === 'text' && (typeof leaf.text !== 'string' || leaf.text === '')) {
    problems.add('must be more than 0 characters', `${pointer}/text`)
  }
  if (leaf.type === 'link') checkUrl(problems, leaf.url, `${pointer}/url`, { max: limits.url })
  if (leaf.type === 'user' && typeof leaf.user_id !== 'string') {
    problems.add('missing required field', `${pointer}/user_id`)
  }
}
