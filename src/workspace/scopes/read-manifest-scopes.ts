import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }) }),
})

/**
 * The bot scopes that an app's manifest asks for, in its order.
 *
 * @param path a manifest in YAML or JSON
 * @throws when there is no such file, or when it has no `oauth_config.scopes`
 */
export function readManifestScopes(path: string | URL): readonly string[] {
  const reading = manifest.safeParse(parse(readFileSync(path, 'utf8')))
  if (!reading.success) throw new Error(`${path} is not a manifest: ${z.prettifyError(reading.error)}`)
  return reading.data.oauth_config.scopes.bot
}
