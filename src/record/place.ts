import { z } from 'zod'
import { idSchema } from './vocabulary.ts'

/** A place. Country, coordinates and spellings are reference data and never shown as reported. */
export const placeSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2),
  display: z.string().min(2).describe('As an answer shows it: "Antalya, Turkey"'),
  aliases: z.array(z.string()),
  country: z.string().min(2),
  within: idSchema.optional().describe('The region or country that holds it'),
  coordinates: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
})
export type Place = z.infer<typeof placeSchema>
