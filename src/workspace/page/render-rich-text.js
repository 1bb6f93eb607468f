import { el } from './dom.js'
import { emojiText, mention, safeLink } from './render-mrkdwn.js'

/** A rich_text block → nodes. Its texts are not escaped: they are shown as they stand. */
export function renderRichText(block, snapshot) {
  return el(
    'div',
    { className: 'rich-text' },
    block.elements.map((part) => renderPart(part, snapshot)),
  )
}

function renderPart(part, snapshot) {
  const leaves = () => part.elements.map((leaf) => renderLeaf(leaf, snapshot))
  switch (part.type) {
    case 'rich_text_quote':
      return el('blockquote', { dir: 'auto' }, leaves())
    case 'rich_text_preformatted':
      return el('pre', {}, leaves())
    case 'rich_text_list': {
      const isOrdered = part.style === 'ordered'
      return el(
        isOrdered ? 'ol' : 'ul',
        {
          className: `indent-${Math.min(part.indent ?? 0, 5)}`,
          start: isOrdered && part.offset ? part.offset + 1 : null,
        },
        part.elements.map((item) => el('li', {}, renderPart(item, snapshot))),
      )
    }
    case 'rich_text_section':
      return el('div', { className: 'rich-section', dir: 'auto' }, leaves())
    default:
      return null
  }
}

function renderLeaf(leaf, snapshot) {
  switch (leaf.type) {
    case 'text':
      return styled(document.createTextNode(leaf.text), leaf.style)
    case 'link':
      return styled(safeLink(leaf.url, leaf.text ?? leaf.url), leaf.style)
    case 'user':
      return mention('@', leaf.user_id, snapshot)
    case 'channel':
      return mention('#', leaf.channel_id, snapshot)
    case 'broadcast':
      return el('span', { className: 'mention all' }, `@${leaf.range}`)
    case 'emoji':
      return document.createTextNode(emojiText(leaf.name))
    case 'date':
      return document.createTextNode(leaf.fallback ?? new Date(leaf.timestamp * 1000).toISOString())
    default:
      return null
  }
}

function styled(node, style = {}) {
  const tags = { code: 'code', strike: 's', italic: 'em', bold: 'strong' }
  return Object.entries(tags).reduce((inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner), node)
}
