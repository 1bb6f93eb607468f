import { z } from 'zod'
import { type FaultKind, faultKinds } from '../faults/fault.ts'

/** The longest delay a fault may make, in milliseconds: an hour. */
const longest = 3_600_000

const milliseconds = z.int().min(0).max(longest)
const count = z.int().min(1).max(1_000_000)

/** JSON knows no Infinity: `"forever"` stands for it. */
const often = {
  times: z
    .union([count, z.literal('forever')])
    .transform((times) => (times === 'forever' ? Number.POSITIVE_INFINITY : times))
    .optional(),
  skip: z.int().min(0).max(1_000_000).optional(),
}
const whichCall = { ...often, method: z.string().optional(), channel: z.string().optional() }
const whichDelivery = {
  ...often,
  type: z.enum(['events_api', 'slash_commands', 'interactive']).optional(),
  event: z.string().optional(),
}

/** A kind of fault and its fields; `satisfies` below makes a new kind appear here too. */
const faults = {
  latency: z.strictObject({ kind: z.literal('latency'), milliseconds, ...whichCall }),
  'rate-limited': z.strictObject({
    kind: z.literal('rate-limited'),
    retryAfter: z.int().min(0).max(3_600),
    ...whichCall,
  }),
  'server-error': z.strictObject({
    kind: z.literal('server-error'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503)]).optional(),
    ...whichCall,
  }),
  'lost-request': z.strictObject({ kind: z.literal('lost-request'), ...whichCall }),
  'lost-response': z.strictObject({ kind: z.literal('lost-response'), ...whichCall }),
  duplicate: z.strictObject({
    kind: z.literal('duplicate'),
    copies: z.int().min(1).max(20).optional(),
    gap: milliseconds.optional(),
    ...whichDelivery,
  }),
  reorder: z.strictObject({
    kind: z.literal('reorder'),
    behind: z.int().min(1).max(20).optional(),
    ...whichDelivery,
  }),
  'late-delivery': z.strictObject({ kind: z.literal('late-delivery'), milliseconds, ...whichDelivery }),
  'lost-delivery': z.strictObject({ kind: z.literal('lost-delivery'), ...whichDelivery }),
  'lost-ack': z.strictObject({ kind: z.literal('lost-ack'), ...whichDelivery }),
  disconnect: z.strictObject({
    kind: z.literal('disconnect'),
    how: z.enum(['warning', 'refresh_requested', 'link_disabled', 'cut']),
    ...whichDelivery,
  }),
  'half-open': z.strictObject({ kind: z.literal('half-open'), ...whichDelivery }),
} satisfies Record<FaultKind, z.ZodType>

const storm = z.strictObject({
  kind: z.literal('storm'),
  seed: z.int(),
  rates: z.partialRecord(z.enum(faultKinds as [FaultKind, ...FaultKind[]]), z.number().min(0).max(1)),
  longest: milliseconds.optional(),
})

/** A fault or a storm as JSON, in the fields of `Fault` and `Storm`. */
export const faultSchema = z.discriminatedUnion('kind', [
  faults.latency,
  faults['rate-limited'],
  faults['server-error'],
  faults['lost-request'],
  faults['lost-response'],
  faults.duplicate,
  faults.reorder,
  faults['late-delivery'],
  faults['lost-delivery'],
  faults['lost-ack'],
  faults.disconnect,
  faults['half-open'],
  storm,
])
