import { readView } from '../limits/read-view.ts'
import { interactionBase } from '../payloads/interaction-base.ts'
import { viewOutput } from '../payloads/view-output.ts'
import { isBlock, isRecord } from '../store/block.ts'
import type { Person } from '../store/cast.ts'
import { modalDepth, type View } from '../store/views.ts'
import type { World } from '../world.ts'
import { isEmptyState, type StateValues, stateValues } from './element-states.ts'
import { type Outcome, refuse } from './outcome.ts'

const trouble = 'We had some trouble connecting. Try again?'

/**
 * Submits a modal with these values (see `stateValues` for their form) and does what the app's acknowledgement asks:
 * close it, clear all, update, push another, or show errors.
 */
export async function submitView(
  world: World,
  person: Person,
  viewId: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const { store } = world
  const view = store.views.find(viewId)
  if (!view || view.user !== person.id || view.type !== 'modal') {
    return refuse('view_not_found', 'That form is no longer open.')
  }
  const values = stateValues(view.blocks, given, world.elementStates.of(view.id))
  world.elementStates.remember(view.id, values)
  const missing = missingFields(view, values)
  if (Object.keys(missing).length > 0) {
    store.views.setErrors(view.id, missing)
    return { ok: false, error: 'required', message: 'Some required fields are empty.', errors: missing }
  }
  const ack = await world.delivery.ask('interactive', {
    type: 'view_submission',
    ...interactionBase(store, person),
    trigger_id: world.triggers.issue(person.id, { inView: true }),
    view: viewOutput(store, view, values),
    response_urls: [],
  })
  if (ack.kind !== 'acked') return refuse('operation_timeout', trouble)
  return followResponse(world, view, isRecord(ack.payload) ? ack.payload : {})
}

/** Closes a modal with its own button or Escape; the app hears of it when the view asked to be told. */
export async function closeView(world: World, person: Person, viewId: string): Promise<Outcome> {
  const { store } = world
  const view = store.views.find(viewId)
  if (!view || view.user !== person.id || view.type !== 'modal') return { ok: true }
  if (view.clear_on_close) store.views.clear(person.id)
  else store.views.close(view.id)
  if (view.notify_on_close) {
    await world.delivery.ask('interactive', {
      type: 'view_closed',
      ...interactionBase(store, person),
      view: viewOutput(store, view, world.elementStates.of(view.id)),
      is_cleared: view.clear_on_close,
    })
  }
  return { ok: true }
}

/** What Slack's client checks before it sends anything: inputs are required unless `optional`. */
function missingFields(view: View, values: StateValues): Readonly<Record<string, string>> {
  const missing: Record<string, string> = {}
  for (const block of view.blocks) {
    if (block.type !== 'input' || block.optional === true || !isBlock(block.element)) continue
    const blockId = block.block_id ?? ''
    const state = values[blockId]?.[block.element.action_id ?? '']
    if (!state || isEmptyState(state)) missing[blockId] = 'Please complete this required field.'
  }
  return missing
}

/** Source of the four answers: docs.slack.dev, "Modals", response_action. A view it cannot read is "trouble". */
function followResponse(world: World, view: View, response: Record<string, unknown>): Outcome {
  const { views } = world.store
  switch (response.response_action) {
    case 'clear':
      views.clear(view.user)
      return { ok: true }
    case 'errors': {
      const errors = isRecord(response.errors) ? response.errors : {}
      const texts = Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]))
      views.setErrors(view.id, texts)
      return { ok: false, error: 'errors', message: 'The form was not accepted.', errors: texts }
    }
    case 'update':
    case 'push': {
      const reading = readView(response.view, ['modal'], world.nextId)
      if (reading.kind === 'refused') return refuse('invalid_view', trouble)
      if (response.response_action === 'update') views.replace(view.id, reading.content)
      else if (views.stack(view.user).length >= modalDepth) return refuse('push_limit_reached', trouble)
      else views.push(view.user, reading.content)
      return { ok: true }
    }
    default:
      views.close(view.id)
      return { ok: true }
  }
}
