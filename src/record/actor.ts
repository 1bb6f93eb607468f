import { z } from 'zod'
import { idSchema, sideSchema } from './vocabulary.ts'

/** A person, an institution, or a source described as its document describes it, never named. */
export const actorSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(2).describe('Canonical name, or the description of an unnamed source'),
  kind: z.enum(['person', 'institution', 'unnamed']),
  side: sideSchema,
  gender: z.enum(['she', 'he']).optional().describe('For pronouns in questions'),
  aliases: z.array(z.string()).describe('Every spelling met or likely'),
  offices: z.array(
    z.strictObject({
      title: z.string(),
      words: z.array(z.string()).optional().describe('Other ways people name the office'),
      asOf: z.string().optional().describe('EDTF date of the document that states it'),
      document: idSchema.optional(),
    }),
  ),
  speaksFor: z.array(idSchema).optional().describe('Institutions whose words are asked for under its name'),
  author: z.boolean().optional().describe('Wrote one of the documents'),
  note: z.string().optional(),
})
export type Actor = z.infer<typeof actorSchema>
