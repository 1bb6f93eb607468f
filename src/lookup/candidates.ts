import type { FactsPlan, Filters } from '../plan/plan.ts'
import type { Library, RankedFact } from './library.ts'
import { voicesOf } from './matches-filters.ts'

/** Facts that could satisfy the filters: the shortest list that a filter gives, or the word index's best. */
export async function candidates(
  library: Library,
  filters: Filters,
  ranking: FactsPlan['ranking'],
): Promise<readonly RankedFact[]> {
  const union = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => library.by(key)))]
  const lists: RankedFact[][] = []
  const voices = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const { own, relays } = voicesOf(library.record, id)
      return [...own, ...relays]
    })
  if (filters.speakers.length)
    lists.push(union(voices(filters.speakers.flat()).flatMap((id) => [`speaker:${id}`, `person:${id}`])))
  for (const ids of filters.people) lists.push(union(voices(ids).map((id) => `person:${id}`)))
  if (filters.talks.length && filters.talksRelation === 'at')
    lists.push(union(filters.talks.map((id) => `talk:${id}`)))
  // Facts that only tell of the place are not listed under it; a speaker's list is short enough.
  if (filters.places.length && !filters.speakers.length)
    lists.push(union(filters.places.flatMap((id) => [`place:${id}`, `told:${id}`])))
  if (filters.documents.length) lists.push(union(filters.documents.map((id) => `document:${id}`)))
  if (lists.length) return lists.reduce((least, list) => (list.length < least.length ? list : least))
  if (!ranking.terms.length && !ranking.topics.length) return [...library.facts.values()]
  const hits = await library.engine.search(ranking.terms, 400)
  const found = new Set(hits.map(({ id }) => library.facts.get(id)!))
  for (const topic of ranking.topics) for (const ranked of library.by(`topic:${topic}`)) found.add(ranked)
  return filters.windows.length || filters.speakerSides.length || filters.weekdays.length
    ? [...library.facts.values()]
    : [...found]
}
