import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { config as readEnvFile } from 'dotenv'
import { z } from 'zod'
import { type Environment, readConfig } from '../config.ts'
import { start } from '../main.ts'

/**
 * `npm start`: runs Talks until it is told to stop. Without Slack tokens it starts the local workspace as a child
 * process, connects to that, and the two end together.
 */
const readyMessage = z.object({
  kind: z.literal('ready'),
  url: z.string(),
  apiUrl: z.string(),
  appToken: z.string(),
  botToken: z.string(),
})

/** Milliseconds the local workspace may take to come up. */
const readyWithin = 30_000

let isStopping = false

readEnvFile({ quiet: true })
process.on('unhandledRejection', crash)
process.on('uncaughtException', crash)

try {
  await run(process.env)
} catch (error) {
  fail(`Talks cannot start. ${error instanceof Error ? error.message : 'The reason is unknown.'}`)
}

async function run(env: Environment) {
  const { slack } = readConfig(env)
  if (slack.mode !== 'local') {
    const app = await start({ env })
    const where = app.port === undefined ? '' : `, listening on port ${app.port}`
    console.log(`Talks is connected to ${app.teamName}${where}.`)
    stopOnSignal(() => app.stop())
    return
  }
  const { child, ready } = await startWorkspace(slack.port)
  console.log(`This is the local workspace (no Slack tokens are set). Open ${ready.url} in a browser.`)
  child.once('exit', () => {
    if (!isStopping) fail('The local workspace ended, and Talks with it.')
  })
  const app = await start({
    env: {
      ...env,
      SLACK_API_URL: ready.apiUrl,
      SLACK_APP_TOKEN: ready.appToken,
      SLACK_BOT_TOKEN: ready.botToken,
    },
  })
  console.log('Talks is connected: type /talks help, or mention @talks. Ctrl+C ends both.')
  stopOnSignal(async () => {
    await app.stop()
    child.kill()
  })
}

/** The stand-in for Slack shares nothing with the bot but its address and its made-up tokens. */
async function startWorkspace(
  port: number,
): Promise<{ child: ChildProcess; ready: z.infer<typeof readyMessage> }> {
  const script = fileURLToPath(new URL('./workspace.ts', import.meta.url))
  const manifest = fileURLToPath(new URL('../../manifest.yml', import.meta.url))
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, '--port', String(port), '--manifest', manifest],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  process.once('exit', () => child.kill())
  const ready = await new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The local workspace did not come up.')), readyWithin)
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(message)
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('The local workspace could not start.'))
    })
  })
  return { child, ready: readyMessage.parse(ready) }
}

/** 128 and the signal's number, as shells have it for a program that a signal ended. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/** The first signal finishes what was acknowledged, the second does not wait. */
function stopOnSignal(stop: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(exitCodes[signal])
      isStopping = true
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

/** No message: it may quote what somebody wrote, or carry a token. */
function crash(error: unknown) {
  const name = error instanceof Error ? error.name : typeof error
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  fail(
    [`Talks stopped on an error it does not know: ${name} ${code}`.trim(), ...frames.slice(0, 5)].join('\n'),
  )
}
