/** One Block Kit block or element as an app sent it: only `type` is certain before it has been validated. */
export interface Block {
  readonly type: string
  readonly block_id?: string
  readonly action_id?: string
  readonly [field: string]: unknown
}

/** Message metadata: an event type and whatever the app wants to find again later. */
export interface Metadata {
  readonly event_type: string
  readonly event_payload: Readonly<Record<string, unknown>>
}

/** True for a plain JSON object, which is not an array and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for an object that says what kind of block or element it is. */
export function isBlock(value: unknown): value is Block {
  return isRecord(value) && typeof value.type === 'string'
}

/** Every element of these blocks that a person can use: buttons, menus, inputs. */
export function interactiveElements(
  blocks: readonly Block[],
): readonly { readonly blockId: string; readonly element: Block }[] {
  return blocks.flatMap((block) => {
    const candidates = [
      block.accessory,
      block.element,
      ...(Array.isArray(block.elements) ? block.elements : []),
    ]
    return candidates
      .filter(isBlock)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ blockId: block.block_id ?? '', element }))
  })
}

const clickable = new Set(['actions', 'section', 'input', 'context_actions'])

/**
 * Gives every block a `block_id` and every interactive element an `action_id`, as Slack does when the app left them
 * out. Blocks are copied; ids already given are kept.
 */
export function nameBlocks(blocks: readonly Block[], nextId: () => string): readonly Block[] {
  return blocks.map((block) => {
    const named: Record<string, unknown> = { ...block, block_id: block.block_id ?? nextId() }
    if (!clickable.has(block.type)) return named as Block
    if (isBlock(named.accessory)) named.accessory = nameElement(named.accessory, nextId)
    if (isBlock(named.element)) named.element = nameElement(named.element, nextId)
    if (Array.isArray(named.elements)) {
      named.elements = named.elements.map((each) => (isBlock(each) ? nameElement(each, nextId) : each))
    }
    return named as Block
  })
}

function nameElement(element: Block, nextId: () => string): Block {
  if (element.type === 'image') return element
  return { ...element, action_id: element.action_id ?? nextId() }
}
