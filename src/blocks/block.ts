/**
 * The few kinds of Block Kit blocks that Talks sends, in Slack's own field names. Text stands in `plain_text` and
 * `rich_text` only: neither reads markup, so nothing that a person or a document wrote can come to life in it.
 */
export type Block =
  | RichTextBlock
  | SectionBlock
  | ContextBlock
  | ActionsBlock
  | DividerBlock
  | HeaderBlock
  | InputBlock

export interface PlainText {
  type: 'plain_text'
  text: string
  emoji: boolean
}

export interface RichTextBlock {
  type: 'rich_text'
  block_id?: string
  elements: (RichTextSection | RichTextQuote | RichTextList)[]
}

export interface RichTextSection {
  type: 'rich_text_section'
  elements: RichTextLeaf[]
}

export interface RichTextQuote {
  type: 'rich_text_quote'
  elements: RichTextLeaf[]
}

export interface RichTextList {
  type: 'rich_text_list'
  style: 'bullet'
  elements: RichTextSection[]
}

export type RichTextLeaf =
  | { type: 'text'; text: string; style?: { bold?: boolean; italic?: boolean; code?: boolean } }
  | { type: 'link'; url: string; text: string }
  | { type: 'user'; user_id: string }

export interface SectionBlock {
  type: 'section'
  block_id?: string
  text: PlainText
  accessory?: Button
}

export interface HeaderBlock {
  type: 'header'
  text: PlainText
}

export interface ContextBlock {
  type: 'context'
  elements: PlainText[]
}

export interface ActionsBlock {
  type: 'actions'
  block_id?: string
  elements: (Button | StaticSelect)[]
}

export interface DividerBlock {
  type: 'divider'
}

export interface Button {
  type: 'button'
  action_id: string
  text: PlainText
  value: string
  accessibility_label: string
}

export interface Option {
  text: PlainText
  value: string
}

export interface StaticSelect {
  type: 'static_select'
  action_id: string
  placeholder: PlainText
  options?: Option[]
  option_groups?: { label: PlainText; options: Option[] }[]
  initial_option?: Option
}

export interface InputBlock {
  type: 'input'
  block_id: string
  label: PlainText
  element:
    | StaticSelect
    | { type: 'timepicker'; action_id: string; initial_time: string; placeholder: PlainText }
    | { type: 'checkboxes'; action_id: string; options: Option[]; initial_options?: Option[] }
    | { type: 'radio_buttons'; action_id: string; options: Option[]; initial_option: Option }
  optional: boolean
}

/** A message as Slack takes it: the text is what phones and screen readers get. */
export interface RenderedMessage {
  text: string
  blocks: Block[]
}

/** A modal or a Home tab. */
export interface RenderedModal {
  type: 'modal'
  callback_id?: string
  private_metadata?: string
  title: PlainText
  submit?: PlainText
  close: PlainText
  blocks: Block[]
}

export interface RenderedHome {
  type: 'home'
  blocks: Block[]
}
