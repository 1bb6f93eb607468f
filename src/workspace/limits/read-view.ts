import { type Block, isBlock, isRecord, nameBlocks } from '../store/block.ts'
import type { ViewContent } from '../store/views.ts'
import { limits } from './limits.ts'
import { checkString, checkText, createProblems } from './problems.ts'
import { validateBlocks } from './validate-blocks.ts'

export type ViewReading =
  | { readonly kind: 'view'; readonly content: ViewContent }
  | { readonly kind: 'refused'; readonly messages: readonly string[] }

/** Reads the `view` argument of views.open, push, update, publish or a response_action, within Slack's limits. */
export function readView(
  value: unknown,
  expected: readonly ('modal' | 'home')[],
  nextId: () => string,
): ViewReading {
  const problems = createProblems()
  if (!isRecord(value)) {
    return { kind: 'refused', messages: ['[ERROR] missing required field: view [json-pointer:/view]'] }
  }
  const type = value.type
  if (type !== 'modal' && type !== 'home') problems.add('must be modal or home', '/view/type')
  else if (!expected.includes(type)) problems.add(`must be ${expected.join(' or ')}`, '/view/type')
  const isModal = type === 'modal'
  checkText(problems, value.title, '/view/title', { max: limits.viewTitle, plain: true, required: isModal })
  checkText(problems, value.submit, '/view/submit', { max: limits.viewButton, plain: true })
  checkText(problems, value.close, '/view/close', { max: limits.viewButton, plain: true })
  checkString(problems, value.private_metadata, '/view/private_metadata', {
    max: limits.privateMetadata,
    orEmpty: true,
  })
  checkString(problems, value.callback_id, '/view/callback_id', { max: limits.callbackId, orEmpty: true })
  checkString(problems, value.external_id, '/view/external_id', { max: limits.callbackId, orEmpty: true })

  const blocks = Array.isArray(value.blocks) ? value.blocks : []
  const hasInput = blocks.some((block) => isBlock(block) && block.type === 'input')
  if (isModal && hasInput && value.submit === undefined) {
    problems.add('must define `submit` to use an `input` block in modals', '/view')
  }
  const messages = [
    ...problems.list,
    ...validateBlocks(value.blocks, type === 'home' ? 'home' : 'modal', '/view/blocks'),
  ]
  if (messages.length > 0) return { kind: 'refused', messages }
  return {
    kind: 'view',
    content: {
      type: isModal ? 'modal' : 'home',
      ...(isBlock(value.title) && { title: value.title }),
      ...(isBlock(value.submit) && { submit: value.submit }),
      ...(isBlock(value.close) && { close: value.close }),
      blocks: nameBlocks(blocks as Block[], nextId),
      private_metadata: String(value.private_metadata ?? ''),
      callback_id: String(value.callback_id ?? ''),
      external_id: String(value.external_id ?? ''),
      clear_on_close: value.clear_on_close === true,
      notify_on_close: value.notify_on_close === true,
    },
  }
}
