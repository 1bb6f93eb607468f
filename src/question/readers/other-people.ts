import type { TalksRecord } from '../../record/record.ts'
import type { Match, Sense } from '../lexicon.ts'
import { nations, otherNations } from '../nations.ts'
import { isEnglish } from '../spelling.ts'
import type { Word } from '../words.ts'
import { foldedWords } from '../words.ts'

export const kinNouns =
  /^(deputy|deputies|wife|husband|son|daughter|brother|sister|mother|father|aide|aides|assistant|adviser|advisers|spokesman|spokeswoman|spokesperson|secretary|bodyguard|interpreter|lawyer|predecessor|successor|driver|ally|allies|friend|friends|girlfriend|boyfriend|chief|party|family|boss|colleague|colleagues)$/

/** "Kuleba's deputy": the words, where somebody near the person is meant whom no alias names. */
export function kinOf(words: readonly Word[], { from, to }: Match): string | null {
  const next = words[to]
  if (!next || !words[to - 1]!.possessive || !kinNouns.test(next.folded)) return null
  return words
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join(' ')
}

/** "the Belarusian foreign minister", "the Polish president": an office that the record fills for other countries only. */
export function isOtherOffice(
  person: Extract<Sense, { kind: 'person' }>,
  words: readonly Word[],
  { from }: Match,
  record: TalksRecord,
): boolean {
  if (person.by !== 'office') return false
  const nation = words[from - 1]?.folded ?? ''
  const side = nations.get(nation)
  if (side === undefined) return otherNations.has(nation)
  return !person.ids.some((id) => record.people.get(id)?.side === side)
}

/** "the president of Poland": the words, where the office is one of a country that is no side of the record. */
export function otherOfficeOf(
  person: Extract<Sense, { kind: 'person' }>,
  words: readonly Word[],
  { from, to }: Match,
): string | null {
  if (person.by !== 'office' || words[to]?.folded !== 'of' || !otherNations.has(words[to + 1]?.folded ?? ''))
    return null
  return words
    .slice(from, to + 2)
    .map(({ text }) => text)
    .join(' ')
}

/** A surname behind a given name that is not its bearer's: "Volodymyr Medinsky". */
export function isOtherPerson(
  person: Extract<Sense, { kind: 'person' }>,
  words: readonly Word[],
  { from, to }: Match,
  record: TalksRecord,
): boolean {
  const given = words[from - 1]
  if (
    !given ||
    person.by !== 'name' ||
    to - from > 1 ||
    !given.capital ||
    given.possessive ||
    words[from]!.gap !== ' '
  )
    return false
  const own = new Set(
    person.ids
      .flatMap((id) => [record.people.get(id)?.name ?? '', ...(record.people.get(id)?.aliases ?? [])])
      .flatMap(foldedWords),
  )
  const isGivenName = [...record.people.values()].some(
    ({ kind, name }) => kind === 'person' && foldedWords(name)[0] === given.folded,
  )
  // "Podoliak Medinsky": two people, named one after the other.
  const isSurname = [...record.people.values()].some(
    ({ kind, name, aliases }) =>
      kind === 'person' &&
      [name, ...aliases].some((called) => foldedWords(called).slice(1).at(-1) === given.folded),
  )
  return (
    !own.has(given.folded) &&
    !isSurname &&
    (isGivenName ||
      (!isEnglish(given.folded) &&
        !/^(fm|pm|mr|mrs|ms|dr|pres|russian|ukrainian|turkish)$/.test(given.folded) &&
        !nations.has(given.folded)))
  )
}

/** "the POLITICO report", "Menzel's article", "the Time.news adviser": the document that its author or publisher made. */
export function documentsOf(ids: readonly string[], next: string, record: TalksRecord): string[] {
  if (
    !/^(report|article|text|piece|story|account|chronicle|document|interview|reporter|write|writeup|analysis|essay|advis[eo]r|source|official|expert|editor)s?$/.test(
      next,
    )
  )
    return []
  return ids.flatMap((id) => {
    const actor = record.people.get(id)
    return actor?.author ? actor.offices.flatMap(({ document }) => document ?? []) : []
  })
}

/** "the Geneva report": the one document that tells of the talks, or null where several do. */
export function onlyDocumentOf(talks: readonly string[], record: TalksRecord): string | null {
  const documents = new Set(
    talks.flatMap((id) => record.talks.get(id)?.passages.map(({ document }) => document.id) ?? []),
  )
  return documents.size === 1 ? [...documents][0]! : null
}

/** The documents that tell of a topic: those with at least half as many statements on it as any has. */
export function documentsOn(topic: string, record: TalksRecord): string[] {
  const counts = new Map<string, number>()
  for (const { topics, document } of record.statements.values())
    if (topics.includes(topic)) counts.set(document.id, (counts.get(document.id) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts].filter(([, count]) => count >= most / 2).map(([id]) => id)
}

/** Talks whose venue is the place itself. */
export const talksAt = (record: TalksRecord, place: string): string[] =>
  [...record.talks.values()].filter(({ venue }) => venue === place).map(({ id }) => id)
