import { channelOutput, interactionBase } from '../payloads/interaction-base.ts'
import { messageOutput } from '../payloads/message-output.ts'
import { viewOutput } from '../payloads/view-output.ts'
import { type Block, interactiveElements, isRecord } from '../store/block.ts'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'
import { type Given, optionsOf, stateOf, stateValues } from './element-states.ts'
import { type Outcome, outcomeOf, refuse } from './outcome.ts'
import type { Original } from './response-urls.ts'

/** Which element to use. `value` chooses in menus and boxes; a button sends the value it has. */
export interface Press {
  /** The ts of a message or of an ephemeral one, or a view's id. */
  readonly target: string
  /** Needed for messages in channels only; ephemeral ones and views know their place. */
  readonly channel?: string
  readonly actionId: string
  readonly blockId?: string
  readonly value?: Given
  /** What the other fields of the view hold, see `stateValues`. */
  readonly state?: Readonly<Record<string, unknown>>
}

interface Target {
  readonly blocks: readonly Block[]
  /** Fields of the payload that say where the click happened. */
  readonly place: (values: ReturnType<typeof stateValues>) => Record<string, unknown>
  readonly inView: boolean
}

/** Uses a button, menu or box, and resolves when the app has acknowledged it or failed to. */
export async function press(world: World, person: Person, wanted: Press): Promise<Outcome> {
  const target = findTarget(world, person, wanted)
  if (!target) return refuse('message_not_found', 'That message is gone.')
  const found = interactiveElements(target.blocks).find(
    ({ blockId, element }) =>
      element.action_id === wanted.actionId && (wanted.blockId === undefined || blockId === wanted.blockId),
  )
  if (!found) return refuse('action_not_found', 'There is no such button any more.')
  const given = { ...wanted.state }
  if (wanted.value !== undefined) given[found.blockId] = { [wanted.actionId]: wanted.value }
  const values = stateValues(target.blocks, given, world.elementStates.of(wanted.target))
  world.elementStates.remember(wanted.target, values)
  const ack = await world.delivery.ask('interactive', {
    type: 'block_actions',
    ...interactionBase(world.store, person),
    trigger_id: world.triggers.issue(person.id, { inView: target.inView }),
    ...target.place(values),
    actions: [actionOutput(found.element, found.blockId, wanted.value, world.store.nextTs())],
  })
  return outcomeOf(ack)
}

function findTarget(
  world: World,
  person: Person,
  { target, channel: channelName }: Press,
): Target | undefined {
  const { store } = world
  const view = store.views.find(target)
  if (view) {
    if (view.user !== person.id) return undefined
    return {
      blocks: view.blocks,
      inView: true,
      place: (values) => ({
        container: { type: 'view', view_id: view.id },
        view: viewOutput(store, view, values),
      }),
    }
  }
  const ephemeral = store.ephemerals.find(target)
  if (ephemeral) {
    if (ephemeral.user !== person.id) return undefined
    return {
      blocks: ephemeral.blocks ?? [],
      inView: false,
      // Slack sends no `message` for an ephemeral one: the app must know its answer by the button's value.
      place: (values) =>
        messagePlace(world, person, ephemeral, { kind: 'ephemeral', ts: ephemeral.ts }, values, {}),
    }
  }
  const channel = channelName === undefined ? undefined : store.channel(channelName)
  const message = channel?.members.includes(person.id) ? store.messages.find(channel.id, target) : undefined
  if (!message) return undefined
  return {
    blocks: message.blocks ?? [],
    inView: false,
    place: (values) =>
      messagePlace(world, person, message, { kind: 'message', ts: message.ts }, values, {
        message: messageOutput(store, message),
      }),
  }
}

function messagePlace(
  world: World,
  person: Person,
  shown: { readonly channel: string; readonly ts: string; readonly thread_ts?: string },
  original: Exclude<Original, { kind: 'none' }>,
  values: ReturnType<typeof stateValues>,
  message: Record<string, unknown>,
) {
  const path = world.responseUrls.issue({ user: person.id, channel: shown.channel, original })
  return {
    container: {
      type: 'message',
      message_ts: shown.ts,
      channel_id: shown.channel,
      is_ephemeral: original.kind === 'ephemeral',
      ...(shown.thread_ts && { thread_ts: shown.thread_ts }),
    },
    channel: channelOutput(world.store, shown.channel),
    ...message,
    state: { values },
    response_url: `${world.origin()}${path}`,
  }
}

function actionOutput(element: Block, blockId: string, value: Given, actionTs: string) {
  const base = { action_id: element.action_id, block_id: blockId, type: element.type, action_ts: actionTs }
  if (element.type === 'button' || element.type === 'icon_button') {
    const { text, value: own, style, url } = element
    return {
      ...base,
      text,
      ...(own !== undefined && { value: own }),
      ...(style ? { style } : {}),
      ...(url ? { url } : {}),
    }
  }
  if (element.type === 'feedback_buttons') return { ...base, ...feedbackOutput(element, value) }
  if (element.type === 'overflow') {
    return { ...base, selected_option: optionsOf(element).find((option) => option.value === value) ?? null }
  }
  return { ...base, ...stateOf(element, value) }
}

/** Which of the two was pressed, by its value; without one, the first. */
function feedbackOutput({ positive_button: positive, negative_button: negative }: Block, value: Given) {
  const pressed = [positive, negative].filter(isRecord).find((each) => each.value === value) ?? positive
  return isRecord(pressed) ? { text: pressed.text, value: pressed.value } : {}
}
