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
  | ContextActionsBlock

export interface PlainText {
  type: 'plain_text'
  text: string
  emoji: boolean
}

export interface RichTextBlock {
  type: 'rich_text'
  block_id?: string
  elements: (RichTextSection | RichTextQuote | RichTextList | RichTextPreformatted)[]
}

export interface RichTextSection {
  type: 'rich_text_section'
  elements: RichTextLeaf[]
}

export interface RichTextQuote {
  type: 'rich_text_quote'
  elements: RichTextLeaf[]
}

/** Words to copy as they are, in a box of their own. */
export interface RichTextPreformatted {
  type: 'rich_text_preformatted'
  elements: RichTextLeaf[]
}

export interface RichTextList {
  type: 'rich_text_list'
  style: 'bullet'
  elements: RichTextSection[]
}

export interface LeafStyle {
  bold?: boolean
  italic?: boolean
  code?: boolean
  strike?: boolean
}

export type RichTextLeaf =
  | { type: 'text'; text: string; style?: LeafStyle }
  | { type: 'link'; url: string; text: string }
  | { type: 'user'; user_id: string }
  | { type: 'channel'; channel_id: string }

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
  elements: (Button | StaticSelect | Checkboxes)[]
}

export interface Checkboxes {
  type: 'checkboxes'
  action_id: string
  options: Option[]
  initial_options?: Option[]
}

/** The two thumbs under an answer. In messages only. */
export interface ContextActionsBlock {
  type: 'context_actions'
  elements: FeedbackButtons[]
}

export interface FeedbackButtons {
  type: 'feedback_buttons'
  action_id: string
  positive_button: Thumb
  negative_button: Thumb
}

export interface Thumb {
  text: PlainText
  value: string
  accessibility_label: string
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
    | PlainTextInput
    | { type: 'timepicker'; action_id: string; initial_time: string; placeholder: PlainText }
    | Checkboxes
    | { type: 'radio_buttons'; action_id: string; options: Option[]; initial_option: Option }
  optional: boolean
}

export interface PlainTextInput {
  type: 'plain_text_input'
  action_id: string
  multiline: boolean
  max_length: number
  placeholder: PlainText
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
