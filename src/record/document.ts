import { z } from 'zod'
import { momentSchema } from './moment.ts'
import { idSchema } from './vocabulary.ts'

export const documentCautions = [
  'anonymous-sourcing',
  'second-hand',
  'machine-translation',
  'suspected-machine-written',
  'repost',
  'undated',
  'unsigned',
  'unverified-expert',
] as const

const correctionSchema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  what: z.string().min(3),
})

/** Where a fact was read. Statuses follow ninjs: only `usable` documents are ever shown. */
export const documentSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(3),
  shortTitle: z.string().min(3).max(60).describe('How a citation names it'),
  authors: z.array(z.string()),
  publisher: z.string().nullable(),
  published: momentSchema,
  language: z.string().min(2),
  genre: z.enum(['news-report', 'aggregation', 'interview', 'analysis']),
  reportedVia: z.string().optional().describe('Whose reporting it retells'),
  repostedFrom: z.string().optional(),
  cautions: z.array(z.enum(documentCautions)),
  cautionNote: z.string().optional().describe('One sentence shown beside each citation of the document'),
  status: z.enum(['usable', 'withheld', 'retracted']),
  withdrawalNote: z
    .string()
    .optional()
    .describe('What answers may say of a withdrawn document; silence without it'),
  embargo: z.iso.datetime({ offset: true }).optional().describe('Not shown before this instant'),
  corrections: z.array(correctionSchema),
  rights: z.string().min(3),
  url: z.url({ protocol: /^https$/ }).optional(),
  textSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the text that the passages were proven against'),
})
export type Document = z.infer<typeof documentSchema>

/**
 * Exact words of a document. `paragraph` is the 1-based count of its non-empty lines;
 * a passage that the file breaks over lines runs to `paragraphEnd`, inclusive.
 */
export const passageSchema = z.strictObject({
  id: idSchema,
  paragraph: z.int().positive(),
  paragraphEnd: z.int().positive().optional(),
  exact: z.string().min(3),
})
export type Passage = z.infer<typeof passageSchema>

/** A caution in words that a reader understands, without jargon. */
export const cautionNames: Record<(typeof documentCautions)[number], string> = {
  'anonymous-sourcing': 'rests on unnamed sources',
  'second-hand': 'retells another outlet’s report',
  'machine-translation': 'machine-translated: wording may differ from what was said',
  'suspected-machine-written': 'shows traces of machine writing',
  repost: 'read in a repost, not at the publisher',
  undated: 'undated',
  unsigned: 'unsigned',
  'unverified-expert': 'its expert could not be verified',
}
