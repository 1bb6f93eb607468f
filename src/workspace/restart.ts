import type { World } from './world.ts'

/**
 * What an app meets when Slack's front end restarts: every connection is cut, and connection tickets, triggers and
 * response_urls handed out before are no longer known. With `forget` everything else begins afresh too: messages,
 * members, views, files, faults.
 */
export function restart(world: World, { forget = false }: { readonly forget?: boolean } = {}): void {
  world.socket.restart()
  world.triggers.forget()
  world.responseUrls.forget()
  if (!forget) return
  world.elementStates.forget()
  world.faults.clear()
  world.store.reset()
}
