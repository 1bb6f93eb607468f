import { readView, type ViewReading } from '../limits/read-view.ts'
import { viewOutput } from '../payloads/view-output.ts'
import { noScope } from '../scopes/scope-rule.ts'
import { modalDepth, type View } from '../store/views.ts'
import type { World } from '../world.ts'
import { type Answer, type Arguments, type MethodEntry, readJson, readText, refuse } from './method.ts'

/** views.*: modals and the Home tab. Slack calls an unacceptable view `invalid_arguments`. */
export const viewMethods: Readonly<Record<string, MethodEntry>> = {
  'views.open': { token: 'bot', scopes: noScope, limit: 'tier4', run: open },
  'views.push': { token: 'bot', scopes: noScope, limit: 'tier4', run: push },
  'views.update': { token: 'bot', scopes: noScope, limit: 'tier4', run: update },
  'views.publish': { token: 'bot', scopes: noScope, limit: 'tier4', run: publish },
}

function open(args: Arguments, world: World): Answer {
  const reading = read(args, world, ['modal'])
  if (reading.kind === 'refused') return refuseView(reading)
  const trigger = world.triggers.redeem(readText(args, 'trigger_id'))
  if (trigger.kind === 'refused') return refuse(trigger.error)
  if (isTaken(reading.content.external_id, world)) return refuse('duplicate_external_id')
  return answerWith(world, world.store.views.open(trigger.user, reading.content))
}

function push(args: Arguments, world: World): Answer {
  const reading = read(args, world, ['modal'])
  if (reading.kind === 'refused') return refuseView(reading)
  const trigger = world.triggers.redeem(readText(args, 'trigger_id'))
  if (trigger.kind === 'refused') return refuse(trigger.error)
  if (!trigger.inView) return refuse('invalid_trigger_id')
  if (world.store.views.stack(trigger.user).length >= modalDepth) return refuse('push_limit_reached')
  if (isTaken(reading.content.external_id, world)) return refuse('duplicate_external_id')
  return answerWith(world, world.store.views.push(trigger.user, reading.content))
}

function update(args: Arguments, world: World): Answer {
  const reading = read(args, world, ['modal', 'home'])
  if (reading.kind === 'refused') return refuseView(reading)
  const before = world.store.views.find(readText(args, 'view_id') || readText(args, 'external_id'))
  if (!before) return refuse('not_found')
  const hash = readText(args, 'hash')
  if (hash !== '' && hash !== before.hash) return refuse('hash_conflict')
  if (reading.content.type !== before.type) return refuse('invalid_arguments', ['view type cannot change'])
  const after = world.store.views.replace(before.id, reading.content)
  return after ? answerWith(world, after) : refuse('not_found')
}

function publish(args: Arguments, world: World): Answer {
  const reading = read(args, world, ['home'])
  if (reading.kind === 'refused') return refuseView(reading)
  const person = world.store.cast.people.find((each) => each.id === readText(args, 'user_id'))
  if (!person) return refuse('user_not_found')
  const hash = readText(args, 'hash')
  const before = world.store.views.home(person.id)
  if (hash !== '' && before && hash !== before.hash) return refuse('hash_conflict')
  return answerWith(world, world.store.views.publish(person.id, reading.content))
}

function read(args: Arguments, world: World, expected: readonly ('modal' | 'home')[]): ViewReading {
  return readView(readJson(args, 'view'), expected, world.nextId)
}

function refuseView({ error, messages }: Extract<ViewReading, { kind: 'refused' }>): Answer {
  return refuse(error, messages.length > 0 ? messages : undefined)
}

function isTaken(externalId: string, world: World): boolean {
  return externalId !== '' && world.store.views.find(externalId) !== undefined
}

function answerWith(world: World, view: View): Answer {
  return { ok: true, view: viewOutput(world.store, view) }
}
