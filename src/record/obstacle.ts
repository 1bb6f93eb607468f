import { z } from 'zod'
import { momentSchema } from './moment.ts'
import { cautionSchema, idSchema, passageRefs } from './vocabulary.ts'

export const obstacleCategories = [
  'military-action',
  'territory',
  'security-guarantees',
  'nato-and-neutrality',
  'recognition',
  'demilitarization',
  'nuclear-plant',
  'agenda-mismatch',
  'political-will',
  'third-party-pressure',
  'broken-trust',
  'denial-that-talks-exist',
  'humanitarian-corridors',
  'procedural-pause',
  'delay',
  'withdrawal-from-talks',
  'other',
] as const
export const effects = ['stalled', 'blocked', 'ended', 'slowed', 'complicated'] as const

/** What stalled talks: always somebody's claim, with who disputes it and how. */
export const obstacleSchema = z.strictObject({
  id: idSchema,
  passages: passageRefs,
  category: z.enum(obstacleCategories),
  effect: z.enum(effects),
  text: z.string().min(10).max(420).describe('Own words, a whole sentence that names who claims it'),
  talks: z.array(idSchema).describe('The talks affected'),
  topics: z.array(idSchema),
  assertedBy: z.array(idSchema).min(1),
  via: z.array(idSchema).optional(),
  disputedBy: z
    .array(
      z.strictObject({
        who: idSchema,
        how: z.string().min(5).max(300).describe('Exactly what is denied, no wider'),
        passages: z.array(z.string()).min(1).describe('Own passages, or document/passage'),
      }),
    )
    .optional(),
  asOf: momentSchema,
  since: momentSchema.optional(),
  lifted: momentSchema.optional(),
  liftedNote: z.string().optional(),
  statements: z.array(idSchema).optional().describe('Statements of this document that say so'),
  cautions: z.array(cautionSchema).optional(),
})
export type Obstacle = z.infer<typeof obstacleSchema>
