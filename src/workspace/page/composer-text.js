import { unescapeOnce } from './render-mrkdwn.js'

/** Slack's message text back to what a person would type for it: names for ids, addresses without brackets. */
export function composerText(text, { bot, people }) {
  const typed = text.replace(/<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g, (_, sign, target, label) => {
    if (sign === '@') {
      const name = target === bot.userId ? bot.name : people.find((each) => each.id === target)?.name
      return `@${name ?? target}`
    }
    if (sign === '#') return `#${label ?? target}`
    return sign === '!' ? `@${target}` : target
  })
  return unescapeOnce(typed)
}
