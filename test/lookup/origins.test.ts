import { describe, expect, it } from 'vitest'
import { buildLibrary } from '../../src/lookup/library.ts'
import { originsOf } from '../../src/lookup/origins.ts'
import { buildLexicon } from '../../src/question/lexicon.ts'
import { isEnglish } from '../../src/question/spelling.ts'
import type { Document } from '../../src/record/document.ts'
import type { PassageEntry, StatementEntry, TalksRecord } from '../../src/record/record.ts'
import { summits } from './summits-fixture.ts'

/** The summits with these documents' own origins. */
function origins(id: string, over: Readonly<Record<string, Partial<Document>>> = {}) {
  const record = summits()
  const told = (document: Document): Document => ({ ...document, ...over[document.id] })
  const of = (passages: readonly PassageEntry[]) =>
    passages.map((passage) => ({ ...passage, document: told(passage.document) }))
  const statements = new Map<string, StatementEntry>(
    [...record.statements].map(([key, entry]) => [
      key,
      { ...entry, document: told(entry.document), passages: of(entry.passages) },
    ]),
  )
  const grown: TalksRecord = { ...record, statements }
  const library = buildLibrary(grown, buildLexicon(grown, isEnglish))
  return originsOf(library, library.facts.get(id)!.fact)
}

describe('Independent origins', () => {
  it('are not counted where one document tells it', () => {
    expect(origins('statement:reagan-tear-down')).toBeNull()
  })
  it('are two where two documents report the same utterance', () => {
    expect(origins('statement:thatcher-business')).toEqual({
      names: ['Chronicle, 2 January 1988', 'Memoir, undated'],
      documents: 2,
    })
  })
  it('are one where both retell the same newspaper', () => {
    const via = {
      chronicle: { reportedVia: 'The Daily Planet (17 December 1984)' },
      memoir: { reportedVia: 'Daily Planet' },
    }
    expect(origins('statement:thatcher-business', via)).toEqual({ names: ['The Daily Planet'], documents: 2 })
  })
  it('are one where a document reposts what another retells', () => {
    const via = {
      chronicle: { repostedFrom: 'The Daily Planet, on a blog' },
      memoir: { reportedVia: 'The Daily Planet' },
    }
    expect(origins('statement:thatcher-business', via)?.names).toHaveLength(1)
  })
  it('are counted from whichever wording is asked about', () => {
    expect(origins('statement:thatcher-memoir')?.documents).toBe(2)
  })
})
