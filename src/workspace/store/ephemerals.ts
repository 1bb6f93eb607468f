import type { Block } from './block.ts'

/** A message that only `user` sees. It is in no history, and `chat.update` cannot reach it. */
export interface Ephemeral {
  readonly channel: string
  readonly ts: string
  /** The one person who sees it. */
  readonly user: string
  /** Who speaks: the bot, or Slack itself (`USLACKBOT`) when a command went wrong. */
  readonly from: string
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly thread_ts?: string
}

export interface EphemeralChange {
  readonly kind: 'ephemeral' | 'ephemeral-removed'
  readonly ephemeral: Ephemeral
}

/** Slack's own voice, as in "/talks is not supported in threads. Sorry!". */
export const slackbotId = 'USLACKBOT'

export interface Ephemerals {
  for(user: string): readonly Ephemeral[]
  find(ts: string): Ephemeral | undefined
  add(draft: Omit<Ephemeral, 'ts'>): Ephemeral
  replace(ts: string, fields: Partial<Omit<Ephemeral, 'ts'>>): Ephemeral | undefined
  remove(ts: string): Ephemeral | undefined
}

/** The messages that one person sees. */
export function createEphemerals(
  nextTs: () => string,
  changed: (change: EphemeralChange) => void,
): Ephemerals {
  const byTs = new Map<string, Ephemeral>()
  return {
    for: (user) => [...byTs.values()].filter((each) => each.user === user),
    find: (ts) => byTs.get(ts),
    add(draft) {
      const ephemeral: Ephemeral = { ...draft, ts: nextTs() }
      byTs.set(ephemeral.ts, ephemeral)
      changed({ kind: 'ephemeral', ephemeral })
      return ephemeral
    },
    replace(ts, fields) {
      const before = byTs.get(ts)
      if (!before) return undefined
      const ephemeral = { ...before, ...fields }
      byTs.set(ts, ephemeral)
      changed({ kind: 'ephemeral', ephemeral })
      return ephemeral
    },
    remove(ts) {
      const ephemeral = byTs.get(ts)
      if (!ephemeral) return undefined
      byTs.delete(ts)
      changed({ kind: 'ephemeral-removed', ephemeral })
      return ephemeral
    },
  }
}
