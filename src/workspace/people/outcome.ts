/** How something a person did in the workspace turned out. `message` is a sentence for that person. */
export type Outcome =
  | { readonly ok: true; readonly ts?: string }
  | {
      readonly ok: false
      readonly error: string
      readonly message: string
      /** By block_id, when a form was not accepted. */
      readonly errors?: Readonly<Record<string, string>>
    }

export function refuse(error: string, message: string): Outcome {
  return { ok: false, error, message }
}

/** What a person learns of a click or shortcut that the app took, or did not. */
export function outcomeOf(ack: { readonly kind: 'acked' | 'timeout' | 'unreachable' }): Outcome {
  if (ack.kind === 'acked') return { ok: true }
  return ack.kind === 'timeout'
    ? refuse('operation_timeout', 'The app did not respond within 3 seconds.')
    : refuse('dispatch_failed', 'The app is not connected.')
}
