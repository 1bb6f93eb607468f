/**
 * Slack's sizes, in characters (UTF-16 units, as Slack counts) or items. Source: docs.slack.dev, reference for blocks
 * and composition objects; `messageText` keeps below what chat.postMessage advises, `blockText` below where it answers
 * `msg_blocks_too_long`.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  blockText: 12_000,
  messageText: 4_000,
  sectionText: 3_000,
  contextText: 2_000,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  actionsElements: 25,
  selectOptions: 100,
  optionText: 75,
  viewTitle: 24,
  placeholder: 150,
  plainTextInput: 3_000,
} as const

/** Our own choice: few items, best first, so that an answer is read at a glance. */
export const itemsPerPage = 4

/** More choices than this are no choice. */
export const maxChoices = 10
