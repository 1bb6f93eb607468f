import { el } from './dom.js'

/** The emoji this page can show by name; others stay `:name:`. */
const emoji = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  eyes: '👀',
  mag: '🔍',
  bulb: '💡',
  calendar: '📅',
  date: '📅',
  newspaper: '📰',
  memo: '📝',
  link: '🔗',
  lock: '🔒',
  bell: '🔔',
  pushpin: '📌',
  speech_balloon: '💬',
  question: '❓',
  exclamation: '❗',
  information_source: 'ℹ️',
  wave: '👋',
  thumbsup: '👍',
  '+1': '👍',
  '-1': '👎',
  hourglass: '⏳',
  rotating_light: '🚨',
  earth_africa: '🌍',
  page_facing_up: '📄',
  point_right: '👉',
  arrow_right: '➡️',
  clock1: '🕐',
  scroll: '📜',
  file_folder: '📁',
  books: '📚',
  tada: '🎉',
}

/** `:name:` → the sign, or the name itself. */
export function emojiText(name) {
  return emoji[name] ?? `:${name}:`
}

/** `&lt;`, `&gt;` and `&amp;` back to characters, once: `&amp;lt;` stays `&lt;`. */
export function unescapeOnce(text) {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&' })[name])
}

/** A link that opens elsewhere, for http and https addresses only; anything else stays text. */
export function safeLink(url, label) {
  if (!/^https?:\/\//i.test(url)) return document.createTextNode(label)
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
}

/** A name with `@` or `#`, looked up in the snapshot; strangers keep their id. */
export function mention(kind, id, snapshot) {
  if (kind === '#') {
    const channel = snapshot.channels.find((each) => each.id === id)
    return el('span', { className: 'mention' }, `#${channel?.name ?? id}`)
  }
  const isBot = id === snapshot.bot.userId
  const name = isBot ? snapshot.bot.name : snapshot.people.find((each) => each.id === id)?.realName
  return el('span', { className: id === snapshot.me.id ? 'mention me' : 'mention' }, `@${name ?? id}`)
}

// In this order: preformatted, code, <reference>, *bold*, _italic_, ~struck~, :emoji:. A style may hold references.
const inline =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*])\*(?=\S)((?:<[^<>\n]*>|[^*\n<])*[^\s*])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)((?:<[^<>\n]*>|[^_\n<])*[^\s_])_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)((?:<[^<>\n]*>|[^~\n<])*[^\s~])~(?![\p{L}\p{N}~])|:([a-z0-9_+-]+):/gu

/**
 * Slack's mrkdwn → nodes. Lines that begin with `>` become quotations.
 *
 * @param {string} text escaped as Slack escapes it
 * @returns {DocumentFragment}
 */
export function renderMrkdwn(text, snapshot) {
  const fragment = document.createDocumentFragment()
  let quote
  for (const part of splitQuotes(text)) {
    if (part.isQuote) {
      quote = el('blockquote', {}, renderInline(part.text, snapshot))
      fragment.append(quote)
    } else if (part.text !== '') {
      fragment.append(renderInline(part.text, snapshot))
    }
  }
  return fragment
}

function splitQuotes(text) {
  const parts = []
  for (const line of text.split('\n')) {
    const found = /^(?:&gt;|>) ?(.*)$/.exec(line)
    const isQuote = found !== null
    const content = found ? found[1] : line
    const last = parts.at(-1)
    if (last && last.isQuote === isQuote) last.text += `\n${content}`
    else parts.push({ isQuote, text: content })
  }
  return parts
}

function renderInline(text, snapshot) {
  const fragment = document.createDocumentFragment()
  let end = 0
  for (const found of text.matchAll(inline)) {
    fragment.append(unescapeOnce(text.slice(end, found.index)), renderToken(found, snapshot))
    end = found.index + found[0].length
  }
  fragment.append(unescapeOnce(text.slice(end)))
  return fragment
}

function renderToken([whole, pre, code, reference, bold, italic, struck, emojiName], snapshot) {
  if (pre !== undefined) return el('pre', {}, unescapeOnce(pre.replace(/^\n/, '')))
  if (code !== undefined) return el('code', {}, unescapeOnce(code))
  if (reference !== undefined) return renderReference(reference, snapshot)
  if (bold !== undefined) return el('strong', {}, renderInline(bold, snapshot))
  if (italic !== undefined) return el('em', {}, renderInline(italic, snapshot))
  if (struck !== undefined) return el('s', {}, renderInline(struck, snapshot))
  if (emojiName !== undefined) return document.createTextNode(emojiText(emojiName))
  return document.createTextNode(unescapeOnce(whole))
}

/** What stands between `<` and `>`: a person, a channel, a group, a date or a link. */
function renderReference(reference, snapshot) {
  const [target, label] = splitOnce(reference, '|')
  if (/^@[UW][A-Z0-9]+$/.test(target)) return mention('@', target.slice(1), snapshot)
  if (/^#C[A-Z0-9]+$/.test(target)) return mention('#', target.slice(1), snapshot)
  if (/^!(channel|here|everyone)$/.test(target))
    return el('span', { className: 'mention all' }, `@${target.slice(1)}`)
  if (target.startsWith('!')) return document.createTextNode(unescapeOnce(label ?? target))
  return safeLink(unescapeOnce(target), unescapeOnce(label ?? target))
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
