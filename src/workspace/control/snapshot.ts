import { messageOutput } from '../payloads/message-output.ts'
import { viewOutput } from '../payloads/view-output.ts'
import { stateValues } from '../people/element-states.ts'
import type { Person } from '../store/cast.ts'
import type { View } from '../store/views.ts'
import type { World } from '../world.ts'

/** What one person sees of the workspace: their channels, the messages only they see, their modals and Home tab. */
export function snapshot(world: World, person: Person): Record<string, unknown> {
  const { store } = world
  const { bot } = store.cast
  const home = store.views.home(person.id)
  return {
    ok: true,
    team: store.cast.team,
    bot,
    commands: world.commands,
    shortcuts: world.shortcuts,
    // Seconds, comparable with a ts: a page hides the ephemeral messages that are older than itself.
    now: world.now() / 1000,
    connected: world.socket.connections() > 0,
    environment: {
      SLACK_API_URL: `${world.origin()}/api/`,
      SLACK_APP_TOKEN: world.tokens.appToken,
      SLACK_BOT_TOKEN: world.tokens.botToken,
    },
    me: person,
    people: store.cast.people,
    channels: store
      .channels()
      .filter((channel) => channel.members.includes(person.id))
      .map((channel) => ({
        ...channel,
        hasBot: channel.members.includes(bot.userId),
        assistant: store.assistant.in(channel.id),
        messages: store.messages.all(channel.id).map((message) => messageOutput(store, message)),
      })),
    ephemerals: store.ephemerals.for(person.id),
    modals: store.views.stack(person.id).map((view) => shownView(world, view)),
    home: home ? shownView(world, home) : null,
  }
}

/** A view with what was chosen in it so far, and what the app objected to. */
export function shownView(world: World, view: View): Record<string, unknown> {
  const values = stateValues(view.blocks, {}, world.elementStates.of(view.id))
  return { ...viewOutput(world.store, view, values), errors: view.errors }
}
