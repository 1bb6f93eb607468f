import { parseArgs } from 'node:util'
import { everyStep, type Mishap, startCampaign, type Tally } from './campaign.ts'

/**
 * `npm run torture`: days in the life of the bot, each with a mishap: a SIGKILL at every named step of a delivery and of
 * a recall, SIGKILLs at random moments, and everything else that can go wrong. Prints what came of the digests that were
 * due, and ends with 1 when one was lost or posted twice, or a thread was told twice.
 */
const { values } = parseArgs({
  options: {
    /** SIGKILLs at random moments. */
    random: { type: 'string', default: '200' },
    /** Days for each of the other faults. */
    each: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const random = Number(values.random)
const each = Number(values.each)
const seed = Number(values.seed)
if (![random, each, seed].every((number) => Number.isInteger(number) && number >= 0)) {
  console.error('torture: --random, --each and --seed must be whole numbers')
  process.exit(2)
}

/** Mulberry32: the same seed, the same days. */
function randomNumbers(start: number) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const next = randomNumbers(seed)
const post = { method: 'chat.postMessage' }
const slackFaults: readonly Mishap[] = [
  { kind: 'slack', fault: { kind: 'lost-response', ...post, times: 2 } },
  { kind: 'slack', fault: { kind: 'lost-request', ...post, times: 2 } },
  { kind: 'slack', fault: { kind: 'rate-limited', retryAfter: 1, ...post, times: 2 } },
  { kind: 'slack', fault: { kind: 'server-error', ...post, times: 3 } },
  { kind: 'slack', fault: { kind: 'lost-response', method: 'chat.update' } },
  { kind: 'slack', fault: { kind: 'server-error', method: 'conversations.history', times: 2 } },
  { kind: 'slack', fault: { kind: 'disconnect', how: 'cut' } },
]
const otherFaults: readonly Mishap[] = [
  { kind: 'disk full' },
  { kind: 'database locked' },
  { kind: 'clock back an hour' },
  { kind: 'two processes' },
]
const days: Mishap[] = [
  { kind: 'none' },
  ...everyStep.map((step): Mishap => ({ kind: 'kill at step', step })),
  ...Array.from(
    { length: random },
    (): Mishap => ({ kind: 'kill at random', after: Math.floor(next() * 250) }),
  ),
  ...Array.from({ length: each }, () => [...slackFaults, ...otherFaults]).flat(),
]

const began = Date.now()
const campaign = await startCampaign()
let killing = 0
for (const day of days) {
  const dawn = Date.now()
  await campaign.day(day)
  if (day.kind.startsWith('kill')) killing += Date.now() - dawn
}
await campaign.close()

const total = (field: keyof Tally) =>
  [...campaign.tallies.values()].reduce((sum, tally) => sum + tally[field], 0)
const rows = [...campaign.tallies].map(([mishap, tally]) => ({ mishap, ...tally }))
const sum = {
  mishap: 'together',
  injected: total('injected'),
  due: total('due'),
  once: total('once'),
  twice: total('twice'),
  lost: total('lost'),
  recallsOnce: total('recallsOnce'),
  recallsOther: total('recallsOther'),
}
console.table([...rows, sum])
const kills = days.filter(({ kind }) => kind.startsWith('kill')).length
const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1)
console.log(
  `${days.length} days in ${seconds(Date.now() - began)} s, ${kills} of them with a kill in ${seconds(killing)} s, seed ${seed}`,
)
for (const failure of campaign.failures) console.error(failure)
process.exit(campaign.failures.length > 0 ? 1 : 0)
