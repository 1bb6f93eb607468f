import { readFileSync } from 'node:fs'
import { createRecordSource } from '../../src/record/record-source.ts'
import { createTalks } from '../../src/talks.ts'
import { startWorkspace } from '../../src/workspace/start-workspace.ts'
import { startTalksBot } from '../support/start-talks-bot.ts'

/**
 * The time of a question through the socket: from `/talks …` typed in the local workspace to
 * its answer there, by the real Bolt over real Socket Mode. Questions are those of a set.
 */
const asked = 200

const folder = new URL('../questions/', import.meta.url).pathname
const questions = readFileSync(`${folder}set-c.jsonl`, 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => (JSON.parse(line) as { question: string }).question)

const workspace = await startWorkspace({ rateLimits: 'off' })
const bot = await startTalksBot(workspace, { talks: createTalks(createRecordSource('data')) })
const times: number[] = []
for (let i = 0; i < asked; i++) {
  const began = performance.now()
  await workspace.as('olena').command('/talks', questions[i % questions.length]!, 'newsroom')
  await workspace.nextMessage()
  times.push(performance.now() - began)
}
await bot.stop()
await workspace.close()

const [first = 0, ...rest] = times
rest.sort((a, b) => a - b)
const at = (share: number) =>
  `${(rest[Math.min(rest.length - 1, Math.floor(rest.length * share))] ?? 0).toFixed(1)} ms`
console.log(`\nA question through the socket (${asked} slash commands, one after another)`)
console.log(`  first ${first.toFixed(0)} ms; then median ${at(0.5)}, p99 ${at(0.99)}`)
process.exit(0)
