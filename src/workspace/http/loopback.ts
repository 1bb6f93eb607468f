import type { IncomingHttpHeaders } from 'node:http'

/** Hosts on which a stand-in with fake tokens may listen: this machine, and nothing a network can reach. */
const loopbackHosts = ['127.0.0.1', 'localhost', '::1']

/** @throws when the host is not loopback; set-up is broken then, and listening would be dangerous */
export function requireLoopback(host: string) {
  if (!loopbackHosts.includes(host)) {
    throw new Error(`the local workspace listens on loopback only, not on ${host}`)
  }
}

/**
 * Refuses what looks like a real credential, so that nobody types one into a stand-in by mistake. Local tokens say
 * LOCAL or local right after their prefix.
 *
 * @throws when a token begins like Slack's own
 */
export function requireFakeToken(token: string) {
  if (looksReal(token)) {
    throw new Error('that looks like a real Slack token: the local workspace takes fake ones only')
  }
}

/** Whether a token begins like Slack's own, or is a signing secret: 32 hexadecimal digits. */
export function looksReal(token: string): boolean {
  return (
    /^xox[a-z](?:\.xox[a-z])?-\d/i.test(token) ||
    /^xapp-\d-A[A-Z0-9]{8,}-\d/.test(token) ||
    /^[0-9a-f]{32}$/i.test(token)
  )
}

export type Visitor = { readonly kind: 'welcome' } | { readonly kind: 'refused'; readonly reason: string }

/**
 * Decides from its headers whether a request may come in. `Host` must be loopback and our port, against DNS
 * rebinding; `Origin`, where a browser sends one, must be our own page; so must the site that a browser's fetch names.
 */
export function admit(headers: IncomingHttpHeaders, port: number): Visitor {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  if (!hosts.includes((headers.host ?? '').toLowerCase())) return { kind: 'refused', reason: 'foreign host' }
  const { origin } = headers
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`)) {
    return { kind: 'refused', reason: 'foreign origin' }
  }
  const site = headers['sec-fetch-site']
  // A link followed from elsewhere may show the page, and nothing more.
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
    return { kind: 'refused', reason: 'foreign site' }
  }
  return { kind: 'welcome' }
}
