import { cautionNames } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type PassageEntry, type TalksRecord } from '../record/record.ts'
import type { PassageView } from './answer.ts'
import { citationOf } from './citing.ts'
import { dateText } from './dates.ts'
import { itemOf } from './items.ts'

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

function viewOf(
  item: PassageView['item'],
  passages: readonly PassageEntry[],
  record: TalksRecord,
  fact?: Fact,
): PassageView | null {
  const document = passages[0]?.document
  if (!document) return null
  const disputes = item.notes.filter((note) => /^(Disputed|Denies|Contradicts|The same utterance)/.test(note))
  return {
    item,
    passages: passages.map((passage) => ({
      exact: passage.exact,
      paragraph: passage.paragraph,
      ...(passage.paragraphEnd ? { paragraphEnd: passage.paragraphEnd } : {}),
      document: passage.document.shortTitle,
    })),
    document: {
      id: document.id,
      title: document.title,
      authors: document.authors,
      publisher: document.publisher,
      published: document.published.date ? dateText(document.published.date) : 'undated',
      url: document.url ?? null,
    },
    cautions: [
      ...new Set([
        ...document.cautions.map(
          (caution) =>
            `The document ${caution === 'undated' || caution === 'unsigned' ? 'is ' : caution === 'repost' ? 'was ' : ''}${cautionNames[caution]}.`,
        ),
        ...item.notes.filter((note) => !disputes.includes(note)),
      ]),
    ],
    chain: chainOf(fact, document.shortTitle, record),
    disputes,
  }
}

/** "Vladimir Putin ← the Kremlin (Putin’s office) ← Cameron’s chronicle": nearest the speaker first. */
function chainOf(fact: Fact | undefined, document: string, record: TalksRecord): string {
  const speakers = fact ? [...fact.speakers].map((id) => nameOf(record, id)).join(' and ') : ''
  const via =
    fact && (fact.kind === 'statement' || fact.kind === 'obstacle')
      ? (fact.entry.via ?? []).map((id) => nameOf(record, id))
      : []
  const channel = fact?.kind === 'statement' && fact.entry.channel ? ` (${fact.entry.channel})` : ''
  return [speakers && `${speakers}${channel}`, ...via, document].filter(Boolean).join(' ← ')
}
