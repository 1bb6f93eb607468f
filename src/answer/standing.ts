import type { Fact } from '../record/facts.ts'
import { nameOf, type StatementEntry, type TalkEntry, type TalksRecord } from '../record/record.ts'
import type { AnswerItem, Footing } from './answer.ts'

/** A call of many leaders has more participants than a reader can choose from. */
const mostPeople = 20

/** Channels in which whoever speaks publishes; a telephone call is none. */
const published = /readout|announcement|statement|declaration|communiqué|report|news text|post|website/i

/** What filters ask of a fact: whose it is, what it rests on, and whether the record holds anything against it. */
export function standingOf(
  fact: Fact,
  record: TalksRecord,
): Required<Pick<AnswerItem, 'people' | 'footing' | 'disputed'>> {
  const names = peopleIds(fact).map((id) => nameOf(record, id))
  return {
    people: [...new Set(names)].slice(0, mostPeople),
    footing: footingOf(fact, record),
    disputed: isDisputed(fact, record),
  }
}

function peopleIds(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case 'statement':
      return [fact.entry.speaker]
    case 'talk':
      return fact.entry.participants.map(({ who }) => who)
    case 'obstacle':
      return fact.entry.assertedBy
    case 'position':
      return [fact.entry.actor]
  }
}

/**
 * The one definition of "on record". A statement is when everybody in the chain by which it came is named, and the
 * words are the speaker's own: quoted, in whole or in part, or published by the institution or author they come from.
 * What others retell of a named speaker is a paraphrase. Obstacles and positions stand as well as the best of the
 * statements that they rest on; talks are on record unless they were only reported, or reported and denied.
 */
function footingOf(fact: Fact, record: TalksRecord): Footing {
  switch (fact.kind) {
    case 'statement':
      return statementFooting(fact.entry, record)
    case 'talk':
      return talkFootings[fact.entry.status]
    case 'obstacle': {
      const { assertedBy, via = [], statements } = fact.entry
      if (assertedBy.every((id) => isUnnamed(id, record)) || via.some((id) => isUnnamed(id, record)))
        return 'unnamed'
      return bestFooting(statements, record)
    }
    case 'position': {
      const { actor, according, statements } = fact.entry
      return isUnnamed(according ?? actor, record) ? 'unnamed' : bestFooting(statements, record)
    }
  }
}

const talkFootings: Record<TalkEntry['status'], Footing> = {
  held: 'on-record',
  planned: 'on-record',
  proposed: 'on-record',
  postponed: 'on-record',
  failed: 'on-record',
  reported: 'unconfirmed',
  denied: 'unconfirmed',
}

function statementFooting(
  { speaker, via = [], kind, channel }: StatementEntry,
  record: TalksRecord,
): Footing {
  if ([speaker, ...via].some((id) => isUnnamed(id, record))) return 'unnamed'
  if (kind !== 'indirect') return 'on-record'
  const publisher = record.people.get(via[0] ?? speaker)
  if (via.length === 0 && publisher?.author) return 'on-record'
  return publisher?.kind === 'institution' && published.test(channel ?? '') ? 'on-record' : 'paraphrase'
}

/** From the weakest to the best. */
const footings: readonly Footing[] = ['unconfirmed', 'unnamed', 'paraphrase', 'on-record']

/** Without statements of its own a claim is the document's retelling. */
function bestFooting(ids: readonly string[] | undefined, record: TalksRecord): Footing {
  const all = linked(ids, record).map((entry) => statementFooting(entry, record))
  return footings.findLast((footing) => all.includes(footing)) ?? 'paraphrase'
}

/** Ids of the same document, or `document/statement`. */
function linked(ids: readonly string[] | undefined, record: TalksRecord): readonly StatementEntry[] {
  return (ids ?? []).flatMap((id) => record.statements.get(id.slice(id.indexOf('/') + 1)) ?? [])
}

function isUnnamed(id: string, record: TalksRecord): boolean {
  return record.people.get(id)?.kind === 'unnamed'
}

function isDisputed(fact: Fact, record: TalksRecord): boolean {
  switch (fact.kind) {
    case 'statement':
      return isContradicted(fact.entry, record)
    case 'talk':
      return isDenied(fact.entry, record)
    case 'obstacle':
      return fact.entry.disputedBy.length > 0
    case 'position':
      return linked(fact.entry.statements, record).some((entry) => isContradicted(entry, record))
  }
}

/** Either side of a contradiction is disputed: the record does not say who is right. */
function isContradicted({ id, links = [] }: StatementEntry, record: TalksRecord): boolean {
  const contrary = (of: StatementEntry['links']) => (of ?? []).filter(({ kind }) => kind !== 'same-utterance')
  return (
    contrary(links).length > 0 ||
    [...record.statements.values()].some((other) => contrary(other.links).some(({ to }) => to === id))
  )
}

function isDenied({ id, status }: TalkEntry, record: TalksRecord): boolean {
  if (status !== 'reported') return status === 'denied'
  return [...record.statements.values()].some(({ act, talks = [] }) => act === 'deny' && talks.includes(id))
}
