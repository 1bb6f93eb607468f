import { invite, joinChannel, kick, leaveChannel } from './people/change-members.ts'
import { closeView, submitView } from './people/fill-view.ts'
import { openHome } from './people/open-home.ts'
import type { Outcome } from './people/outcome.ts'
import { type Press, press } from './people/press.ts'
import { react, unreact } from './people/react.ts'
import { runCommand } from './people/run-command.ts'
import { runGlobalShortcut, runMessageShortcut } from './people/run-shortcut.ts'
import { editMessage, type Reply, removeMessage, speak } from './people/speak.ts'
import type { Ephemeral } from './store/ephemerals.ts'
import type { Message } from './store/messages.ts'
import type { View } from './store/views.ts'
import type { World } from './world.ts'

/** Something a person can look at and click: a message in a channel, or one that only they see. */
type Shown = (Message & { readonly to?: undefined }) | (Ephemeral & { readonly to: string })

/** What a person does by hand, done from a test. Each resolves when the app acknowledged it, or failed to. */
export interface Acting {
  /** Types into a composer: a message, a mention with `@talks`, or a command beginning with a slash. */
  post(channel: string, text: string, options?: Reply): Promise<Outcome>
  edit(channel: string, ts: string, text: string): Promise<Outcome>
  remove(channel: string, ts: string): Promise<Outcome>
  react(channel: string, ts: string, emoji: string): Promise<Outcome>
  unreact(channel: string, ts: string, emoji: string): Promise<Outcome>
  join(channel: string): Promise<Outcome>
  leave(channel: string): Promise<Outcome>
  /** Invites somebody, or the app, by name or id. */
  invite(channel: string, who: string): Promise<Outcome>
  kick(channel: string, who: string): Promise<Outcome>
  command(command: string, text: string, channel: string): Promise<Outcome>
  click(
    shown: Message | Ephemeral | View,
    actionId: string,
    options?: Pick<Press, 'blockId' | 'value' | 'state'>,
  ): Promise<Outcome>
  submitView(view: View, values?: Readonly<Record<string, unknown>>): Promise<Outcome>
  closeView(view: View): Promise<Outcome>
  openHome(tab?: 'home' | 'messages'): Promise<Outcome>
  /** Runs a global shortcut by its callback_id. */
  shortcut(callbackId: string): Promise<Outcome>
  messageShortcut(channel: string, ts: string, callbackId: string): Promise<Outcome>
}

/** What tests read. */
export interface Watching {
  /**
   * The next message from the bot or from Slack, ephemeral or not, new or edited, that the predicate accepts. Each is
   * given once, so one that came before the call is not missed.
   *
   * @throws when none comes within `timeout` milliseconds (5,000)
   */
  nextMessage(predicate?: (shown: Shown) => boolean, options?: { readonly timeout?: number }): Promise<Shown>
  messages(channel: string): readonly Message[]
  ephemerals(user: string): readonly Ephemeral[]
  /** The modals this person has open, the visible one last. */
  views(user: string): readonly View[]
  home(user: string): View | undefined
  /** Resolves once the app's calls and acknowledgements have been quiet for a while. */
  settled(options?: { readonly quiet?: number; readonly timeout?: number }): Promise<void>
  /** Resolves once an app is connected. */
  connected(options?: { readonly timeout?: number }): Promise<void>
}

/** @throws when nobody of that name is in the workspace */
export function actAs(world: World, name: string): Acting {
  const found = world.store.person(name)
  if (!found) throw new Error(`there is nobody called ${name} in the local workspace`)
  const person = found
  return {
    post: (channel, text, options) => speak(world, person, channel, text, options),
    edit: async (channel, ts, text) => editMessage(world, person, channel, ts, text),
    remove: async (channel, ts) => removeMessage(world, person, channel, ts),
    react: async (channel, ts, emoji) => react(world, person, channel, ts, emoji),
    unreact: async (channel, ts, emoji) => unreact(world, person, channel, ts, emoji),
    join: async (channel) => joinChannel(world, person, channel),
    leave: async (channel) => leaveChannel(world, person, channel),
    invite: async (channel, who) => invite(world, person, channel, who),
    kick: async (channel, who) => kick(world, person, channel, who),
    async command(command, text, channelName) {
      const channel = world.store.channel(channelName)
      if (!channel) throw new Error(`there is no channel ${channelName} in the local workspace`)
      return runCommand(world, person, channel, command, text)
    },
    click(shown, actionId, options) {
      const where = 'ts' in shown ? { target: shown.ts, channel: shown.channel } : { target: shown.id }
      return press(world, person, { ...where, actionId, ...options })
    },
    submitView: (view, values) => submitView(world, person, view.id, values),
    closeView: (view) => closeView(world, person, view.id),
    openHome: async (tab) => openHome(world, person, tab),
    shortcut: (callbackId) => runGlobalShortcut(world, person, callbackId),
    messageShortcut: (channel, ts, callbackId) => runMessageShortcut(world, person, channel, ts, callbackId),
  }
}

/** Starts to watch: everything the bot says from now on can be asked for with `nextMessage`. */
export function watch(world: World): Watching {
  const { store } = world
  const unread: Shown[] = []
  const waiting = new Set<() => void>()
  store.onChange((change) => {
    if (change.kind === 'ephemeral') unread.push({ ...change.ephemeral, to: change.ephemeral.user })
    else if ((change.kind === 'posted' || change.kind === 'edited') && change.message.bot_id)
      unread.push(change.message)
    for (const look of [...waiting]) look()
  })

  function userId(name: string): string {
    const person = store.person(name)
    if (!person) throw new Error(`there is nobody called ${name} in the local workspace`)
    return person.id
  }

  return {
    nextMessage: (predicate = () => true, { timeout = 15_000 } = {}) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          const seen = unread.map((each) => `  ${each.channel}: ${each.text.slice(0, 100)}`).join('\n')
          reject(new Error(`no such message within ${timeout} ms; others that came:\n${seen || '  none'}`))
        }, timeout)
        function look() {
          const index = unread.findIndex(predicate)
          if (index < 0) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(unread.splice(index, 1)[0]!)
        }
        waiting.add(look)
        look()
      }),
    messages(name) {
      const channel = store.channel(name)
      if (!channel) throw new Error(`there is no channel ${name} in the local workspace`)
      return store.messages.all(channel.id)
    },
    ephemerals: (user) => store.ephemerals.for(userId(user)),
    views: (user) => store.views.stack(userId(user)),
    home: (user) => store.views.home(userId(user)),
    settled: (options) => world.activity.settled(options),
    connected: ({ timeout = 15_000 } = {}) =>
      new Promise((resolve, reject) => {
        if (world.httpDelivery.isThere() || world.socket.connections() > 0) return resolve()
        const stop = world.socket.onConnections((count) => {
          if (count === 0) return
          clearTimeout(timer)
          stop()
          resolve()
        })
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`no app connected within ${timeout} ms`))
        }, timeout)
      }),
  }
}
