import { z } from 'zod'
import { momentSchema, weekdays } from './moment.ts'
import { cautionSchema, idSchema, passagePathSchema, sideSchema } from './vocabulary.ts'

/** Kinds of talks, after CAMEO's "consult" and "mediate" families, no finer than a reporter would ask. */
export const talkKinds = [
  'delegation-round',
  'ministerial-meeting',
  'leaders-call',
  'leaders-meeting',
  'summit',
  'working-group',
  'secret-talks',
  'indirect-talks',
  'mediation-contact',
  'track',
] as const
export const talkStatuses = [
  'held',
  'planned',
  'proposed',
  'reported',
  'denied',
  'postponed',
  'failed',
] as const
export const modes = ['in-person', 'phone', 'video', 'unknown'] as const

const sourced = z.strictObject({
  text: z.string().min(5).max(400),
  accordingTo: z.array(idSchema).min(1),
  passages: z.array(passagePathSchema).min(1),
})

/** Where talks were held, or were said to be. Only `held` means that they took place. */
export const talkSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(3).max(120),
  aliases: z.array(z.string()).describe('What people call it: "Antalya meeting", "second round"'),
  ordinal: z.int().positive().optional().describe('Its number in its track: 2 for the second round'),
  kind: z.enum(talkKinds),
  mode: z.enum(modes),
  status: z.enum(talkStatuses),
  statusNote: z.string().optional().describe('Who says so, where that is disputed'),
  start: momentSchema,
  end: momentSchema.optional(),
  venue: idSchema.optional(),
  venueNote: z.string().optional(),
  arrangedBy: z.array(idSchema).optional().describe('Host, mediator or who asked for it'),
  participants: z.array(
    z.strictObject({
      who: idSchema,
      side: sideSchema,
      role: z.string().optional(),
      head: z.boolean().optional(),
    }),
  ),
  minutes: z.int().positive().optional(),
  duration: z.string().optional().describe('As the document puts it: "almost five hours"'),
  sessions: z
    .array(
      z.strictObject({
        when: momentSchema.optional(),
        weekday: z.enum(weekdays).optional(),
        minutes: z.int().positive().optional(),
        duration: z.string().optional(),
      }),
    )
    .optional(),
  agenda: z.array(z.string()),
  summary: z.string().min(10).max(500).describe('One or two sentences in our words'),
  outcomes: z.array(sourced),
  topics: z.array(idSchema),
  partOf: idSchema.optional().describe('The track it belongs to; a track is never counted beside its rounds'),
  passages: z.array(passagePathSchema).min(1),
  cautions: z.array(cautionSchema).optional(),
})
export type Talk = z.infer<typeof talkSchema>
