import { messageOutput } from '../payloads/message-output.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Call, failure, findPerson, get, type Reply, type Route } from './route.ts'
import { shownView, snapshot } from './snapshot.ts'

/** What there is to see: for the page, and for whoever asks what the app did. */
export const readingRoutes: readonly Route[] = [
  get(
    'state',
    forPerson((world, person) => snapshot(world, person)),
  ),
  get('messages', ({ world, query }) => {
    const name = query.get('channel') ?? ''
    const channel = world.store.channel(name)
    if (!channel) {
      return failure(404, 'channel_not_found', `The parameter "channel" names no channel here: "${name}".`)
    }
    const messages = world.store.messages.all(channel.id)
    const shown = messages.map((message) => messageOutput(world.store, message, { withMetadata: true }))
    return { json: { ok: true, channel: channel.id, messages: shown } }
  }),
  get(
    'ephemerals',
    forPerson((world, person) => ({ ok: true, ephemerals: world.store.ephemerals.for(person.id) })),
  ),
  get(
    'views',
    forPerson((world, person) => ({
      ok: true,
      views: world.store.views.stack(person.id).map((view) => shownView(world, view)),
    })),
  ),
  get(
    'home',
    forPerson((world, person) => {
      const view = world.store.views.home(person.id)
      return { ok: true, view: view ? shownView(world, view) : null }
    }),
  ),
  get('settled', async ({ world, query }) => {
    const quiet = readNumber(query, 'quiet', 150)
    const timeout = readNumber(query, 'timeout', 5_000)
    if (quiet === undefined || timeout === undefined) return notANumber('quiet" and "timeout')
    try {
      await world.activity.settled({ quiet, timeout })
      return { json: { ok: true } }
    } catch {
      return { json: { ok: false, error: 'timeout', message: 'Something is still under way.' } }
    }
  }),
  get('traffic', ({ world, query }) => {
    const since = readNumber(query, 'since', 0)
    if (since === undefined) return notANumber('since')
    return { json: { ok: true, entries: world.traffic.entries({ since }) } }
  }),
  get('acknowledgements', ({ world }) => ({
    json: { ok: true, acknowledgements: world.traffic.acknowledgements() },
  })),
  get('faults', ({ world }) => ({
    // JSON has no Infinity, and would say null.
    json: { ok: true, active: world.faults.active().map(withForever), injected: world.faults.injected() },
  })),
]

/** A reading that belongs to one person: the one in `as`, or the first there is. */
function forPerson(read: (world: World, person: Person) => unknown) {
  return ({ world, query }: Call<undefined>): Reply => {
    const found = findPerson(world, query.get('as') ?? world.store.cast.people[0]?.id ?? '')
    return found.kind === 'missing' ? found.reply : { json: read(world, found.person) }
  }
}

function withForever<Active extends { readonly fault: object }>(active: Active) {
  const { fault } = active
  const isEndless = 'times' in fault && fault.times === Number.POSITIVE_INFINITY
  return isEndless ? { ...active, fault: { ...fault, times: 'forever' } } : active
}

function readNumber(query: URLSearchParams, name: string, otherwise: number): number | undefined {
  const given = query.get(name)
  if (given === null) return otherwise
  return /^\d{1,15}$/.test(given) ? Number(given) : undefined
}

function notANumber(name: string): Reply {
  return failure(400, 'invalid_arguments', `The parameter "${name}" takes whole numbers from 0.`)
}
