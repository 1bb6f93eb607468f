import { el } from './dom.js'
import { renderElement } from './render-element.js'
import { renderMarkdown } from './render-markdown.js'
import { emojiText, renderMrkdwn } from './render-mrkdwn.js'
import { renderRichText } from './render-rich-text.js'
import { renderTable } from './render-table.js'

/**
 * Blocks → nodes, in order. Types the page does not know are named instead of hidden.
 *
 * @param {object[]} blocks
 * @param {import('./render-element.js').Surface} surface
 * @param {Record<string, string>} [errors] by block_id, shown at inputs
 */
export function renderBlocks(blocks, surface, errors = {}) {
  return blocks.map((block) => {
    const make = makers[block.type]
    if (!make) return el('p', { className: 'unsupported' }, `(a ${block.type} block is not shown here)`)
    return make(block, surface, errors)
  })
}

const makers = {
  header: (block) => el('h3', { className: 'block-header' }, plain(block.text.text)),
  divider: () => el('hr'),
  section: (block, surface) =>
    el(
      'div',
      { className: 'block-section' },
      el(
        'div',
        { className: 'section-text' },
        block.text && el('div', { className: 'text', dir: 'auto' }, renderText(block.text, surface.snapshot)),
        block.fields &&
          el(
            'div',
            { className: 'fields' },
            block.fields.map((field) =>
              el('div', { className: 'text', dir: 'auto' }, renderText(field, surface.snapshot)),
            ),
          ),
      ),
      block.accessory &&
        el(
          'div',
          { className: 'accessory' },
          block.accessory.type === 'image'
            ? picture(block.accessory, 'thumbnail')
            : renderElement(block.accessory, block.block_id, surface),
        ),
    ),
  context: (block, surface) =>
    el(
      'div',
      { className: 'block-context' },
      block.elements.map((each) =>
        each.type === 'image'
          ? picture(each, 'small')
          : el('span', { className: 'text', dir: 'auto' }, renderText(each, surface.snapshot)),
      ),
    ),
  actions: (block, surface) =>
    el(
      'div',
      { className: 'block-actions' },
      block.elements.map((each) => renderElement(each, block.block_id, surface)),
    ),
  context_actions: (block, surface) =>
    el(
      'div',
      { className: 'block-actions context-actions' },
      block.elements.map((each) => renderElement(each, block.block_id, surface)),
    ),
  rich_text: (block, surface) => renderRichText(block, surface.snapshot),
  markdown: (block, surface) => renderMarkdown(block.text, surface.snapshot),
  table: (block, surface) => renderTable(block, surface.snapshot),
  image: (block) =>
    el(
      'figure',
      { className: 'block-image' },
      picture(block, 'full'),
      block.title && el('figcaption', {}, block.title.text),
    ),
  input(block, surface, errors) {
    const id = `input-${block.block_id}`
    const control = renderElement(block.element, block.block_id, surface, {
      isInput: block.dispatch_action !== true,
      labelledBy: `${id}-label`,
    })
    const error = errors[block.block_id]
    if (block.optional !== true) control.setAttribute('aria-required', 'true')
    if (error) control.setAttribute('aria-invalid', 'true')
    const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
    if (described) control.setAttribute('aria-describedby', described)
    return el(
      'div',
      { className: 'block-input' },
      el(
        'div',
        { id: `${id}-label`, className: 'input-label' },
        block.label.text,
        block.optional === true && el('span', { className: 'optional' }, ' (optional)'),
      ),
      control,
      block.hint && el('div', { id: `${id}-hint`, className: 'hint' }, block.hint.text),
      error && el('div', { id: `${id}-error`, className: 'error' }, error),
    )
  },
}

/** A text object: mrkdwn with its marks, plain_text as it stands but for emoji. */
export function renderText(text, snapshot) {
  return text.type === 'mrkdwn' ? renderMrkdwn(text.text, snapshot) : plain(text.text)
}

function plain(text) {
  return document.createTextNode(text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emojiText(name)))
}

/** Pictures from elsewhere are not fetched: the page makes no outside requests. Their words stand for them. */
function picture(image, size) {
  const url = image.image_url ?? ''
  const isOwn = url.startsWith('data:image/') || url.startsWith(`${location.origin}/`)
  if (isOwn) return el('img', { src: url, alt: image.alt_text, className: size })
  return el(
    'span',
    { className: `picture ${size}`, role: 'img', 'aria-label': image.alt_text },
    `🖼 ${image.alt_text}`,
  )
}
