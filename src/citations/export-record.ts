import type { Moment } from '../record/moment.ts'
import { nameOf, type PassageEntry, type TalksRecord } from '../record/record.ts'
import { quoteText } from '../record/statement.ts'
import { citationNote, citationSentence } from './citation-text.ts'

/** One paragraph that bears a fact; a passage over two paragraphs makes two. */
export interface ExportedCitation {
  readonly document: string
  readonly paragraph: number
  /** `document/passage`. */
  readonly passage: string
}

export type RecordExport = ReturnType<typeof exportRecord>

function citationsOf(passages: readonly PassageEntry[]): ExportedCitation[] {
  return passages.flatMap(({ document, paragraph, paragraphEnd, path }) =>
    Array.from({ length: (paragraphEnd ?? paragraph) - paragraph + 1 }, (_, i) => ({
      document: document.id,
      paragraph: paragraph + i,
      passage: path,
    })),
  )
}

const dateFields = (moment: Moment | undefined) => ({
  date: moment?.date ?? null,
  datePrecision: moment?.precision ?? 'unknown',
  dateBasis: moment?.basis ?? 'unknown',
  dateNote: moment?.note ?? null,
  weekday: moment?.weekday ?? null,
})

/**
 * The record for other programs: plain data, references resolved to names beside their
 * ids, absent values null. Holds what the record holds: a withdrawn or embargoed
 * document is not in it, nor is whoever is known from it alone.
 */
export function exportRecord(record: TalksRecord) {
  const name = (id: string) => nameOf(record, id)
  const names = (ids: readonly string[] = []) => ids.map(name)
  const topics = (ids: readonly string[]) => ids.map((id) => record.topics.get(id)?.name ?? id)
  /** A talk that went with its document is not named where another document refers to it. */
  const talks = (ids: readonly string[] = []) => ids.filter((id) => record.talks.has(id))
  const talkNames = (ids: readonly string[] = []) => talks(ids).map((id) => record.talks.get(id)!.name)

  return {
    documents: [...record.documents.values()].map((document) => ({
      id: document.id,
      title: document.title,
      shortTitle: document.shortTitle,
      authors: document.authors,
      publisher: document.publisher,
      ...dateFields(document.published),
      language: document.language,
      genre: document.genre,
      reportedVia: document.reportedVia ?? null,
      repostedFrom: document.repostedFrom ?? null,
      cautions: document.cautions,
      cautionNote: document.cautionNote ?? null,
      status: document.status,
      corrections: document.corrections,
      rights: document.rights,
      url: document.url ?? null,
      textSha256: document.textSha256,
      citationSentence: citationSentence(document),
      citationNote: citationNote(document),
    })),
    passages: [...record.passages.values()].map((passage) => ({
      id: passage.path,
      document: passage.document.id,
      paragraph: passage.paragraph,
      paragraphEnd: passage.paragraphEnd ?? null,
      exact: passage.exact,
    })),
    statements: [...record.statements.values()].map((statement) => ({
      id: statement.id,
      document: statement.document.id,
      paragraph: statement.passages[0]?.paragraph ?? null,
      paragraphEnd: statement.passages[0]?.paragraphEnd ?? null,
      kind: statement.kind,
      speaker: name(statement.speaker),
      speakerId: statement.speaker,
      role: statement.office ?? null,
      side: statement.side,
      quote: quoteText(statement),
      gist: statement.gist,
      needsContext: statement.needsContext ?? null,
      ...dateFields(statement.said),
      channel: statement.channel ?? null,
      addressee: names(statement.addressee),
      addresseeIds: statement.addressee ?? [],
      via: names(statement.via),
      viaIds: statement.via ?? [],
      topics: topics(statement.topics),
      topicIds: statement.topics,
      act: statement.act,
      talks: talkNames(statement.talks),
      talkIds: talks(statement.talks),
      links: statement.links ?? [],
      cautions: statement.cautions ?? [],
      citations: citationsOf(statement.passages),
    })),
    talks: [...record.talks.values()].map((talk) => {
      const { date, ...known } = dateFields(talk.start)
      const venue = talk.venue === undefined ? undefined : record.places.get(talk.venue)
      return {
        id: talk.id,
        name: talk.name,
        kind: talk.kind,
        mode: talk.mode,
        status: talk.status,
        statusNote: talk.statusNote ?? null,
        start: date,
        end: talk.end?.date ?? null,
        ...known,
        venue: venue?.name ?? null,
        venueId: talk.venue ?? null,
        country: venue?.country ?? null,
        participants: talk.participants.map(({ who, side, role, head }) => ({
          name: name(who),
          id: who,
          side,
          role: role ?? null,
          head: head ?? false,
        })),
        arrangedBy: names(talk.arrangedBy),
        arrangedByIds: talk.arrangedBy ?? [],
        minutes: talk.minutes ?? null,
        duration: talk.duration ?? null,
        sessions: (talk.sessions ?? []).map((session) => ({
          date: session.when?.date ?? null,
          weekday: session.weekday ?? session.when?.weekday ?? null,
          minutes: session.minutes ?? null,
          duration: session.duration ?? null,
        })),
        agenda: talk.agenda,
        summary: talk.summary,
        outcomes: talk.outcomes.map(({ text, accordingTo, passages }) => ({
          text,
          accordingTo: names(accordingTo),
          citations: citationsOf(passages),
        })),
        topics: topics(talk.topics),
        topicIds: talk.topics,
        partOf: talkNames(talk.partOf === undefined ? [] : [talk.partOf])[0] ?? null,
        partOfId: talks(talk.partOf === undefined ? [] : [talk.partOf])[0] ?? null,
        cautions: talk.cautions ?? [],
        citations: citationsOf(talk.passages),
      }
    }),
    obstacles: [...record.obstacles.values()].map((obstacle) => ({
      id: obstacle.id,
      category: obstacle.category,
      effect: obstacle.effect,
      text: obstacle.text,
      talks: talkNames(obstacle.talks),
      talkIds: talks(obstacle.talks),
      assertedBy: names(obstacle.assertedBy),
      assertedByIds: obstacle.assertedBy,
      via: names(obstacle.via),
      viaIds: obstacle.via ?? [],
      disputedBy: obstacle.disputedBy.map(({ who, how, passages }) => ({
        name: name(who),
        id: who,
        how,
        citations: citationsOf(passages),
      })),
      asOf: obstacle.asOf.date ?? null,
      since: obstacle.since?.date ?? null,
      lifted: obstacle.lifted?.date ?? null,
      liftedNote: obstacle.liftedNote ?? null,
      topics: topics(obstacle.topics),
      topicIds: obstacle.topics,
      cautions: obstacle.cautions ?? [],
      citations: citationsOf(obstacle.passages),
    })),
    positions: [...record.positions.values()].map((position) => ({
      id: position.id,
      side: position.side,
      actor: name(position.actor),
      actorId: position.actor,
      according: position.according === undefined ? null : name(position.according),
      accordingId: position.according ?? null,
      type: position.type,
      /** The first is the main one; `topics` has all. */
      topic: topics(position.topics)[0] ?? null,
      topics: topics(position.topics),
      topicIds: position.topics,
      text: position.text,
      ...dateFields(position.date),
      talks: talkNames(position.talks),
      talkIds: talks(position.talks),
      cautions: position.cautions ?? [],
      citations: citationsOf(position.passages),
    })),
    people: [...record.people.values()].map((person) => ({
      id: person.id,
      name: person.name,
      kind: person.kind,
      side: person.side,
      aliases: person.aliases,
      offices: person.offices.map(({ title, asOf, document }) => ({
        title,
        asOf: asOf ?? null,
        document: document ?? null,
      })),
      speaksFor: names(person.speaksFor),
      speaksForIds: person.speaksFor ?? [],
      note: person.note ?? null,
    })),
    places: [...record.places.values()].map((place) => ({
      id: place.id,
      name: place.name,
      display: place.display,
      country: place.country,
      within: place.within === undefined ? null : (record.places.get(place.within)?.name ?? place.within),
      withinId: place.within ?? null,
      latitude: place.coordinates?.[0] ?? null,
      longitude: place.coordinates?.[1] ?? null,
      aliases: place.aliases,
      /** Country, coordinates and spellings are general knowledge, not reported by a document. */
      basis: 'reference data',
    })),
  }
}
