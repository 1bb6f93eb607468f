import { dateText } from '../answer/dates.ts'
import type { Digest, DigestEntry } from '../answer/digest.ts'
import { actionIds, writeButtonValue } from './actions.ts'
import type { ActionsBlock, Block, Button, RenderedMessage, RichTextLeaf } from './block.ts'
import { citationLines } from './citation-line.ts'
import { escapeText } from './escape.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { button, context, leaf, passageSelect, plainText, section } from './text-objects.ts'

/**
 * What a phone shows at once, in lines of text beside the message's name and its buttons. Our own measure, taken at 390
 * points' width: a list's line has about 36 characters, a headline's 42, small print 50.
 */
const screen = { lines: 26, list: 36, plain: 42, small: 50 } as const
/** Characters of a thread's page, which may be longer and is still read in one go. */
const threadPage = 3_000
const mostInThread = 15
/** Characters of a page's entries that Slack takes with all that stands around them. */
const mostOnPage = 9_000
/** A line longer than this is read with its passage; shorter ones are for where there is no room. */
const lineLength = 600
const lineLengths = [lineLength, 250, 150, 80]

/** An entry with the section it stands in and its place in the whole digest, by which buttons name it. */
interface Placed {
  readonly entry: DigestEntry
  readonly title: string
  readonly index: number
}

/** Which entries each page shows, by their places in the whole digest. */
export type DigestPages = readonly (readonly number[])[]

/** Where a digest's rest begins: page 0 is the first screen. */
export interface DigestPlace {
  readonly answerId: string
  readonly page: number
  /** As it was cut when its first page went out: its texts may have changed since. Else it is cut now. */
  readonly pages?: DigestPages | undefined
  /** Shown to one person before its time: the rest has no thread to go to. */
  readonly isPreview?: boolean
}

/** One page of a digest: the first fits a phone's screen, the others are for its thread. Pure. */
export function renderDigest(
  digest: Digest,
  { answerId, page, isPreview = false, pages = digestPages(digest) }: DigestPlace,
): RenderedMessage {
  const entries = pageEntries(digest, pages, page)
  const more = page + 1 < pages.length && !isPreview
  const blocks: Block[] = [
    ...opening(digest, page),
    ...sectionBlocks(entries, fittingLength(entries)),
    ...cautionLines(entries, page === 0).map((line) => context(line)),
    ...(page === 0 ? noteBlock(digest.notes) : []),
    ...((digest.kind === 'quiet' || isPreview) && page === 0 ? restBlock(pages, isPreview) : []),
    ...actionRow(entries, answerId, more ? page + 1 : undefined),
  ]
  return { text: digestText(digest, entries, page), blocks }
}

/** The entries that a page shows, in order. */
export function digestPageEntries(
  digest: Digest,
  { page, pages = digestPages(digest) }: Pick<DigestPlace, 'page' | 'pages'>,
): readonly DigestEntry[] {
  return pageEntries(digest, pages, page).map(({ entry }) => entry)
}

function pageEntries(digest: Digest, pages: DigestPages, page: number): readonly Placed[] {
  const wanted = new Set(pages[page] ?? [])
  return placedEntries(digest).filter(({ index }) => wanted.has(index))
}

/** All entries in the digest's order: what the buttons count. */
export function digestEntryIds(digest: Pick<Digest, 'sections'>): readonly string[] {
  return digest.sections.flatMap(({ entries }) => entries.map(({ id }) => id))
}

/**
 * Cuts a digest into its pages. A quiet day's first screen shows no entry: it is one line, and whatever the date brings
 * waits behind "More".
 */
export function digestPages(digest: Digest): DigestPages {
  const all = placedEntries(digest)
  const first = digest.kind === 'quiet' ? [] : firstScreen(digest, all)
  const shown = new Set(first.map(({ index }) => index))
  const rest = all.filter(({ index }) => !shown.has(index))
  return [first, ...inPages(rest)].map((page) => page.map(({ index }) => index))
}

function placedEntries(digest: Digest): readonly Placed[] {
  let index = -1
  return digest.sections.flatMap(({ title, entries }) =>
    entries.map((entry) => {
      index += 1
      return { entry, title, index }
    }),
  )
}

/** Every section gets its first entry before any gets its second, as long as the screen lasts. */
function firstScreen(digest: Digest, all: readonly Placed[]): readonly Placed[] {
  const rounds = Math.max(...digest.sections.map(({ entries }) => entries.length), 0)
  const chosen: Placed[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const { title } of digest.sections) {
      const placed = all.filter((each) => each.title === title)[round]
      if (placed && (chosen.length === 0 || screenLines(digest, [...chosen, placed]) <= screen.lines)) {
        chosen.push(placed)
      }
    }
    if (screenLines(digest, chosen) >= screen.lines) break
  }
  return chosen.toSorted((a, b) => a.index - b.index)
}

/** How many lines a phone needs for these entries under the digest's headline. */
function screenLines(digest: Digest, entries: readonly Placed[]): number {
  const lines = (text: string, width: number) => Math.ceil(text.length / width)
  const titles = new Set(entries.map(({ title }) => title))
  return (
    lines(digest.headline, screen.plain) +
    digest.notes.reduce((sum, note) => sum + lines(note, screen.small), 0) +
    [...titles].reduce((sum, title) => sum + lines(title, screen.plain), 0) +
    entries.reduce((sum, { entry }) => sum + Math.ceil(costOf(entry) / screen.list), 0) +
    cautionLines(entries, true).reduce((sum, line) => sum + lines(line, screen.small), 0)
  )
}

function inPages(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const pages: Placed[][] = []
  let room = 0
  for (const each of placed) {
    const cost = costOf(each.entry)
    const last = pages.at(-1)
    if (last && cost <= room && last.length < mostInThread) {
      last.push(each)
      room -= cost
    } else {
      pages.push([each])
      room = threadPage - cost
    }
  }
  return pages
}

function costOf(entry: DigestEntry, max = lineLength): number {
  return leavesOf(entry, max).reduce((sum, each) => sum + textOf(each).length, 0)
}

function opening(digest: Digest, page: number): Block[] {
  const title = `Talks digest, ${dateText(digest.localDate)}`
  if (page > 0) return [context(`${title}, continued`)]
  return [
    {
      type: 'rich_text',
      elements: [section(leaf(title, { bold: true }), leaf(`\n${shorten(digest.headline, 400)}`))],
    },
  ]
}

/** A page that was cut before its texts grew is kept within what Slack takes. */
function fittingLength(entries: readonly Placed[]): number {
  const fits = (max: number) => entries.reduce((sum, { entry }) => sum + costOf(entry, max), 0) <= mostOnPage
  return lineLengths.find(fits) ?? lineLengths.at(-1)!
}

function sectionBlocks(entries: readonly Placed[], max: number): Block[] {
  const titles = [...new Set(entries.map(({ title }) => title))]
  return titles.map((title) => ({
    type: 'rich_text',
    elements: [
      section(leaf(shorten(title, 150), { bold: true })),
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: entries
          .filter((each) => each.title === title)
          .map(({ entry }) => section(...leavesOf(entry, max))),
      },
    ],
  }))
}

/** The line, what is remarked, what disputes it, and its sources, never shortened. */
function leavesOf(entry: DigestEntry, max = lineLength): RichTextLeaf[] {
  const { item, line, remark } = entry
  if (!item) return [leaf(line)]
  const disputes = item.notes.filter((note) => dispute.test(note) && !line.includes(note)).slice(0, 2)
  const sources = citationLines(item.citations, limits.sectionText).join('; ')
  return [
    leaf(`${shorten(line, max)}${remark ? ` ${remark}` : ''}${disputes.map((note) => ` ${note}`).join('')} `),
    leaf(`[${sources}]`, { italic: true }),
  ]
}

const dispute = /^(?:Disputed|Denies|Contradicts)\b/

/**
 * The documents' cautions, each once for a page. The first screen has room for the documents' names only: a caution cut
 * short could say the opposite, and each passage has its own in full.
 */
function cautionLines(entries: readonly Placed[], isScreen: boolean): readonly string[] {
  const cautions = new Map<string, readonly string[]>()
  for (const { entry } of entries) {
    const titles = titlesOf(entry)
    // Of several documents that an entry cites, it is told by an entry that cites one whose caution it is.
    for (const caution of documentCautions(entry))
      if ((cautions.get(caution)?.length ?? Infinity) > titles.length) cautions.set(caution, titles)
  }
  if (cautions.size === 0) return []
  if (isScreen) {
    const titles = [...new Set([...cautions.values()].flat())]
    return [`Read with caution: ${shorten(titles.join('; '), 300)}. Each passage says why.`]
  }
  return [...cautions].slice(0, mostCautions).map(([caution, titles]) => {
    const of = titles.length === 1 ? titles[0]! : `one of ${titles.join('; ')}`
    return shorten(caution.startsWith(of) ? `Caution: ${caution}` : `Caution, ${of}: ${caution}`, 400)
  })
}

/** Lines; each passage has its own. */
const mostCautions = 5

/** The titles of the documents that an entry cites. */
function titlesOf({ item }: DigestEntry): readonly string[] {
  return [...new Set((item?.citations ?? []).map(({ title }) => title))]
}

/** An item's last note is its document's. */
function documentCautions({ item }: DigestEntry): readonly string[] {
  return (item?.notes ?? []).filter((note) => !dispute.test(note) && !ordinary.test(note)).slice(-1)
}

/** Notes that the line tells already, or that are no caution. */
const ordinary =
  /^(?:Date (?:inferred|computed):|As of\b|Lifted\b|The same utterance\b|The document (?:gives|is))/

function noteBlock(notes: readonly string[]): Block[] {
  return notes.length === 0 ? [] : [context(shorten(notes.join('\n'), 600))]
}

/** How much more there is, where the first screen would not tell. */
function restBlock(pages: DigestPages, isPreview: boolean): Block[] {
  const waiting = pages.slice(1).reduce((sum, page) => sum + page.length, 0)
  if (waiting === 0) return []
  const count = `${waiting} more ${waiting === 1 ? 'entry' : 'entries'}`
  return [context(`${count} ${isPreview ? 'would wait under a button' : 'under'} “More in the thread”.`)]
}

/** The button that brings a page into the digest's thread. */
export function moreInThread(answerId: string, page: number): Button {
  return button(
    actionIds.digestMore,
    'More in the thread',
    writeButtonValue({ answerId, index: page }),
    'Show the rest of this digest in its thread',
  )
}

function actionRow(entries: readonly Placed[], answerId: string, next: number | undefined): Block[] {
  const options = entries
    .filter(({ entry }) => entry.item !== null)
    .map(({ entry, index }) => ({
      text: plainText(entry.line, limits.buttonText),
      value: writeButtonValue({ answerId, index }),
    }))
  const elements: ActionsBlock['elements'] = [
    ...(options.length > 0 ? [passageSelect(options)] : []),
    ...(next === undefined ? [] : [moreInThread(answerId, next)]),
  ]
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}

/** For notifications, screen readers, and where Slack refuses blocks. Lines shrink before sources do. */
function digestText(digest: Digest, entries: readonly Placed[], page: number): string {
  const head = `Talks digest, ${dateText(digest.localDate)}${page > 0 ? ', continued' : `. ${digest.headline}`}`
  const written = (max: number) => {
    const lines = [head, ...(page === 0 ? digest.notes : [])]
    let title = ''
    for (const { entry, title: own } of entries) {
      if (own !== title) lines.push(`${own}:`)
      title = own
      lines.push(`• ${leavesOf(entry, max).map(textOf).join('')}`)
    }
    lines.push(...cautionLines(entries, page === 0))
    return escapeText(lines.join('\n'))
  }
  const fitting = lineLengths.map(written).find((text) => text.length <= limits.messageText)
  return fitting ?? escapeText(head)
}

function textOf(each: RichTextLeaf): string {
  return 'text' in each ? each.text : ''
}
