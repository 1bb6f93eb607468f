import type { Actor } from './actor.ts'
import type { Document, Passage } from './document.ts'
import type { Obstacle } from './obstacle.ts'
import type { Place } from './place.ts'
import type { Position } from './position.ts'
import type { Statement } from './statement.ts'
import type { Talk } from './talk.ts'
import type { Topic } from './topic.ts'

/** A passage with the document it stands in. `path` is `document/passage`. */
export interface PassageEntry extends Passage {
  readonly path: string
  readonly document: Document
}
export interface StatementEntry extends Omit<Statement, 'passages'> {
  readonly document: Document
  readonly passages: readonly PassageEntry[]
}
export interface ObstacleEntry extends Omit<Obstacle, 'passages' | 'disputedBy'> {
  readonly document: Document
  readonly passages: readonly PassageEntry[]
  readonly disputedBy: readonly { who: string; how: string; passages: readonly PassageEntry[] }[]
}
export interface PositionEntry extends Omit<Position, 'passages'> {
  readonly document: Document
  readonly passages: readonly PassageEntry[]
}
export interface OutcomeEntry {
  readonly text: string
  readonly accordingTo: readonly string[]
  readonly passages: readonly PassageEntry[]
}
export interface TalkEntry extends Omit<Talk, 'passages' | 'outcomes'> {
  readonly passages: readonly PassageEntry[]
  readonly outcomes: readonly OutcomeEntry[]
}
export interface WithdrawnDocument {
  readonly id: string
  readonly status: Document['status'] | 'embargoed'
  /** What answers may say of it; null where policy allows nothing. */
  readonly note: string | null
}

/**
 * What is known, as of one instant: only usable documents whose embargo has passed,
 * and nothing that rests on another. References resolve within the record.
 */
export interface TalksRecord {
  readonly documents: ReadonlyMap<string, Document>
  readonly passages: ReadonlyMap<string, PassageEntry>
  readonly statements: ReadonlyMap<string, StatementEntry>
  readonly obstacles: ReadonlyMap<string, ObstacleEntry>
  readonly positions: ReadonlyMap<string, PositionEntry>
  readonly talks: ReadonlyMap<string, TalkEntry>
  readonly people: ReadonlyMap<string, Actor>
  readonly places: ReadonlyMap<string, Place>
  readonly topics: ReadonlyMap<string, Topic>
  /** Words for subjects of the world, whether or not the record has them. */
  readonly subjects: ReadonlySet<string>
  readonly withdrawn: readonly WithdrawnDocument[]
}

/** The name of a person or institution as answers show it. */
export function nameOf(record: TalksRecord, id: string): string {
  return record.people.get(id)?.name ?? id
}
