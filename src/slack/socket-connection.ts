import type { SocketModeReceiver } from '@slack/bolt'

/**
 * Whether Slack can reach us over Socket Mode. The client says `connected` at Slack's hello, and `close` when the
 * socket is gone, whoever closed it; between the two it tries again by itself.
 */
export function watchConnection(client: SocketModeReceiver['client']): () => boolean {
  let isConnected = false
  client.on('connected', () => {
    isConnected = true
  })
  client.on('close', () => {
    isConnected = false
  })
  return () => isConnected
}
