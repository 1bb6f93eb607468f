import { z } from 'zod'
import { invite, joinChannel, kick, leaveChannel } from '../people/change-members.ts'
import { closeView, submitView } from '../people/fill-view.ts'
import { openHome } from '../people/open-home.ts'
import type { Outcome } from '../people/outcome.ts'
import { press } from '../people/press.ts'
import { react, unreact } from '../people/react.ts'
import { runCommand } from '../people/run-command.ts'
import { runGlobalShortcut, runMessageShortcut } from '../people/run-shortcut.ts'
import { editMessage, removeMessage, speak } from '../people/speak.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { findPerson, post, type Route } from './route.ts'

const text = z.string()
const channel = { channel: text }
const message = { channel: text, ts: text }
const values = z.record(z.string(), z.unknown())

/**
 * What a person does. Every body has `as`, the person's name or id. Something a person may not do is no mistake of the
 * caller's: it comes back with status 200 and `ok: false`.
 */
export const peopleRoutes: readonly Route[] = [
  deed(
    'post',
    { ...channel, text, thread_ts: text.optional(), broadcast: z.boolean().optional() },
    (world, person, body) =>
      speak(world, person, body.channel, body.text, {
        ...(body.thread_ts && { thread: body.thread_ts }),
        ...(body.broadcast && { broadcast: true }),
      }),
  ),
  deed('edit', { ...message, text }, (world, person, body) =>
    editMessage(world, person, body.channel, body.ts, body.text),
  ),
  deed('remove', message, (world, person, body) => removeMessage(world, person, body.channel, body.ts)),
  deed('react', { ...message, emoji: text }, (world, person, body) =>
    react(world, person, body.channel, body.ts, body.emoji),
  ),
  deed('unreact', { ...message, emoji: text }, (world, person, body) =>
    unreact(world, person, body.channel, body.ts, body.emoji),
  ),
  deed('join', channel, (world, person, body) => joinChannel(world, person, body.channel)),
  deed('leave', channel, (world, person, body) => leaveChannel(world, person, body.channel)),
  deed('invite', { ...channel, who: text }, (world, person, body) =>
    invite(world, person, body.channel, body.who),
  ),
  deed('kick', { ...channel, who: text }, (world, person, body) =>
    kick(world, person, body.channel, body.who),
  ),
  deed('command', { ...channel, command: text, text: text.default('') }, async (world, person, body) => {
    const found = world.store.channel(body.channel)
    if (!found?.members.includes(person.id)) {
      return { ok: false, error: 'channel_not_found', message: 'You are not in that channel.' }
    }
    return runCommand(world, person, found, body.command, body.text)
  }),
  deed('shortcut', { callback_id: text }, (world, person, body) =>
    runGlobalShortcut(world, person, body.callback_id),
  ),
  deed('message-shortcut', { ...message, callback_id: text }, (world, person, body) =>
    runMessageShortcut(world, person, body.channel, body.ts, body.callback_id),
  ),
  deed(
    'click',
    {
      target: text,
      channel: text.optional(),
      action_id: text,
      block_id: text.optional(),
      value: z.union([text, z.array(text)]).optional(),
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
  deed('submit', { view_id: text, values: values.default({}) }, (world, person, body) =>
    submitView(world, person, body.view_id, body.values),
  ),
  deed('close', { view_id: text }, (world, person, body) => closeView(world, person, body.view_id)),
  deed('home', { tab: z.enum(['home', 'messages']).default('home') }, (world, person, body) =>
    openHome(world, person, body.tab),
  ),
]

/** A route for something done as somebody. */
function deed<Shape extends z.ZodRawShape>(
  path: string,
  shape: Shape,
  run: (world: World, person: Person, body: z.infer<z.ZodObject<Shape>>) => Outcome | Promise<Outcome>,
): Route {
  return post(path, { ...shape, as: text }, async ({ world, body }) => {
    const { as, ...rest } = body as { as: string }
    const found = findPerson(world, as)
    if (found.kind === 'missing') return found.reply
    return { json: await run(world, found.person, rest as z.infer<z.ZodObject<Shape>>) }
  })
}
