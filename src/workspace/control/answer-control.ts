import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { readBody } from '../http/read-body.ts'
import { sendJson } from '../http/send-json.ts'
import { closeView, submitView } from '../people/fill-view.ts'
import { openHome } from '../people/open-home.ts'
import type { Outcome } from '../people/outcome.ts'
import { press } from '../people/press.ts'
import { runCommand } from '../people/run-command.ts'
import { editMessage, removeMessage, speak } from '../people/speak.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { snapshot } from './snapshot.ts'

/** One thing a person can do: the body it needs and what then happens. */
interface Deed<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly body: z.ZodObject<Shape>
  readonly run: (world: World, person: Person, body: never) => Outcome | Promise<Outcome>
}

function deed<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (world: World, person: Person, body: z.infer<z.ZodObject<Shape>>) => Outcome | Promise<Outcome>,
): Deed<Shape> {
  return { body: z.object(shape), run }
}

const values = z.record(z.string(), z.unknown())

/** POST /control/NAME with JSON. Every body has `as`, the person's id or name. */
const deeds: Readonly<Record<string, Deed>> = {
  post: deed(
    { channel: z.string(), text: z.string(), thread_ts: z.string().optional() },
    (world, person, body) =>
      speak(world, person, body.channel, body.text, { ...(body.thread_ts && { thread: body.thread_ts }) }),
  ),
  edit: deed({ channel: z.string(), ts: z.string(), text: z.string() }, (world, person, body) =>
    editMessage(world, person, body.channel, body.ts, body.text),
  ),
  remove: deed({ channel: z.string(), ts: z.string() }, (world, person, body) =>
    removeMessage(world, person, body.channel, body.ts),
  ),
  command: deed(
    { channel: z.string(), command: z.string(), text: z.string().default('') },
    async (world, person, body) => {
      const channel = world.store.channel(body.channel)
      if (!channel?.members.includes(person.id)) {
        return { ok: false, error: 'channel_not_found', message: 'You are not in that channel.' }
      }
      return runCommand(world, person, channel, body.command, body.text)
    },
  ),
  click: deed(
    {
      target: z.string(),
      channel: z.string().optional(),
      action_id: z.string(),
      block_id: z.string().optional(),
      value: z.union([z.string(), z.array(z.string())]).optional(),
      state: values.optional(),
    },
    (world, person, body) =>
      press(world, person, {
        target: body.target,
        actionId: body.action_id,
        ...(body.channel !== undefined && { channel: body.channel }),
        ...(body.block_id !== undefined && { blockId: body.block_id }),
        ...(body.value !== undefined && { value: body.value }),
        ...(body.state !== undefined && { state: body.state }),
      }),
  ),
  submit: deed({ view_id: z.string(), values: values.default({}) }, (world, person, body) =>
    submitView(world, person, body.view_id, body.values),
  ),
  close: deed({ view_id: z.string() }, (world, person, body) => closeView(world, person, body.view_id)),
  home: deed({ tab: z.enum(['home', 'messages']).default('home') }, (world, person, body) =>
    openHome(world, person, body.tab),
  ),
}

/** Answers the routes the page and outside tests use. What a person may not do comes back as `ok: false`. */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  world: World,
): Promise<void> {
  const name = url.pathname.slice('/control/'.length)
  if (request.method === 'GET' && name === 'state') {
    const person = world.store.person(url.searchParams.get('as') ?? world.store.cast.people[0]?.id ?? '')
    return person ? sendJson(response, 200, snapshot(world, person)) : fail(response, 404, 'user_not_found')
  }
  if (request.method === 'GET' && name === 'settled') return answerSettled(response, url, world)
  const wanted = Object.hasOwn(deeds, name) ? deeds[name] : undefined
  if (!wanted) return fail(response, 404, 'not_found')
  if (request.method !== 'POST') return fail(response, 405, 'method_not_allowed')
  const body = await readBody(request)
  if (body.kind === 'refused') return fail(response, body.status, body.error)
  // A foreign page can send a form without asking first, but not JSON.
  if (!body.isJson) return fail(response, 415, 'json_required')
  const person = world.store.person(String(body.fields.as ?? ''))
  if (!person) return fail(response, 404, 'user_not_found')
  const reading = wanted.body.safeParse(body.fields)
  if (!reading.success) return fail(response, 400, z.prettifyError(reading.error))
  sendJson(response, 200, await wanted.run(world, person, reading.data as never))
}

async function answerSettled(response: ServerResponse, url: URL, world: World) {
  const quiet = Number(url.searchParams.get('quiet') ?? 150)
  const timeout = Number(url.searchParams.get('timeout') ?? 5_000)
  try {
    await world.activity.settled({ quiet, timeout })
    sendJson(response, 200, { ok: true })
  } catch {
    sendJson(response, 200, { ok: false, error: 'timeout', message: 'Something is still under way.' })
  }
}

function fail(response: ServerResponse, status: number, error: string) {
  sendJson(response, status, { ok: false, error, message: `The workspace refused this: ${error}.` })
}
