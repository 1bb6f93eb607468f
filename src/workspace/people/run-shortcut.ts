import { channelOutput, interactionBase } from '../payloads/interaction-base.ts'
import { messageOutput } from '../payloads/message-output.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Outcome, outcomeOf, refuse } from './outcome.ts'
import type { Shortcut } from './shortcut.ts'

/** Runs a shortcut from the composer. The app learns who, and not where: a global shortcut has no channel. */
export async function runGlobalShortcut(world: World, person: Person, callbackId: string): Promise<Outcome> {
  if (!isRegistered(world, 'global', callbackId)) return unknown(callbackId)
  const ack = await world.delivery.ask('interactive', {
    type: 'shortcut',
    ...shortcutBase(world, person, callbackId),
  })
  return outcomeOf(ack)
}

/** Runs a shortcut on a message, in any channel this person reads: the app need not be a member there. */
export async function runMessageShortcut(
  world: World,
  person: Person,
  channelName: string,
  ts: string,
  callbackId: string,
): Promise<Outcome> {
  if (!isRegistered(world, 'message', callbackId)) return unknown(callbackId)
  const { store } = world
  const channel = store.channel(channelName)
  const message = channel?.members.includes(person.id) ? store.messages.find(channel.id, ts) : undefined
  if (!channel || !message) return refuse('message_not_found', 'That message is gone.')
  // Its answers are new messages: the message that was chosen is not the app's to replace.
  const grant = { user: person.id, channel: channel.id, original: { kind: 'none' } } as const
  const ack = await world.delivery.ask('interactive', {
    type: 'message_action',
    ...shortcutBase(world, person, callbackId),
    channel: channelOutput(store, channel.id),
    message_ts: message.ts,
    message: messageOutput(store, message),
    response_url: `${world.origin()}${world.responseUrls.issue(grant)}`,
  })
  return outcomeOf(ack)
}

/** Fields of both payloads. Source: docs.slack.dev, "Shortcuts interaction payload". */
function shortcutBase(world: World, person: Person, callbackId: string) {
  const { api_app_id: _, ...base } = interactionBase(world.store, person)
  return {
    ...base,
    action_ts: world.store.nextTs(),
    callback_id: callbackId,
    trigger_id: world.triggers.issue(person.id),
  }
}

function isRegistered(world: World, type: Shortcut['type'], callbackId: string): boolean {
  const isListed = world.shortcuts.some((each) => each.type === type && each.callback_id === callbackId)
  return isListed && world.scopes.includes('commands')
}

function unknown(callbackId: string): Outcome {
  return refuse('unknown_shortcut', `No shortcut ${callbackId} of that kind is registered.`)
}
