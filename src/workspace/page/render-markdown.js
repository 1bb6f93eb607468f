import { el } from './dom.js'
import { emojiText, mention, safeLink } from './render-mrkdwn.js'

// In this order: code, [words](address), <reference>, bold, struck, italic, a bare https address, :emoji:.
const inline =
  /`([^`\n]+)`|\[([^\]\n]+)\]\((https:\/\/[^\s)]+)\)|<([@#!][^<>\n]+)>|(\*\*|__)(?=\S)(.+?\S|\S)\5|~~(?=\S)(.+?)~~|(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*[^\s*_])\8(?![\p{L}\p{N}*_])|(https:\/\/[^\s<>()]*[^\s<>().,;:!?])|:([a-z0-9_+-]+):/gu

/**
 * The text of a `markdown` block → nodes: headings, lists, quotations, fenced code, and bold, italic, struck, code and
 * https links within them. Everything else stays text, HTML among it.
 *
 * @param {string} text
 * @returns {HTMLElement}
 */
export function renderMarkdown(text, snapshot) {
  return el('div', { className: 'markdown', dir: 'auto' }, readBlocks(text.split(/\r?\n/), snapshot))
}

function readBlocks(lines, snapshot) {
  const nodes = []
  let at = 0
  while (at < lines.length) {
    const reader = readers.find((each) => each.begins.test(lines[at])) ?? paragraph
    const end = reader.end(lines, at)
    nodes.push(reader.make(lines.slice(at, end), snapshot))
    at = Math.max(end, at + 1)
  }
  return nodes
}

/** The first line from `from` on that does not match; `lines.length` when all do. */
function endOf(lines, from, pattern) {
  const end = lines.findIndex((line, index) => index >= from && !pattern.test(line))
  return end < 0 ? lines.length : end
}

const bullet = /^\s*[-*+]\s+/
const number = /^\s*\d{1,9}[.)]\s+/
const heading = /^(#{1,6})\s+(.*?)\s*#*$/

// A page has its own headings: a block's begin below them.
const readers = [
  { begins: /^\s*$/, end: (_, at) => at + 1, make: () => null },
  {
    begins: /^```/,
    end(lines, at) {
      const close = lines.findIndex((line, index) => index > at && /^```\s*$/.test(line))
      return close < 0 ? lines.length : close + 1
    },
    make: (lines) =>
      el(
        'pre',
        {},
        lines
          .slice(1)
          .join('\n')
          .replace(/\n?```\s*$/, ''),
      ),
  },
  {
    begins: heading,
    end: (_, at) => at + 1,
    make(lines, snapshot) {
      const [, marks, words] = heading.exec(lines[0])
      return el(`h${Math.min(marks.length + 2, 6)}`, {}, renderLine(words, snapshot))
    },
  },
  { begins: /^\s*(?:---+|\*\*\*+|___+)\s*$/, end: (_, at) => at + 1, make: () => el('hr') },
  {
    begins: /^>/,
    end: (lines, at) => endOf(lines, at, /^>/),
    make: (lines, snapshot) =>
      el(
        'blockquote',
        { dir: 'auto' },
        readBlocks(
          lines.map((line) => line.replace(/^> ?/, '')),
          snapshot,
        ),
      ),
  },
  list(bullet, 'ul'),
  list(number, 'ol'),
]

const paragraph = {
  end(lines, at) {
    const next = lines.findIndex(
      (line, index) => index > at && readers.some((each) => each.begins.test(line)),
    )
    return next < 0 ? lines.length : next
  },
  make: (lines, snapshot) => el('p', {}, renderLine(lines.join('\n'), snapshot)),
}

/** Items one below the other; those set in from the first make a list of their own, of either kind. */
function list(mark, tag) {
  return {
    begins: mark,
    end(lines, at) {
      const depth = indentOf(lines[at])
      const end = lines.findIndex(
        (line, index) => index > at && !(indentOf(line) > depth ? line.trim() !== '' : mark.test(line)),
      )
      return end < 0 ? lines.length : end
    },
    make(lines, snapshot) {
      const depth = indentOf(lines[0])
      const start = tag === 'ol' ? Number(/\d+/.exec(lines[0])[0]) : 1
      const items = []
      for (const line of lines) {
        if (indentOf(line) <= depth) items.push([line.replace(mark, '')])
        else items.at(-1).push(line)
      }
      return el(
        tag,
        { start: start === 1 ? null : start },
        items.map((item) => el('li', {}, makeItem(item, snapshot))),
      )
    },
  }
}

/** Lines that go on with the item's words, then what is a list of its own. */
function makeItem([first, ...rest], snapshot) {
  const inner = rest.findIndex((line) => bullet.test(line) || number.test(line))
  const words = inner < 0 ? rest : rest.slice(0, inner)
  return [
    renderLine([first, ...words.map((line) => line.trim())].join(' '), snapshot),
    inner >= 0 && readBlocks(outdent(rest.slice(inner)), snapshot),
  ]
}

function indentOf(line) {
  return /^\s*/.exec(line)[0].length
}

function outdent(lines) {
  const depth = Math.min(...lines.map(indentOf))
  return lines.map((line) => line.slice(depth))
}

function renderLine(text, snapshot) {
  const nodes = []
  let end = 0
  for (const found of text.matchAll(inline)) {
    nodes.push(text.slice(end, found.index), renderToken(found, snapshot))
    end = found.index + found[0].length
  }
  nodes.push(text.slice(end))
  return nodes
}

function renderToken(
  [whole, code, words, address, reference, , bold, struck, , italic, bare, emojiName],
  snapshot,
) {
  if (code !== undefined) return el('code', {}, code)
  if (words !== undefined) return safeLink(address, words)
  if (reference !== undefined) return renderReference(reference, whole, snapshot)
  if (bold !== undefined) return el('strong', {}, renderLine(bold, snapshot))
  if (struck !== undefined) return el('s', {}, renderLine(struck, snapshot))
  if (italic !== undefined) return el('em', {}, renderLine(italic, snapshot))
  if (bare !== undefined) return safeLink(bare, bare)
  return document.createTextNode(emojiText(emojiName))
}

/** `<!here>` and its like are live inside a markdown block too. */
function renderReference(reference, whole, snapshot) {
  const [target] = reference.split('|')
  if (/^@[UW][A-Z0-9]+$/.test(target) || /^#C[A-Z0-9]+$/.test(target)) {
    return mention(target[0], target.slice(1), snapshot)
  }
  if (/^!(channel|here|everyone)$/.test(target)) {
    return el('span', { className: 'mention all' }, `@${target.slice(1)}`)
  }
  return document.createTextNode(whole)
}
