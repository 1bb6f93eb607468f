import type { Block } from '../store/block.ts'
import type { Cast } from '../store/cast.ts'

/** Slack escapes exactly these three characters, once. Source: docs.slack.dev, "Formatting message text". */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/**
 * What a person typed → Slack's message text: escaped, with `@name` and `#channel` turned into references where
 * they name somebody or something here, `@channel` and its like into broadcasts, and bare web addresses into links.
 */
export function readComposer(typed: string, cast: Cast): string {
  return escapeText(typed)
    .replace(/(^|[\s(])@([a-z0-9._-]*[a-z0-9])/gi, (whole, before: string, name: string) => {
      if (/^(?:channel|here|everyone)$/.test(name)) return `${before}<!${name}>`
      const id = userIdOf(name, cast)
      return id ? `${before}<@${id}>` : whole
    })
    .replace(/(^|[\s(])#([a-z0-9_-]+)/g, (whole, before: string, name: string) => {
      const found = cast.channels.find((each) => each.kind !== 'im' && each.name === name)
      return found ? `${before}<#${found.id}|${found.name}>` : whole
    })
    .replace(/(^|[\s(])(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])/g, '$1<$2>')
}

/**
 * A command and its words, when the text is one: `/talks help` → `/talks`, `help`. A blank before the slash makes it a
 * message, as Slack advises to those who want to write about a command.
 */
export function readCommand(typed: string): { readonly command: string; readonly text: string } | undefined {
  const found = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/i.exec(typed)
  return found ? { command: found[1]!.toLowerCase(), text: (found[2] ?? '').trim() } : undefined
}

/** The rich_text block that Slack's own client sends along with a text: runs of text, mentions and links. */
export function composerBlocks(text: string, blockId: string): readonly Block[] {
  const elements = text
    .split(/(<[^<>]+>)/)
    .filter((part) => part !== '')
    .map(leafOf)
  return [{ type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] }]
}

/** What `readComposer` escaped and marked is the only thing between `<` and `>`. */
function leafOf(part: string) {
  const [, sign = '', target = ''] = /^<([@#!]?)([^|>]+)(?:\|[^>]*)?>$/.exec(part) ?? []
  if (target === '') return { type: 'text', text: unescapeText(part) }
  if (sign === '@') return { type: 'user', user_id: target }
  if (sign === '#') return { type: 'channel', channel_id: target }
  if (sign === '!') return { type: 'broadcast', range: target }
  return { type: 'link', url: unescapeText(target) }
}

function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

function userIdOf(name: string, cast: Cast): string | undefined {
  const wanted = name.toLowerCase()
  if (wanted === cast.bot.name) return cast.bot.userId
  return cast.people.find((person) => person.name === wanted)?.id
}
