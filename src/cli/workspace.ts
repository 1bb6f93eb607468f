import { parseArgs } from 'node:util'
import { everySubscription } from '../workspace/payloads/create-announcer.ts'
import { readManifest } from '../workspace/read-manifest.ts'
import { startWorkspace, type WorkspaceOptions } from '../workspace/start-workspace.ts'

/**
 * Runs the local Slack by itself, for any app that takes its API address.
 *
 * As a child process with an `ipc` channel it says nothing, sends `{kind: 'ready', url, apiUrl, appToken, botToken}`
 * once, and ends when its parent goes.
 */
const usage = `Usage: npm run workspace -- [--port PORT] [--manifest FILE]

Runs a stand-in for Slack on this machine, and nothing else.

  --port PORT      listen there; any free port unless given
  --manifest FILE  the app's manifest (YAML or JSON): its commands, shortcuts, event
                   subscriptions and scopes are then the only ones. Without it everything
                   is allowed, but no shortcuts are known.
  --help           this text

src/workspace/README.md tells how to drive it from outside.`

function fail(sentence: string, status: 1 | 2): never {
  console.error(sentence)
  process.exit(status)
}

const { values } = (() => {
  try {
    const options = {
      port: { type: 'string', default: '0' },
      manifest: { type: 'string' },
      help: { type: 'boolean', default: false },
    } as const
    return parseArgs({ options })
  } catch (error) {
    return fail(`workspace: ${error instanceof Error ? error.message.split('. ')[0] : error}\n\n${usage}`, 2)
  }
})()
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const port = Number(values.port)
if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`workspace: --port takes a number from 0 to 65535, not ${values.port}`, 2)
}

const workspace = await startWorkspace({ port, ...readApp(values.manifest) }).catch((error: Error) =>
  fail(`The local workspace could not start: ${error.message}`, 1),
)
const { url, apiUrl, appToken, botToken } = workspace

async function stop() {
  await workspace.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

if (process.send) {
  process.once('disconnect', stop)
  process.send({ kind: 'ready', url, apiUrl, appToken, botToken })
} else {
  console.log(`A local Slack is at ${url}\n`)
  console.log('Connect any Bolt app in Socket Mode with these (they are no secrets):\n')
  console.log(`  SLACK_API_URL=${apiUrl}`)
  console.log(`  SLACK_APP_TOKEN=${appToken}`)
  console.log(`  SLACK_BOT_TOKEN=${botToken}`)
  console.log(`  SLACK_SIGNING_SECRET=${workspace.signingSecret}\n`)
  console.log(
    'Pass SLACK_API_URL on as clientOptions.slackApiUrl; the signing secret is needed only for HTTP.',
  )
  console.log(`Drive it from outside by ${url}/control/, see src/workspace/README.md. Ctrl+C ends it.`)
}

/** What the app is offered, and what it may hear and do. */
function readApp(manifest: string | undefined): WorkspaceOptions {
  if (manifest === undefined) {
    // A parent that names no manifest gets the defaults, which are those of the bot in this repository.
    return process.send ? {} : { commands: 'any', subscribed: everySubscription }
  }
  try {
    return readManifest(manifest)
  } catch (error) {
    return fail(`workspace: ${error instanceof Error ? error.message : error}`, 2)
  }
}
