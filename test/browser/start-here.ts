import { start } from '../../src/main.ts'
import { readManifest } from '../../src/workspace/read-manifest.ts'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import type { StartedTalks } from './start-talks.ts'

export interface TalksHere extends StartedTalks {
  readonly workspace: Workspace
}

/** What `npm start` cannot be given from outside. */
export interface HereOptions {
  /** Bot scopes beside the manifest's. */
  readonly scopes: readonly string[]
  /** The record's folder. */
  readonly data: string
  /** The clock of both. */
  readonly now: () => Date
}

/** The whole of Talks and the local workspace in the test's own process, with its deliveries in a hurry. */
export async function startHere({ scopes, data, now }: HereOptions): Promise<TalksHere> {
  const manifest = readManifest(new URL('../../manifest.yml', import.meta.url))
  const workspace = await startWorkspace({
    ...manifest,
    scopes: [...manifest.scopes, ...scopes],
    now: () => now().getTime(),
  })
  let output = ''
  const app = await start({
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      TALKS_STATE: ':memory:',
      TALKS_DATA: data,
    },
    write: (line) => {
      output += line
    },
    pace: { every: 200, postInterval: 5 },
    now,
  })
  return {
    workspace,
    url: workspace.url,
    output: () => output,
    async stop() {
      await app.stop()
      await workspace.close()
    },
  }
}
