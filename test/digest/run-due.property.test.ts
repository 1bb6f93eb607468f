import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliverySteps } from '../../src/digest/deliver-digest.ts'
import { scheduleOf } from '../../src/digest/run-due.ts'
import { duesBetween, nextDue } from '../../src/digest/schedule/due.ts'
import { type ChannelFault, type Desk, kyiv, openDesk } from './delivery-desk.ts'

/** What may happen to a bot in the course of days. */
type Mishap =
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'clock-back' }
  | { readonly kind: 'kill'; readonly step: (typeof deliverySteps)[number] }
  | { readonly kind: 'fault'; readonly fault: ChannelFault }
  | { readonly kind: 'news' }
  | { readonly kind: 'second-process' }
  /** Somebody saves the form, at the same hour or at another. */
  | { readonly kind: 'change'; readonly hour: number }

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 400 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'clock-back' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('kill' as const), step: fc.constantFrom(...deliverySteps) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.constantFrom<ChannelFault>(
        'lost-response',
        'lost-request',
        'rate-limited',
        'refused',
        'blind',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'news' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'second-process' as const }) },
)

const change: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constant('change' as const),
  hour: fc.constantFrom(6, 9, 12, 15, 18),
})

async function live(desk: Desk, mishaps: readonly Mishap[]) {
  let processes = 0
  const fresh = () => {
    processes += 1
    return desk.process(`p${processes}`)
  }
  let bot = fresh()
  for (const each of mishaps) {
    if (each.kind === 'time') desk.now = new Date(desk.now.getTime() + each.minutes * 60_000)
    if (each.kind === 'clock-back') desk.now = new Date(desk.now.getTime() - 3_600_000)
    if (each.kind === 'fault') desk.faults.push(each.fault)
    if (each.kind === 'news') desk.versions.set(`statement:${desk.versions.size}`, 'v:1')
    if (each.kind === 'change') desk.change({ time: `${String(each.hour).padStart(2, '0')}:00` })
    const killAt = each.kind === 'kill' ? { killAt: each.step } : {}
    const rounds = [bot.round(killAt), ...(each.kind === 'second-process' ? [fresh().round()] : [])]
    const [lives] = await Promise.all(rounds)
    if (!lives) bot = fresh()
  }
  desk.faults.length = 0
  // Twice the longest wait after a failure.
  for (let minute = 0; minute < 10; minute += 1) {
    desk.now = new Date(desk.now.getTime() + 61_000)
    await bot.round()
  }
}

/** What is neither settled nor has its time ahead. */
function openIn({ state, now }: Desk) {
  const ahead = nextDue(scheduleOf(state.subscriptions.find('C1')!), now).localDate
  return state.deliveries.unsettled().filter(({ localDate }) => localDate !== ahead)
}

describe('whatever happens in the course of some days', () => {
  it('no date has two digests, none is unaccounted for, and nothing counts as sent that was not posted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { minLength: 5, maxLength: 40 }), async (mishaps) => {
        const desk = openDesk()
        try {
          const begin = desk.now
          desk.subscribe()
          await live(desk, mishaps)
          const dates = desk.posts.map(({ localDate }) => localDate)
          expect(dates).toEqual([...new Set(dates)])
          expect(openIn(desk)).toEqual([])
          for (const due of duesBetween(scheduleOf(kyiv), begin, desk.now)) {
            const entry = desk.state.deliveries.find('C1', due.localDate)
            expect(entry, due.localDate).toBeDefined()
            expect(entry?.status === 'posted').toBe(dates.includes(due.localDate))
          }
          const sent = new Set(desk.posts.flatMap(({ outline }) => outline.changes.map(([id]) => id)))
          expect([...(desk.state.deliveries.known('C1')?.keys() ?? [])].sort()).toEqual([...sent].sort())
        } finally {
          desk.close()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('nor where its settings are changed: a date that was begun is posted, missed, or has its time ahead', async () => {
    const changing = fc.array(fc.oneof({ weight: 5, arbitrary: mishap }, { weight: 2, arbitrary: change }), {
      minLength: 5,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(changing, async (mishaps) => {
        const desk = openDesk()
        try {
          desk.subscribe()
          await live(desk, mishaps)
          const dates = desk.posts.map(({ localDate }) => localDate)
          expect(dates).toEqual([...new Set(dates)])
          expect(openIn(desk)).toEqual([])
          for (const { localDate, status } of desk.state.deliveries.latest('C1', 100)) {
            expect(status === 'posted', localDate).toBe(dates.includes(localDate))
          }
        } finally {
          desk.close()
        }
      }),
      { numRuns: 40 },
    )
  })
})
