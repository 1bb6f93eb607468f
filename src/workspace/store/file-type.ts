import { isUtf8 } from 'node:buffer'
import { extname } from 'node:path'

/** What Slack says a file is: `mimetype`, and its own short `filetype` with a name for people. */
export interface FileType {
  readonly mimetype: string
  readonly filetype: string
  readonly prettyType: string
}

const binary: FileType = { mimetype: 'application/octet-stream', filetype: 'binary', prettyType: 'Binary' }
const plain: FileType = { mimetype: 'text/plain', filetype: 'text', prettyType: 'Plain Text' }

/** Formats that are told by their first bytes, here in hexadecimal digits, whatever the name says. */
const signatures: readonly (FileType & { readonly starts: RegExp })[] = [
  { starts: /^89504e470d0a1a0a/, mimetype: 'image/png', filetype: 'png', prettyType: 'PNG' },
  { starts: /^ffd8ff/, mimetype: 'image/jpeg', filetype: 'jpg', prettyType: 'JPEG' },
  { starts: /^474946383[79]61/, mimetype: 'image/gif', filetype: 'gif', prettyType: 'GIF' },
  { starts: /^52494646.{8}57454250/, mimetype: 'image/webp', filetype: 'webp', prettyType: 'WebP' },
  { starts: /^255044462d/, mimetype: 'application/pdf', filetype: 'pdf', prettyType: 'PDF' },
  { starts: /^504b0304/, mimetype: 'application/zip', filetype: 'zip', prettyType: 'Zip' },
]

/** Texts, which only their names tell apart. */
const texts: Readonly<Record<string, FileType>> = {
  '.csv': { mimetype: 'text/csv', filetype: 'csv', prettyType: 'CSV' },
  '.json': { mimetype: 'application/json', filetype: 'json', prettyType: 'JSON' },
  '.md': { mimetype: 'text/markdown', filetype: 'markdown', prettyType: 'Markdown (raw)' },
  '.html': { mimetype: 'text/html', filetype: 'html', prettyType: 'HTML' },
  '.svg': { mimetype: 'image/svg+xml', filetype: 'svg', prettyType: 'SVG' },
}

/** Reads a file's type off its bytes, and off its name where the bytes are text. */
export function fileType(name: string, bytes: Uint8Array): FileType {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const found = signatures.find((each) => each.starts.test(head))
  if (found) return { mimetype: found.mimetype, filetype: found.filetype, prettyType: found.prettyType }
  if (bytes.length === 0 || bytes.includes(0) || !isUtf8(bytes)) return binary
  return texts[extname(name).toLowerCase()] ?? plain
}
