import { actionIds } from './actions.ts'
import type {
  Button,
  ContextBlock,
  LeafStyle,
  Option,
  PlainText,
  RichTextLeaf,
  RichTextSection,
  SectionBlock,
  StaticSelect,
} from './block.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'

/** Slack refuses empty text; a blank stands in for nothing. Emoji codes stay as they were written. */
export function plainText(text: string, max: number = limits.sectionText): PlainText {
  return {
    type: 'plain_text',
    text: shorten(text, max).trim() === '' ? ' ' : shorten(text, max),
    emoji: false,
  }
}

export function leaf(text: string, style?: LeafStyle): RichTextLeaf {
  const shown = text === '' ? ' ' : text
  return style ? { type: 'text', text: shown, style } : { type: 'text', text: shown }
}

export function section(...elements: RichTextLeaf[]): RichTextSection {
  return { type: 'rich_text_section', elements }
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(text, limits.contextText)] }
}

/** `label` is what a screen reader says, where the text alone would not tell one button from the next. */
export function button(actionId: string, text: string, value: string, label: string = text): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(text, limits.buttonText),
    value,
    accessibility_label: shorten(label, limits.accessibilityLabel).trim() || text,
  }
}

export function sectionWith(text: string, accessory?: Button): SectionBlock {
  const block: SectionBlock = { type: 'section', text: plainText(text) }
  return accessory ? { ...block, accessory } : block
}

/** Where a page shows many entries, one select opens the passage of each. At most 100 options. */
export function passageSelect(options: Option[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: actionIds.openPassage,
    placeholder: plainText('Show a passage', limits.buttonText),
    options: options.slice(0, limits.selectOptions),
  }
}
