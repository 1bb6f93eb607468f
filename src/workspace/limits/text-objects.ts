import { byType, type Check, type Fields, flag, required, string } from './check.ts'
import { limits } from './limits.ts'

/** Text without markup, as titles, labels and buttons have it. */
export function plainText(max: number = limits.textObject): Check {
  return byType({ plain_text: plain(max) })
}

/** Text with or without Slack's markup. */
export function anyText(max: number = limits.textObject): Check {
  return byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) })
}

export function markedText(max: number): Check {
  return byType({ mrkdwn: mrkdwn(max) })
}

function plain(max: number): Fields {
  return { text: required(string({ max })), emoji: flag }
}

function mrkdwn(max: number): Fields {
  return { text: required(string({ max })), verbatim: flag }
}
