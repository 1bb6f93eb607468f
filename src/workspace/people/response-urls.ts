/** The message a response_url belongs to; commands and shortcuts have none. */
export type Original =
  | { readonly kind: 'none' }
  | { readonly kind: 'message'; readonly ts: string }
  | { readonly kind: 'ephemeral'; readonly ts: string }

export interface Grant {
  readonly user: string
  readonly channel: string
  readonly original: Original
}

type UrlUse =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'refused'; readonly error: 'invalid_url' | 'expired_url' | 'used_url' }

export interface ResponseUrls {
  /** The path to put behind the workspace's origin. */
  issue(grant: Grant): string
  /** Counts one use. */
  use(id: string): UrlUse
  forget(): void
}

/** A response_url serves five times within thirty minutes. Source: Slack, "Handling user interaction". */
const responseUrlUses = 5
const responseUrlLife = 30 * 60_000

export function createResponseUrls({
  now,
  nextId,
}: {
  now: () => number
  nextId: () => string
}): ResponseUrls {
  const issued = new Map<string, { grant: Grant; expiry: number; uses: number }>()
  return {
    issue(grant) {
      const id = nextId()
      issued.set(id, { grant, expiry: now() + responseUrlLife, uses: 0 })
      return `/response/${id}`
    },
    use(id) {
      const entry = issued.get(id)
      if (!entry) return { kind: 'refused', error: 'invalid_url' }
      if (now() > entry.expiry) return { kind: 'refused', error: 'expired_url' }
      if (entry.uses >= responseUrlUses) return { kind: 'refused', error: 'used_url' }
      entry.uses += 1
      return { kind: 'granted', grant: entry.grant }
    },
    forget: () => issued.clear(),
  }
}
