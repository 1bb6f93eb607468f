import Database from 'libsql'
import { start } from '../../src/main.ts'
import type { Order, Told } from './orders.ts'

/**
 * The bot as a process of its own, for being killed. It loads everything, waits for its orders, and runs by a clock that
 * its parent sets. Nothing of the bot is replaced; the database alone can be told that its disk is full.
 */
let offset = 0
let killAt: string | undefined
let running: { stop(): Promise<void> } | undefined
const databases: Database.Database[] = []

const now = () => new Date(Date.now() + offset)
const tell = (told: Told) => process.send?.(told)

const pragma = Database.prototype.pragma
Database.prototype.pragma = function (this: Database.Database, ...args: Parameters<typeof pragma>) {
  if (!databases.includes(this)) databases.push(this)
  return pragma.apply(this, args)
}

process.on('message', (order: Order) => void obey(order))
process.on('disconnect', () => process.exit(0))
tell({ kind: 'loaded' })

async function obey(order: Order) {
  switch (order.kind) {
    case 'start': {
      offset = order.offset
      running = await start({
        env: order.env,
        now,
        write: (line) => tell({ kind: 'log', line }),
        pace: { ...order.pace, onStep },
      })
      return tell({ kind: 'started' })
    }
    case 'clock':
      offset = order.offset
      return
    case 'kill-at':
      killAt = order.step
      return
    case 'disk':
      for (const database of databases) setFull(database, order.isFull)
      return
    case 'stop':
      await running?.stop()
      return tell({ kind: 'stopped' })
  }
}

async function onStep(step: string) {
  if (step !== killAt) return
  process.kill(process.pid, 'SIGKILL')
  // Nothing after this may run, however long the signal takes.
  await new Promise(() => {})
}

/** A full disk, as SQLite sees it: no page more. */
function setFull(database: Database.Database, isFull: boolean) {
  if (!database.open) return
  const [found] = database.pragma('page_count') as { page_count: number }[]
  database.pragma(`max_page_count = ${isFull ? (found?.page_count ?? 1) : 1_000_000_000}`)
}
