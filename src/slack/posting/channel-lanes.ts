import { type Pause, realPause } from '../calls/patiently.ts'

/** One queue a channel: posts keep their order and Slack's pace. */
export interface ChannelLanes {
  run<T>(channel: string, task: () => Promise<T>): Promise<T>
}

/** @param interval milliseconds between two posts in one channel; Slack allows about one a second */
export function createChannelLanes({
  interval = 1_000,
  pause = realPause,
}: {
  interval?: number
  pause?: Pause
} = {}): ChannelLanes {
  const lanes = new Map<string, Promise<void>>()
  return {
    run(channel, task) {
      const result = (lanes.get(channel) ?? Promise.resolve()).then(task)
      const free = result.then(
        () => pause(interval),
        () => pause(interval),
      )
      const lane = free.then(() => {
        // The last one out takes the lane away, so that the map does not grow with every channel ever seen.
        if (lanes.get(channel) === lane) lanes.delete(channel)
      })
      lanes.set(channel, lane)
      return result
    },
  }
}
