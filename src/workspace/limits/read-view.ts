import { type Block, interactiveElements, isBlock, isRecord, nameBlocks } from '../store/block.ts'
import type { ViewContent } from '../store/views.ts'
import { anything, type Fields, flag, object, required, string } from './check.ts'
import { limits } from './limits.ts'
import { createProblems } from './problems.ts'
import { plainText } from './text-objects.ts'
import { validateBlocks } from './validate-blocks.ts'

export type ViewReading =
  | { readonly kind: 'view'; readonly content: ViewContent }
  | {
      readonly kind: 'refused'
      readonly error: 'invalid_arguments' | 'view_too_large'
      readonly messages: readonly string[]
    }

const home: Fields = {
  type: anything,
  blocks: required(anything),
  private_metadata: string({ max: limits.privateMetadata, min: 0 }),
  callback_id: string({ max: limits.callbackId, min: 0 }),
  external_id: string({ max: limits.callbackId, min: 0 }),
}

const fields = {
  home: object(home),
  modal: object({
    ...home,
    title: required(plainText(limits.viewTitle)),
    submit: plainText(limits.viewButton),
    close: plainText(limits.viewButton),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  }),
} as const

/** Reads the `view` argument of views.open, push, update, publish or a response_action, within Slack's limits. */
export function readView(
  value: unknown,
  expected: readonly ('modal' | 'home')[],
  nextId: () => string,
): ViewReading {
  if (!isRecord(value)) return refused(['[ERROR] missing required field: view [json-pointer:/view]'])
  if (Buffer.byteLength(JSON.stringify(value)) > limits.view) {
    return { kind: 'refused', error: 'view_too_large', messages: [] }
  }
  const type = expected.find((each) => each === value.type)
  if (!type) return refused([`[ERROR] must be ${expected.join(' or ')} [json-pointer:/view/type]`])
  const problems = createProblems()
  fields[type](problems, value, '/view')
  const blocks = (Array.isArray(value.blocks) ? value.blocks : []) as Block[]
  if (type === 'modal' && value.submit === undefined && blocks.some(isInput)) {
    problems.add('must define `submit` to use an `input` block in modals', '/view')
  }
  const messages = [...problems.list, ...validateBlocks(value.blocks ?? [], type, '/view/blocks')]
  if (messages.length === 0 && focused(blocks) > 1) {
    messages.push('[ERROR] only one element may have `focus_on_load` [json-pointer:/view/blocks]')
  }
  return messages.length > 0 ? refused(messages) : { kind: 'view', content: contentOf(value, type, nextId) }
}

function contentOf(
  value: Record<string, unknown>,
  type: 'modal' | 'home',
  nextId: () => string,
): ViewContent {
  return {
    type,
    ...(isBlock(value.title) && { title: value.title }),
    ...(isBlock(value.submit) && { submit: value.submit }),
    ...(isBlock(value.close) && { close: value.close }),
    blocks: nameBlocks(value.blocks as Block[], nextId),
    private_metadata: String(value.private_metadata ?? ''),
    callback_id: String(value.callback_id ?? ''),
    external_id: String(value.external_id ?? ''),
    clear_on_close: value.clear_on_close === true,
    notify_on_close: value.notify_on_close === true,
  }
}

function isInput(block: unknown): boolean {
  return isBlock(block) && block.type === 'input'
}

function focused(blocks: readonly Block[]): number {
  const elements = [
    ...interactiveElements(blocks).map(({ element }) => element),
    ...blocks.map((block) => block.element).filter((each) => isBlock(each) && each.action_id === undefined),
  ]
  return elements.filter((each) => isRecord(each) && each.focus_on_load === true).length
}

function refused(messages: readonly string[]): ViewReading {
  return { kind: 'refused', error: 'invalid_arguments', messages }
}
