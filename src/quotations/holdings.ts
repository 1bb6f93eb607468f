import MiniSearch from 'minisearch'
import type { PassageEntry, StatementEntry, TalksRecord } from '../record/record.ts'
import { isTelling, type Token, tokensOf } from './compared-words.ts'
import { joinUtterances, piecesOf, type Utterance } from './join-utterances.ts'

/** A passage with its words. */
export interface HeldPassage {
  readonly entry: PassageEntry
  readonly tokens: readonly Token[]
  /** The statements that rest on it. */
  readonly statements: readonly StatementEntry[]
}

/** Our own words: a gist, or the text of an obstacle or position. */
export interface Paraphrase {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly speaker: string
  readonly passages: readonly PassageEntry[]
}

export type Near =
  | { readonly kind: 'utterance'; readonly held: Utterance }
  | { readonly kind: 'passage'; readonly held: HeldPassage }
  | { readonly kind: 'paraphrase'; readonly held: Paraphrase }

export interface Holdings {
  /** Where a word stands in the utterances: pairs of utterance and token. */
  readonly places: (key: string) => readonly { readonly utterance: Utterance; readonly at: number }[]
  /** What of the record shares most words with these, the best first. */
  readonly near: (words: readonly Token[], limit: number) => readonly Near[]
  /** The passage and the offset in it at which a statement's quotation begins, or null where it cannot be told. */
  readonly placeOf: (
    statement: StatementEntry,
  ) => { readonly passage: PassageEntry; readonly at: number } | null
  /** Whether a word, in lower case, is part of the name of somebody or of a body of the record. */
  readonly isName: (key: string) => boolean
  /** The other wordings of a statement's utterance, whichever of them names the other. */
  readonly otherWordings: (statement: StatementEntry) => readonly StatementEntry[]
}

/** The record, made comparable with quotations; built once a record. */
export function buildHoldings(record: TalksRecord): Holdings {
  const utterances = joinUtterances(record)
  const begins = new Map<string, { passage: PassageEntry; at: number }>()
  const restingOn = new Map<string, StatementEntry[]>()
  for (const statement of record.statements.values()) {
    for (const passage of statement.passages) {
      restingOn.set(passage.path, [...(restingOn.get(passage.path) ?? []), statement])
      for (const piece of piecesOf(statement)) {
        const at = passage.exact.indexOf(piece)
        if (at >= 0 && !begins.has(statement.id)) begins.set(statement.id, { passage, at })
      }
    }
  }
  const passages = [...record.passages.values()].map(
    (entry): HeldPassage => ({
      entry,
      tokens: tokensOf(entry.exact),
      statements: restingOn.get(entry.path) ?? [],
    }),
  )
  const paraphrases = [
    ...[...record.statements.values()].map((each) => ({ ...each, text: each.gist })),
    ...[...record.obstacles.values()].map((each) => ({ ...each, speaker: each.assertedBy[0] ?? '' })),
    ...[...record.positions.values()].map((each) => ({ ...each, speaker: each.according ?? each.actor })),
  ].map(({ text, speaker, passages }): Paraphrase => ({ text, speaker, passages, tokens: tokensOf(text) }))

  const places = new Map<string, { utterance: Utterance; at: number }[]>()
  for (const utterance of utterances)
    utterance.tokens.forEach(({ key }, at) => {
      const list = places.get(key)
      if (list) list.push({ utterance, at })
      else places.set(key, [{ utterance, at }])
    })

  const all: Near[] = [
    ...utterances.map((held): Near => ({ kind: 'utterance', held })),
    ...passages.map((held): Near => ({ kind: 'passage', held })),
    ...paraphrases.map((held): Near => ({ kind: 'paraphrase', held })),
  ]
  const keys = (tokens: readonly Token[]) =>
    tokens
      .filter(isTelling)
      .map(({ key }) => key)
      .join(' ')
  const index = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    storeFields: [],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  index.addAll(all.map(({ held }, id) => ({ id, words: keys(held.tokens) })))

  const wordings = new Map<string, Set<string>>()
  for (const { id, links } of record.statements.values())
    for (const { kind, to } of links ?? [])
      if (kind === 'same-utterance') {
        wordings.set(id, (wordings.get(id) ?? new Set()).add(to))
        wordings.set(to, (wordings.get(to) ?? new Set()).add(id))
      }
  const nameWords = new Set(
    [...record.people.values()]
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .flatMap((wording) => tokensOf(wording))
      .filter(({ text }) => /^\p{Lu}/u.test(text))
      .map(({ key }) => key.replace(/'s?$/, '')),
  )
  return {
    isName: (key) => nameWords.has(key),
    places: (key) => places.get(key) ?? [],
    near: (words, limit) =>
      index
        .search(keys(words))
        .slice(0, limit)
        .map(({ id }) => all[id as number]!),
    placeOf: (statement) => begins.get(statement.id) ?? null,
    otherWordings: ({ id }) =>
      [...(wordings.get(id) ?? [])].flatMap((other) => record.statements.get(other) ?? []),
  }
}
