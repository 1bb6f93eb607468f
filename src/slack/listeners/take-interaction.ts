import type { Deps } from '../deps.ts'

/**
 * Takes a command or click for handling; false when it was taken before. After a reconnect Slack can hand the same
 * envelope over again, on another connection too, and only the trigger_id tells: each interaction has its own.
 */
export function takeInteraction(
  { trigger_id: triggerId }: { readonly trigger_id: string },
  { state, now }: Pick<Deps, 'state' | 'now'>,
): boolean {
  return state.seen.takeOnce(`trigger:${triggerId}`, now())
}
