import { createHash } from 'node:crypto'
import { changedFields, withdrawnVersion } from '../record/fact-version.ts'
import type { PostedMessage, PostedMessages, ShownFact } from '../state/posted-messages.ts'

/** What became of one fact that a message shows. */
export interface FactChange {
  readonly factId: string
  readonly before: string
  /** Null: withdrawn. */
  readonly after: string | null
  /** The names of the fields that changed; none where it was withdrawn or is back. */
  readonly fields: readonly string[]
  /** It had been withdrawn and is on the record again. */
  readonly isBack: boolean
}

/** A message that shows what the record does not say any more. */
export interface DueRecall {
  readonly message: PostedMessage
  readonly changes: readonly FactChange[]
  /** Names the change: the same facts in the same versions give the same key. */
  readonly changeKey: string
  /** What the message shows once this is done. */
  readonly shownAfter: readonly ShownFact[]
}

/**
 * Every message that shows a fact in another version than the record's, oldest first. Facts whose version was not kept
 * count as unchanged unless they are gone.
 */
export function planRecalls(
  posted: PostedMessages,
  versions: ReadonlyMap<string, string>,
): readonly DueRecall[] {
  const stale = posted.allShown().filter((shown) => isStale(shown, versions))
  if (stale.length === 0) return []
  return posted.withShown(stale).map((message) => {
    const changes = message.shown
      .filter((shown) => isStale(shown, versions))
      .map(({ factId, version }) => changeOf(factId, version ?? '', versions.get(factId) ?? null))
    return {
      message,
      changes,
      changeKey: keyOf(changes),
      shownAfter: changes.map(({ factId, after }) => ({ factId, version: after ?? withdrawnVersion })),
    }
  })
}

function isStale({ factId, version }: ShownFact, versions: ReadonlyMap<string, string>): boolean {
  const current = versions.get(factId)
  if (current === undefined) return version !== withdrawnVersion
  return version !== null && version !== current
}

function keyOf(changes: readonly FactChange[]): string {
  const text = JSON.stringify(changes.map(({ factId, before, after }) => [factId, before, after]).sort())
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function changeOf(factId: string, before: string, after: string | null): FactChange {
  const isBack = before === withdrawnVersion && after !== null
  const fields = after === null || isBack ? [] : changedFields(before, after)
  return { factId, before, after, fields, isBack }
}
