import { z } from 'zod'
import type { Fault } from '../faults/fault.ts'
import type { Storm } from '../faults/storm.ts'
import type { RequestUrl } from '../http-delivery/request-urls.ts'
import { restart } from '../restart.ts'
import type { World } from '../world.ts'
import { faultSchema } from './fault-schema.ts'
import { failure, post, type Reply, type Route, remove } from './route.ts'

const done: Reply = { json: { ok: true } }

/** The clock goes forward by ten years at most in one step. */
const longestStep = 10 * 366 * 86_400_000

/** What happens to Slack itself, and is done by nobody in it: time, faults, restarts, where the app is reached. */
export const operatingRoutes: readonly Route[] = [
  post('clock/advance', { milliseconds: z.number().min(0).max(longestStep) }, ({ world, body }) => {
    world.clock.advance(body.milliseconds)
    return { json: { ok: true, now: world.now() } }
  }),
  post('restart', { forget: z.boolean().default(false) }, ({ world, body }) => {
    restart(world, body)
    return done
  }),
  {
    method: 'POST',
    path: 'faults',
    body: faultSchema,
    run: ({ world, body }) => {
      // Optional fields are absent or have a value here: zod has left out what was not given.
      const wanted = body as Fault | Storm
      const id = wanted.kind === 'storm' ? world.faults.storm(wanted) : world.faults.add(wanted)
      return { json: { ok: true, id } }
    },
  },
  remove('faults', ({ world }) => {
    world.faults.clear()
    return done
  }),
  remove('faults/:id', ({ world, params }) =>
    world.faults.remove(params.id ?? '')
      ? done
      : failure(404, 'fault_not_found', `No active fault has the id "${params.id}".`),
  ),
  post(
    'disconnect',
    { reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).default('refresh_requested') },
    ({ world, body }) => {
      world.socket.disconnect(body.reason)
      return done
    },
  ),
  post(
    'request-url',
    {
      url: z
        .union([
          z.string(),
          z.strictObject({ events: z.string(), commands: z.string(), interactivity: z.string() }),
        ])
        .nullable(),
    },
    async ({ world, body }) => setRequestUrl(world, body.url),
  ),
]

/** Null goes back to Socket Mode. An address is asked whether it is the app's before anything is sent to it. */
async function setRequestUrl({ httpDelivery }: World, url: RequestUrl | null): Promise<Reply> {
  if (url === null) {
    httpDelivery.use(undefined)
    return done
  }
  try {
    const verification = await httpDelivery.verify(url)
    if (verification.ok) httpDelivery.use(url)
    return { json: verification }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read'
    return failure(400, 'invalid_arguments', `The field "url" is not right: ${reason}.`)
  }
}
