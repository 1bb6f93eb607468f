/** Counts what is under way, so that a test can wait until nothing is. */
export interface Activity {
  /** Marks something as begun; call the returned function once when it is over. */
  begin(): () => void
  /**
   * Resolves once nothing has been under way for `quiet` milliseconds.
   *
   * @throws when that does not happen within `timeout` milliseconds
   */
  settled(options?: { readonly quiet?: number; readonly timeout?: number }): Promise<void>
}

/** Milliseconds by which a timer may be late before it counts. */
const heldUp = 300

/** Quiet is measured on the real clock, because it is about sockets and not about Slack's time. */
export function createActivity(): Activity {
  let running = 0
  let lastChange = Date.now()
  return {
    begin() {
      running += 1
      lastChange = Date.now()
      let over = false
      return () => {
        if (over) return
        over = true
        running -= 1
        lastChange = Date.now()
      }
    },
    async settled({ quiet = 150, timeout = 15_000 } = {}) {
      const start = Date.now()
      for (;;) {
        const idle = running === 0 ? Date.now() - Math.max(lastChange, start) : -1
        if (idle >= quiet) return
        if (Date.now() - start >= timeout) {
          throw new Error(`the workspace did not settle within ${timeout} ms (${running} under way)`)
        }
        const wait = Math.max(5, quiet - Math.max(idle, 0))
        const asked = Date.now()
        await new Promise((resolve) => setTimeout(resolve, wait))
        // While this process was held up nothing could come in: that time was not quiet.
        if (Date.now() - asked > wait + heldUp) lastChange = Date.now()
      }
    },
  }
}
