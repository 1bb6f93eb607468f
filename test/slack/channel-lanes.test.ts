import { expect, it } from 'vitest'
import { createChannelLanes } from '../../src/slack/posting/channel-lanes.ts'

it('keeps order and pace in a channel, and lets channels pass each other', async () => {
  const events: string[] = []
  const open: (() => void)[] = []
  const pause = () => new Promise<void>((resolve) => open.push(resolve))
  const lanes = createChannelLanes({ pause })
  const task = (name: string) => async () => events.push(name)
  const first = lanes.run('C1', task('C1 first'))
  const second = lanes.run('C1', task('C1 second'))
  await lanes.run('C2', task('C2'))
  await first
  expect(events).toEqual(['C1 first', 'C2'])
  for (const resolve of open) resolve()
  await second
  expect(events).toEqual(['C1 first', 'C2', 'C1 second'])
})

it('goes on after a failure', async () => {
  const lanes = createChannelLanes({ interval: 0 })
  await expect(lanes.run('C1', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await lanes.run('C1', async () => 'yes')).toBe('yes')
})
