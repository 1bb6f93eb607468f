import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { actionIds } from '../../src/blocks/actions.ts'
import type { Deps } from '../../src/slack/deps.ts'
import { type Registry, registerListeners } from '../../src/slack/register-listeners.ts'

const root = join(import.meta.dirname, '..', '..')
const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8')) as {
  display_information: { name: string; description: string; long_description: string }
  features: {
    slash_commands: { command: string; description: string; usage_hint: string }[]
    shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[]
  }
  oauth_config: { scopes: { bot: string[] } }
  settings: {
    event_subscriptions: { bot_events: string[] }
    interactivity: { is_enabled: boolean }
    org_deploy_enabled: boolean
    socket_mode_enabled: boolean
    token_rotation_enabled: boolean
  }
}

/** Scopes behind the Web API's methods and the events. Source: each one's page on docs.slack.dev. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
}
const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
}

/** What the listeners register, under the names that a manifest uses. */
function registered() {
  const names = {
    commands: new Set<string>(),
    events: new Set<string>(),
    actions: new Set<string>(),
    shortcuts: new Set<string>(),
  }
  const registry = {
    command: (name: string) => names.commands.add(name),
    event: (name: string) => names.events.add(name),
    message: () => names.events.add('message.im'),
    action: (name: string | RegExp) => {
      for (const id of actionIdsOf(name)) names.actions.add(id)
    },
    shortcut: ({ callback_id }: { callback_id: string }) => names.shortcuts.add(callback_id),
    view: () => undefined,
  }
  registerListeners(registry as unknown as Registry, {} as Deps)
  return names
}

/** A pattern names the ids that it fits, or begins with the common part of theirs. */
function actionIdsOf(name: string | RegExp): readonly string[] {
  if (typeof name === 'string') return [name]
  const ids = Object.values(actionIds)
  const fitting = ids.filter((id) => name.test(id))
  const common = ids.filter((id) => name.source.startsWith(`^${id}-`))
  if (fitting.length > 0) return fitting
  return common.length > 0 ? common : [String(name)]
}

/** Every `client.family.method(` in src/slack. */
function calledMethods(): string[] {
  const folder = join(root, 'src', 'slack')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const calls = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bclient\s*\.(\w+)\s*\.(\w+)\(/g)].map(
      ([, family, method]) => `${family}.${method}`,
    ),
  )
  return [...new Set(calls)].sort()
}

it('asks for the commands that are registered', () => {
  expect(manifest.features.slash_commands.map((each) => each.command)).toEqual([...registered().commands])
})

it('offers the shortcuts that are registered', () => {
  const offered = manifest.features.shortcuts.map((each) => each.callback_id)
  expect(offered.sort()).toEqual([...registered().shortcuts].sort())
})

it('subscribes to the events that are registered', () => {
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(
    [...registered().events].sort(),
  )
})

it('registers every button that the blocks send', () => {
  const actions = [...registered().actions].sort()
  expect(actions).toEqual([...Object.values(actionIds)].sort())
  expect(manifest.settings.interactivity.is_enabled).toBe(true)
})

it('has the scopes that methods, events and commands need, and no others', () => {
  const methods = calledMethods()
  expect(methods).toEqual(Object.keys(scopesOfMethods))
  const needed = [
    'commands',
    ...methods.flatMap((method) => scopesOfMethods[method] ?? []),
    ...[...registered().events].flatMap((event) => scopesOfEvents[event] ?? ['unknown']),
  ]
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set(needed)].sort())
})

it('keeps within what Slack takes', () => {
  const { name, description, long_description } = manifest.display_information
  expect(name.length).toBeLessThanOrEqual(35)
  expect(description.length).toBeLessThanOrEqual(140)
  expect(long_description.length).toBeGreaterThanOrEqual(174)
  expect(long_description.length).toBeLessThanOrEqual(4_000)
  for (const command of manifest.features.slash_commands) {
    expect(command.description.length).toBeLessThanOrEqual(2_000)
    expect(command.usage_hint.length).toBeLessThanOrEqual(1_000)
  }
  for (const shortcut of manifest.features.shortcuts) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24)
    expect(shortcut.callback_id.length).toBeLessThanOrEqual(255)
    expect(shortcut.description.length).toBeLessThanOrEqual(150)
  }
})

it('runs on a free plan, over Socket Mode', () => {
  expect(manifest.settings).toMatchObject({
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  })
})
