import type { Actor } from './actor.ts'
import type { TalksRecord } from './record.ts'

/**
 * The people and institutions that may be listed. Offices stated by a document that is
 * not shown are left out, and so is whoever no shown fact involves and no shown document
 * gives an office: a source's very description may come from the withdrawn document.
 */
export function shownPeople(record: TalksRecord): Actor[] {
  const everybody = [...record.people.values()]
  if (!record.withdrawn.length) return everybody
  const involved = new Set([
    ...[...record.statements.values()].flatMap((s) => [s.speaker, ...(s.via ?? []), ...(s.addressee ?? [])]),
    ...[...record.obstacles.values()].flatMap((o) => [
      ...o.assertedBy,
      ...(o.via ?? []),
      ...o.disputedBy.map(({ who }) => who),
    ]),
    ...[...record.positions.values()].flatMap((p) => [p.actor, ...(p.according ? [p.according] : [])]),
    ...[...record.talks.values()].flatMap((t) => [
      ...t.participants.map(({ who }) => who),
      ...(t.arrangedBy ?? []),
      ...t.outcomes.flatMap(({ accordingTo }) => accordingTo),
    ]),
  ])
  const isShown = (document: string | undefined) => document !== undefined && record.documents.has(document)
  return everybody
    .filter(({ id, offices }) => involved.has(id) || offices.some(({ document }) => isShown(document)))
    .map((person) => ({
      ...person,
      offices: person.offices.filter(({ document }) => !document || isShown(document)),
    }))
}
