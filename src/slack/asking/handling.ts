/** The messages that this process is answering just now, however long Slack makes it wait. */
export interface Handling {
  /** What it gives back says that this one is done. */
  begin(channel: string, ts: string): () => void
  has(channel: string, ts: string): boolean
}

export function createHandling(): Handling {
  const open = new Set<string>()
  const nameOf = (channel: string, ts: string) => `${channel} ${ts}`
  return {
    begin(channel, ts) {
      open.add(nameOf(channel, ts))
      return () => open.delete(nameOf(channel, ts))
    },
    has: (channel, ts) => open.has(nameOf(channel, ts)),
  }
}
