type Redeemed =
  | { readonly kind: 'granted'; readonly user: string; readonly inView: boolean }
  | {
      readonly kind: 'refused'
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id'
    }

/** The short-lived permissions to open a view that come with a command, a click or a submission. */
export interface Triggers {
  /** `inView` tells that the person acted inside a modal, which views.push needs. */
  issue(user: string, options?: { readonly inView?: boolean }): string
  redeem(id: string): Redeemed
  forget(): void
}

/** A trigger lives three seconds and opens one view. Source: Slack, "Handling user interaction". */
export const triggerLife = 3_000

export function createTriggers({ now, life = triggerLife }: { now: () => number; life?: number }): Triggers {
  const issued = new Map<string, { user: string; inView: boolean; expiry: number; used: boolean }>()
  let count = 0
  return {
    issue(user, { inView = false } = {}) {
      count += 1
      const id = `${Math.floor(now())}.${count}.local`
      issued.set(id, { user, inView, expiry: now() + life, used: false })
      return id
    },
    redeem(id) {
      const trigger = issued.get(id)
      if (!trigger) return { kind: 'refused', error: 'invalid_trigger_id' }
      if (trigger.used) return { kind: 'refused', error: 'exchanged_trigger_id' }
      if (now() > trigger.expiry) return { kind: 'refused', error: 'expired_trigger_id' }
      trigger.used = true
      return { kind: 'granted', user: trigger.user, inView: trigger.inView }
    },
    forget: () => issued.clear(),
  }
}
