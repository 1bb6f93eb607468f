import { z } from 'zod'
import { momentSchema } from './moment.ts'
import { cautionSchema, idSchema, passageRefs, sideSchema } from './vocabulary.ts'

export const positionTypes = ['demand', 'red-line', 'concession', 'proposal', 'agreement', 'stance'] as const

/** What a side wants, offers or refuses, according to the document. */
export const positionSchema = z.strictObject({
  id: idSchema,
  passages: passageRefs,
  side: sideSchema,
  actor: idSchema.describe('Who holds it: a person, an institution or a side’s government'),
  according: idSchema.optional().describe('Who ascribes it to the actor, where that is somebody else'),
  type: z.enum(positionTypes),
  topics: z.array(idSchema).min(1),
  text: z.string().min(10).max(300).describe('Own words, a whole sentence'),
  date: momentSchema,
  talks: z.array(idSchema).optional(),
  statements: z.array(idSchema).optional(),
  cautions: z.array(cautionSchema).optional(),
})
export type Position = z.infer<typeof positionSchema>
