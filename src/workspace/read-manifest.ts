import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Shortcut } from './people/shortcut.ts'
import { readManifestScopes } from './scopes/read-manifest-scopes.ts'

/** What of an app's manifest decides what it is offered, and what it may hear and do. */
export interface Manifest {
  readonly commands: readonly string[]
  readonly shortcuts: readonly Shortcut[]
  /** Its event subscriptions for the bot. */
  readonly subscribed: readonly string[]
  /** Its bot scopes. */
  readonly scopes: readonly string[]
}

const manifestSchema = z.object({
  features: z
    .object({
      slash_commands: z.array(z.object({ command: z.string().startsWith('/') })).default([]),
      shortcuts: z
        .array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }))
        .default([]),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
})

/**
 * Reads an app's manifest as Slack takes it. Source of the fields: docs.slack.dev, "App manifest reference".
 *
 * @param path a manifest in YAML or JSON
 * @throws when there is no such file, or when it is no manifest
 */
export function readManifest(path: string | URL): Manifest {
  const scopes = readManifestScopes(path)
  const reading = manifestSchema.safeParse(parse(readFileSync(path, 'utf8')))
  if (!reading.success) throw new Error(`${path} is not a manifest: ${z.prettifyError(reading.error)}`)
  const { features, settings } = reading.data
  return {
    commands: features.slash_commands.map((each) => each.command),
    shortcuts: features.shortcuts,
    subscribed: settings.event_subscriptions.bot_events,
    scopes,
  }
}
