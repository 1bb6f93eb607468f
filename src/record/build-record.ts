import type { DataFiles } from './data-files.ts'
import type { Document } from './document.ts'
import type { PassageEntry, TalksRecord, WithdrawnDocument } from './record.ts'
import { shownPeople } from './shown-people.ts'
import type { Talk } from './talk.ts'

/** Whether a document may be shown at `now`: usable, and its embargo (inclusive of its instant) has passed. */
export function isShown(document: Document, now: Date): boolean {
  return document.status === 'usable' && (!document.embargo || Date.parse(document.embargo) <= now.getTime())
}

/**
 * A talk that rests on several documents, one of them withdrawn: free text may come from
 * any of them and goes. Fields stand as long as the document of its first passage does,
 * which is the one they were entered from; else only the name, kind and date are left.
 */
function withoutWithdrawn(talk: Talk, isShown: (passage: string) => boolean): Talk {
  if (talk.passages.every(isShown)) return talk
  const bare: Talk = {
    ...talk,
    summary: talk.name,
    agenda: [],
    statusNote: undefined,
    venueNote: undefined,
    cautions: undefined,
  }
  if (isShown(talk.passages[0]!)) return bare
  return {
    ...bare,
    participants: [],
    arrangedBy: undefined,
    venue: undefined,
    minutes: undefined,
    duration: undefined,
    sessions: undefined,
  }
}

/**
 * Assembles the record that may be shown at `now`. Whatever rests on a document that
 * is withheld, embargoed or retracted is left out: its facts, its part in talks, disputes
 * and links. A talk whose last passage goes, goes with it.
 */
export function buildRecord(files: DataFiles, now: Date): TalksRecord {
  const shown = files.documents.filter((file) => isShown(file.value.document, now))
  const withdrawn: WithdrawnDocument[] = files.documents
    .map((file) => file.value.document)
    .filter((document) => !isShown(document, now))
    .map((document) => ({
      id: document.id,
      status: document.status === 'usable' ? 'embargoed' : document.status,
      note: document.withdrawalNote ?? null,
    }))
  const passages = new Map<string, PassageEntry>()
  for (const { value } of shown)
    for (const passage of value.passages) {
      const path = `${value.document.id}/${passage.id}`
      passages.set(path, { ...passage, path, document: value.document })
    }
  const resolve = (refs: readonly string[], document?: string) =>
    refs
      .map((ref) => passages.get(ref.includes('/') || !document ? ref : `${document}/${ref}`))
      .filter((passage) => passage !== undefined)

  const facts = new Set(
    shown.flatMap(({ value }) =>
      [...value.statements, ...value.obstacles, ...value.positions].map(({ id }) => id),
    ),
  )
  const factId = (reference: string) => reference.slice(reference.indexOf('/') + 1)
  const entries = <T extends { id: string; passages: string[] }>(
    list: (file: (typeof shown)[number]['value']) => T[],
  ) =>
    shown.flatMap(({ value }) =>
      list(value).map((fact) => ({
        ...fact,
        document: value.document,
        passages: resolve(fact.passages, value.document.id),
      })),
    )
  const byId = <T extends { id: string }>(list: readonly T[]) =>
    new Map(list.map((entry) => [entry.id, entry]))

  const talks = files.talks
    .flatMap((file) => file.value.talks)
    .map((talk) => withoutWithdrawn(talk, (ref) => passages.has(ref)))
    .map((talk) => ({
      ...talk,
      passages: resolve(talk.passages),
      outcomes: talk.outcomes
        .map((outcome) => ({ ...outcome, passages: resolve(outcome.passages) }))
        .filter((outcome) => outcome.passages.length > 0),
    }))
    .filter((talk) => talk.passages.length > 0)

  const record: TalksRecord = {
    documents: byId(shown.map((file) => file.value.document)),
    passages,
    statements: byId(
      entries((file) => file.statements).map((statement) => ({
        ...statement,
        links: statement.links
          ?.map((link) => ({ ...link, to: factId(link.to) }))
          .filter((link) => facts.has(link.to)),
      })),
    ),
    obstacles: byId(
      entries((file) => file.obstacles).map((obstacle) => ({
        ...obstacle,
        disputedBy: (obstacle.disputedBy ?? [])
          .map((dispute) => ({ ...dispute, passages: resolve(dispute.passages, obstacle.document.id) }))
          .filter((dispute) => dispute.passages.length > 0),
      })),
    ),
    positions: byId(entries((file) => file.positions)),
    talks: byId(talks),
    people: byId(files.people.value.people),
    places: byId(files.places.value.places),
    topics: byId(files.topics.value.topics),
    subjects: new Set(Object.values(files.subjects.value.subjects).flat()),
    withdrawn,
  }
  return { ...record, people: byId(shownPeople(record)) }
}
