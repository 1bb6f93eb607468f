import { randomUUID } from 'node:crypto'

/** The one-time tickets in the addresses that apps.connections.open hands out. */
export interface Tickets {
  issue(): string
  /** True once for a ticket that is still good. */
  redeem(ticket: string): boolean
  forget(): void
}

/** Milliseconds. Slack says only that the address is short-lived. */
const ticketLife = 30_000

export function createTickets(now: () => number): Tickets {
  const expiries = new Map<string, number>()
  return {
    issue() {
      // The oldest stand first, so what an app fetched and never used goes as soon as it is worthless.
      for (const [ticket, expiry] of expiries) {
        if (expiry >= now()) break
        expiries.delete(ticket)
      }
      const ticket = randomUUID()
      expiries.set(ticket, now() + ticketLife)
      return ticket
    },
    redeem(ticket) {
      const expiry = expiries.get(ticket)
      expiries.delete(ticket)
      return expiry !== undefined && expiry >= now()
    },
    forget: () => expiries.clear(),
  }
}
