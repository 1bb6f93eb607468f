import { cautionNames, type Document } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type PassageEntry, type TalksRecord } from '../record/record.ts'
import type { AnswerItem } from './answer.ts'
import { citationOf } from './citing.ts'
import { listText, sentence } from './clip.ts'
import { originsOf } from './count-origins.ts'
import { type Counterpart, counterpartsOf, type Wording, wordingsOf } from './counterparts.ts'
import { dateBasis } from './date-basis.ts'
import { dateText } from './dates.ts'
import { itemOf } from './items.ts'
import { type StretchPart, stretchOf } from './stretch.ts'

/** Everything known of one fact's way into the record: what "Show passage" opens. */
export interface PassageView {
  readonly item: AnswerItem
  /** The documents it stands in, in the order of its citations; at least one. */
  readonly documents: readonly SourceDocument[]
  /** The documents' and the fact's cautions, in words, each once. */
  readonly cautions: readonly string[]
  /** How it reached us, a line a document: "Vladimir Putin ← the Kremlin ← Cameron, 21 March 2022". */
  readonly chains: readonly string[]
  /** How many independent origins it has, in a sentence; null for a bare passage. */
  readonly origins: string | null
  readonly counterparts: readonly Counterpart[]
  readonly wordings: readonly Wording[]
  /** What its dates rest on. */
  readonly dates: readonly string[]
}

export interface SourceDocument {
  readonly id: string
  readonly shortTitle: string
  readonly title: string
  readonly authors: readonly string[]
  readonly publisher: string | null
  /** "21 March 2022", or "undated". */
  readonly published: string
  readonly url: string | null
  /** Whose report it retells or reposts, in a sentence, or null. */
  readonly retells: string | null
  readonly stretch: readonly StretchPart[]
  /** "5 April 2022: …", as the document's publisher or an editor corrected it. */
  readonly corrections: readonly string[]
}

/** What "Show passage" opens, or null where the id names nothing that may be shown. */
export function passageView(itemId: string, fact: Fact | undefined, record: TalksRecord): PassageView | null {
  if (fact) return viewOf(itemOf(fact, record), fact.passages, record, fact)
  const passage = record.passages.get(itemId.replace(/^passage:/, ''))
  if (!passage) return null
  const item = {
    id: itemId,
    kind: 'passage' as const,
    text: passage.document.title,
    quote: null,
    speaker: null,
    date: null,
    place: null,
    citations: [citationOf(passage)],
    notes: [],
  }
  return viewOf(item, [passage], record)
}

/** Notes of an item that a part of the view tells in full. */
const toldElsewhere =
  /^(?:Disputed|Denies|Contradicts|The same utterance|Date (?:inferred|computed):|The document (?:gives no calendar date|is undated)|As of|Lifted)/

function viewOf(
  item: AnswerItem,
  passages: readonly PassageEntry[],
  record: TalksRecord,
  fact?: Fact,
): PassageView | null {
  const documents = [...new Set(passages.map(({ document }) => document))]
  if (documents.length === 0) return null
  return {
    item,
    documents: documents.map((document) => sourceOf(document, passages, record)),
    cautions: [
      ...new Set([
        ...documents.flatMap((document) => cautionsOf(document, documents.length > 1)),
        ...item.notes.filter((note) => !toldElsewhere.test(note)),
      ]),
    ],
    chains: documents.map((document) => chainOf(fact, document, record)),
    origins: fact ? originsOf(fact, record).text : null,
    counterparts: fact ? counterpartsOf(fact, record) : [],
    wordings: fact ? wordingsOf(fact, record) : [],
    dates: dateBasis(fact, documents),
  }
}

function sourceOf(
  document: Document,
  passages: readonly PassageEntry[],
  record: TalksRecord,
): SourceDocument {
  const { id, shortTitle, title, authors, publisher, published, url, reportedVia, repostedFrom } = document
  const retells = [
    reportedVia && `It retells ${sentence(reportedVia).replace(/^An? /, (article) => article.toLowerCase())}`,
    repostedFrom && `It was reposted from ${sentence(repostedFrom)}`,
  ].filter((part) => part !== undefined)
  return {
    id,
    shortTitle,
    title,
    authors,
    publisher,
    published: published.date ? dateText(published.date) : 'undated',
    url: url ?? null,
    retells: retells.length > 0 ? retells.join(' ') : null,
    stretch: stretchOf(document, passages, record),
    corrections: document.corrections.map(({ date, what }) => `${dateText(date)}: ${sentence(what)}`),
  }
}

/** What a caution's name lacks to be a sentence of "The document". */
const verbs: Partial<Record<Document['cautions'][number], string>> = {
  undated: ' is',
  unsigned: ' is',
  'machine-translation': ' is',
  repost: ' was',
  'unverified-expert': ':',
}

function cautionsOf({ cautions, shortTitle }: Document, isOneOfMany: boolean): readonly string[] {
  return cautions.map((caution) => {
    const lead = isOneOfMany ? `${shortTitle}:` : `The document${verbs[caution] ?? ''}`
    return `${lead} ${cautionNames[caution]}.`
  })
}

/** Nearest the speaker first; of talks, whoever tells how they ended, where that document has it. */
function chainOf(fact: Fact | undefined, document: Document, record: TalksRecord): string {
  const channel = fact?.kind === 'statement' && fact.entry.channel ? ` (${fact.entry.channel})` : ''
  const speakers = listText(speakersIn(fact, document).map((id) => nameOf(record, id)))
  const via =
    fact?.kind === 'statement' || fact?.kind === 'obstacle'
      ? (fact.entry.via ?? [])
      : fact?.kind === 'position' && fact.entry.according
        ? [fact.entry.according]
        : []
  const relays = via.map((id) => nameOf(record, id))
  return [speakers && `${speakers}${channel}`, ...relays, document.shortTitle].filter(Boolean).join(' ← ')
}

function speakersIn(fact: Fact | undefined, document: Document): readonly string[] {
  if (fact?.kind !== 'talk') return [...(fact?.speakers ?? [])]
  const outcomes = fact.entry.outcomes.filter(({ passages }) =>
    passages.some((passage) => passage.document === document),
  )
  return [...new Set(outcomes.flatMap(({ accordingTo }) => accordingTo))]
}
