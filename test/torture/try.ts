import { everyStep, startCampaign } from './campaign.ts'

const campaign = await startCampaign()
const t0 = Date.now()
const time = async (m: Parameters<typeof campaign.day>[0]) => {
  const t = Date.now()
  await campaign.day(m)
  console.log(JSON.stringify(m), Date.now() - t)
}
await time({ kind: 'none' })
await time({ kind: 'none' })
for (const step of everyStep) await time({ kind: 'kill at step', step })
await time({ kind: 'kill at random', after: 50 })
await time({ kind: 'slack', fault: { kind: 'lost-response', method: 'chat.postMessage' } })
await time({ kind: 'slack', fault: { kind: 'rate-limited', retryAfter: 1, method: 'chat.postMessage' } })
await time({ kind: 'slack', fault: { kind: 'server-error', method: 'chat.postMessage' } })
await time({ kind: 'disk full' })
await time({ kind: 'database locked' })
await time({ kind: 'clock back an hour' })
await time({ kind: 'two processes' })
console.table([...campaign.tallies].map(([k, v]) => ({ k, ...v })))
console.log(campaign.failures, Date.now() - t0)
await campaign.close()
process.exit(0)
