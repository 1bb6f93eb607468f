import { el } from './dom.js'

/** Files of a message: own pictures with their words, everything else as a link to fetch it. */
export function renderFiles(files) {
  return el('div', { className: 'files' }, files.filter((file) => file?.id).map(renderFile))
}

function renderFile(file) {
  const url = ownUrl(file.url_private)
  const name = file.title || file.name || file.id
  if (!url)
    return el('span', { className: 'file' }, file.mode === 'tombstone' ? 'This file was deleted.' : name)
  if (/^image\/(png|jpeg|gif)$/.test(file.mimetype ?? '')) {
    return el(
      'figure',
      { className: 'file-image' },
      el('img', { src: url, alt: file.alt_txt || name, className: 'full' }),
      el('figcaption', {}, link(url, name, file)),
    )
  }
  return link(url, name, file)
}

function link(url, name, file) {
  return el(
    'a',
    { className: 'file', href: url, target: '_blank', rel: 'noopener noreferrer' },
    name,
    file.size > 0 && el('span', { className: 'size' }, ` ${readableSize(file.size)}`),
  )
}

/** Files of this workspace only: the page asks nobody else for anything. */
function ownUrl(url) {
  try {
    const { origin, pathname } = new URL(url ?? '', location.origin)
    return origin === location.origin || /^https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(origin)
      ? pathname
      : undefined
  } catch {
    return undefined
  }
}

function readableSize(bytes) {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
