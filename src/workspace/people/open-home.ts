import { viewOutput } from '../payloads/view-output.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Outcome, refuse } from './outcome.ts'

/** Opens the app's Home tab, or its messages: the app hears `app_home_opened` each time. */
export function openHome(world: World, person: Person, tab: 'home' | 'messages' = 'home'): Outcome {
  const { store } = world
  if (!store.directMessage(person.id)) return refuse('no_home', 'The app is not installed in your workspace.')
  const view = tab === 'home' ? store.views.home(person.id) : undefined
  world.announcer.homeOpened(person.id, tab, view && viewOutput(store, view))
  return { ok: true }
}
