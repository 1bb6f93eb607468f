import type { TalksRecord } from '../../record/record.ts'
import type { Match, Sense } from '../lexicon.ts'
import { nations } from '../nations.ts'
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

/** "the Belarusian foreign minister": an office that the record fills for other countries only. */
export function isOtherOffice(
  person: Extract<Sense, { kind: 'person' }>,
  words: readonly Word[],
  { from }: Match,
  record: TalksRecord,
): boolean {
  const side = nations.get(words[from - 1]?.folded ?? '')
  return (
    person.by === 'office' &&
    side !== undefined &&
    !person.ids.some((id) => record.people.get(id)?.side === side)
  )
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
  return (
    !own.has(given.folded) &&
    (isGivenName ||
      (!isEnglish(given.folded) &&
        !/^(fm|pm|mr|mrs|ms|dr|pres|russian|ukrainian|turkish)$/.test(given.folded) &&
        !nations.has(given.folded)))
  )
}

/** "the POLITICO report", "Menzel's article": the document that its author or publisher made. */
export function documentsOf(ids: readonly string[], next: string, record: TalksRecord): string[] {
  if (
    !/^(report|article|text|piece|story|account|chronicle|document|interview|reporter|write|writeup|analysis|essay)s?$/.test(
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

/** Talks whose venue is the place itself. */
export const talksAt = (record: TalksRecord, place: string): string[] =>
  [...record.talks.values()].filter(({ venue }) => venue === place).map(({ id }) => id)
