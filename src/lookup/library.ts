import type { Lexicon } from '../question/lexicon.ts'
import { wordsOf } from '../question/words.ts'
import { type Fact, factsOf } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { buildSearchIndex, indexStems, type SearchEngine, searchTextOf } from './search-index.ts'

/** A fact with the stems it is ranked by, worked out once. */
export interface RankedFact {
  readonly fact: Fact
  /** Stems of our own words and the quotation. */
  readonly own: ReadonlySet<string>
  /** Stems of the passages, topics and names around it. */
  readonly around: ReadonlySet<string>
  /** The quotation's folded words in order. */
  readonly quoteWords: readonly string[]
  /** People and sides whom our own words mention. */
  readonly mentions: ReadonlySet<string>
}

/** The record made findable: facts by id and by what they involve, and the word index. */
export interface Library {
  readonly record: TalksRecord
  readonly facts: ReadonlyMap<string, RankedFact>
  readonly engine: SearchEngine
  /**
   * Facts by `speaker:x`, `person:x`, `talk:x`, `place:x`, `topic:x`, `document:x`, `kind:x`; statements that call
   * statement x the same utterance by `same:x`, positions that rest on it by `rests:x`.
   */
  readonly by: (key: string) => readonly RankedFact[]
  /** How telling a stem is: rarer is more, 0 for one that the record lacks. */
  readonly weight: (stem: string) => number
}

export function buildLibrary(record: TalksRecord, lexicon: Lexicon): Library {
  const facts = new Map<string, RankedFact>()
  const lists = new Map<string, RankedFact[]>()
  const topicWords = (id: string) => {
    const topic = record.topics.get(id)
    return topic ? [topic.name, ...topic.words].join(' ') : ''
  }
  const placeNames = new Map(
    [...record.places.values()].map((place) => [place.id, indexStems(place.name)] as const),
  )
  const texts = factsOf(record).map((fact) => {
    const text = searchTextOf(fact, topicWords, (id) => nameOf(record, id))
    const ranked: RankedFact = {
      fact,
      own: new Set(
        indexStems(text.words).flatMap((term) => (/^un.{6,}/.test(term) ? [term, term.slice(2)] : [term])),
      ),
      around: new Set(indexStems(text.around)),
      quoteWords: fact.quote ? wordsOf(fact.quote).map((word) => word.folded) : [],
      mentions: mentionsIn(fact.own, lexicon),
    }
    facts.set(fact.id, ranked)
    const keys = [
      `kind:${fact.kind}`,
      ...[...fact.speakers].map((id) => `speaker:${id}`),
      ...[...fact.people, ...ranked.mentions].map((id) => `person:${id}`),
      ...[...fact.talks].map((id) => `talk:${id}`),
      ...[...fact.places].map((id) => `place:${id}`),
      ...[...placeNames]
        .filter(([, name]) => name.every((part) => ranked.own.has(part) || ranked.around.has(part)))
        .map(([id]) => `told:${id}`),
      ...[...fact.topics].map((id) => `topic:${id}`),
      ...[...fact.documents].map((id) => `document:${id}`),
      ...(fact.kind === 'statement' ? (fact.entry.links ?? []) : []).flatMap(({ kind, to }) =>
        kind === 'same-utterance' ? [`same:${to}`] : [],
      ),
      ...(fact.kind === 'position' ? (fact.entry.statements ?? []) : []).map(
        (id) => `rests:${id.slice(id.indexOf('/') + 1)}`,
      ),
    ]
    for (const key of new Set(keys)) {
      const list = lists.get(key)
      if (list) list.push(ranked)
      else lists.set(key, [ranked])
    }
    return text
  })
  const engine = buildSearchIndex(texts)
  return {
    record,
    facts,
    engine,
    by: (key) => lists.get(key) ?? [],
    weight: (stem) => {
      const frequency = engine.frequency(stem)
      return frequency ? Math.log(1 + engine.size / frequency) : 0
    },
  }
}

function mentionsIn(text: string, lexicon: Lexicon): Set<string> {
  const found = new Set<string>()
  for (const match of lexicon.find(wordsOf(text)))
    for (const sense of match.senses) {
      if (sense.kind === 'person' && sense.ids.length === 1) found.add(sense.ids[0]!)
      if (sense.kind === 'side') found.add(sense.side)
    }
  return found
}
