import type { SocketModeReceiver } from '@slack/bolt'
import { type Pause, realPause } from './calls/patiently.ts'
import type { Log } from './logging/create-log.ts'
import { describeError } from './logging/describe-error.ts'

type Client = SocketModeReceiver['client']

/**
 * Whether Slack can reach us over Socket Mode. The client says `connected` at Slack's hello, and `close` when the
 * socket is gone, whoever closed it.
 */
export function watchConnection(client: Client): () => boolean {
  let isConnected = false
  client.on('connected', () => {
    isConnected = true
  })
  client.on('close', () => {
    isConnected = false
  })
  return () => isConnected
}

/** Milliseconds between two tries to connect, once they have failed for a while. */
const longestPause = 30_000

/**
 * Connects again whenever the connection ends, until the client is told to disconnect. At once, because Slack asks for
 * it several times a day and a command typed in between fails: the client's own way (@slack/socket-mode 3.1) waits for
 * five seconds first, and so is switched off with `autoReconnectEnabled: false`.
 *
 * @param client is connected already
 */
export function keepConnected(client: Client, { log, pause = realPause }: { log: Log; pause?: Pause }): void {
  let isWanted = true
  let isTrying = false

  async function connect() {
    for (let failures = 0; isWanted; failures += 1) {
      if (failures > 0) await pause(Math.min(500 * 2 ** (failures - 1), longestPause))
      try {
        if (isWanted) await client.start()
        // Told to stop while it was on its way.
        if (!isWanted) await client.disconnect()
        return
      } catch (error) {
        log.warn('not connected again', describeError(error))
      }
    }
  }

  client.on('disconnecting', () => {
    isWanted = false
  })
  client.on('disconnected', () => {
    if (!isWanted || isTrying) return
    isTrying = true
    void connect().finally(() => {
      isTrying = false
    })
  })
}
