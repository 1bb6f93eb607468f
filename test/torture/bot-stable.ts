import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../../src/config.ts'
import type { Order, Told } from './orders.ts'

/** Processes of the bot, one running and one loaded and waiting, so that a killed one has its successor at once. */
export interface BotStable {
  /** Starts the next process. Resolves when it is connected. */
  start(): Promise<void>
  /** Tells the running process; does nothing when it is dead. */
  tell(order: Order): void
  /** Sets the clock of the running process and of all that follow: the instant that it is now. */
  setClock(instant: Date): void
  now(): Date
  /** Kills the running process without warning. Resolves when it is dead. */
  kill(): Promise<void>
  /** Resolves when the running process has died. */
  died(): Promise<void>
  readonly isAlive: () => boolean
  /** Log lines of all processes. */
  readonly lines: readonly string[]
  close(): Promise<void>
}

interface Stabled {
  readonly child: ChildProcess
  readonly loaded: Promise<void>
  readonly dead: Promise<void>
}

const script = fileURLToPath(new URL('./bot-process.ts', import.meta.url))

export function createBotStable(
  env: () => Environment,
  pace: { readonly every: number; readonly lease: number; readonly postInterval: number },
): BotStable {
  const lines: string[] = []
  let offset = 0
  let waiting = load()
  let running: Stabled | undefined

  function load(): Stabled {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, NODE_ENV: 'test' },
    })
    child.stderr?.on('data', (data: Buffer) => lines.push(data.toString()))
    child.on('message', (told: Told) => told.kind === 'log' && lines.push(told.line))
    const dead = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    return { child, dead, loaded: heard(child, 'loaded') }
  }

  function tell(order: Order) {
    if (running?.child.connected) running.child.send(order)
  }

  return {
    lines,
    now: () => new Date(Date.now() + offset),
    isAlive: () =>
      running !== undefined && running.child.exitCode === null && running.child.signalCode === null,
    tell,
    setClock(instant) {
      offset = instant.getTime() - Date.now()
      tell({ kind: 'clock', offset })
    },
    async start() {
      running = waiting
      waiting = load()
      const isLoaded = await Promise.race([running.loaded.then(() => true), running.dead.then(() => false)])
      if (!isLoaded) throw new Error(`the bot’s process does not start:\n${lines.slice(-20).join('')}`)
      const started = Promise.race([heard(running.child, 'started'), running.dead])
      tell({ kind: 'start', env: env(), offset, pace })
      await started
    },
    async kill() {
      running?.child.kill('SIGKILL')
      await running?.dead
    },
    async died() {
      await running?.dead
    },
    async close() {
      for (const each of [running, waiting]) each?.child.kill('SIGKILL')
      await Promise.all([running?.dead, waiting.dead])
    },
  }
}

function heard(child: ChildProcess, kind: Told['kind']): Promise<void> {
  return new Promise((resolve) => {
    const hear = (told: Told) => {
      if (told.kind !== kind) return
      child.off('message', hear)
      resolve()
    }
    child.on('message', hear)
  })
}
