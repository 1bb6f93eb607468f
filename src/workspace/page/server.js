/** What this person sees now. */
export async function fetchState(as) {
  const response = await fetch(`/control/state?as=${encodeURIComponent(as)}`)
  return response.json()
}

/**
 * Does something as this person.
 *
 * @returns {Promise<{ok: boolean, error?: string, message?: string, errors?: Record<string, string>, ts?: string}>}
 */
export async function perform(name, body) {
  try {
    const response = await fetch(`/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await response.json()
  } catch {
    return {
      ok: false,
      error: 'offline',
      message: 'The local workspace does not answer. Is it still running?',
    }
  }
}

/** What went between the app and the workspace after this entry, oldest first. */
export async function fetchTraffic(since) {
  const response = await fetch(`/control/traffic?since=${since}`)
  return (await response.json()).entries
}

/** Calls `changed` and `traffic` whenever something happened, and `lost` when the workspace has gone. */
export function listen({ changed, traffic, lost }) {
  const source = new EventSource('/control/events')
  source.addEventListener('changed', changed)
  source.addEventListener('traffic', traffic)
  source.addEventListener('error', lost)
}
