import { parseArgs } from 'node:util'
import { startWorkspace } from '../workspace/start-workspace.ts'

/**
 * Runs the local Slack by itself: `node --import tsx src/cli/workspace.ts [--port 3100]`.
 *
 * As a child process with an `ipc` channel it says nothing, sends `{kind: 'ready', url, apiUrl, appToken, botToken}`
 * once, and ends when its parent goes.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port takes a number from 0 to 65535, not ${values.port}`)
  process.exit(2)
}

const workspace = await startWorkspace({ port }).catch((error: Error) => {
  console.error(`The local workspace could not start: ${error.message}`)
  process.exit(1)
})
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
  console.log(`  SLACK_BOT_TOKEN=${botToken}\n`)
  console.log('Pass SLACK_API_URL on as clientOptions.slackApiUrl. Ctrl+C ends it.')
}
