import { z } from 'zod'
import { idSchema } from './vocabulary.ts'

/** A subject of negotiation and the words that people use for it. */
export const topicSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  words: z.array(z.string()).min(1),
  broader: idSchema.optional(),
})
export type Topic = z.infer<typeof topicSchema>
