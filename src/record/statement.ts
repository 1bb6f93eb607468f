import { z } from 'zod'
import { momentSchema } from './moment.ts'
import { cautionSchema, idSchema, passageRefs, sideSchema } from './vocabulary.ts'

export const statementKinds = ['direct', 'partial', 'indirect'] as const
export const acts = [
  'demand',
  'reject',
  'offer',
  'concede',
  'accuse',
  'deny',
  'threaten',
  'assess',
  'announce',
] as const

/**
 * Who said what. `direct` and `partial` statements carry the words between the
 * quotation marks, unchanged; `indirect` ones are attributed paraphrases and have none.
 */
export const statementSchema = z
  .strictObject({
    id: idSchema,
    passages: passageRefs,
    speaker: idSchema,
    office: z.string().optional().describe('As the document states it, at that date'),
    side: sideSchema,
    kind: z.enum(statementKinds),
    quote: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(2)])
      .optional()
      .describe('Exact words inside the quotation marks; a list where the narrator interrupts the quotation'),
    gist: z
      .string()
      .min(10)
      .max(420)
      .describe('Own words, third person, no speaker’s name at the start: completes "Podoliak said that …"'),
    needsContext: z
      .string()
      .optional()
      .describe('Words that must stand beside the quotation because the sense turns without them'),
    said: momentSchema,
    channel: z.string().optional().describe('press conference, tweet, phone-call readout, interview …'),
    addressee: z.array(idSchema).optional(),
    via: z.array(idSchema).optional().describe('The chain it reached us by, nearest the speaker first'),
    topics: z.array(idSchema),
    talks: z.array(idSchema).optional().describe('The talks it is about'),
    act: z.enum(acts),
    links: z
      .array(z.strictObject({ kind: z.enum(['denies', 'contradicts', 'same-utterance']), to: z.string() }))
      .optional(),
    cautions: z.array(cautionSchema).optional(),
  })
  .superRefine((statement, context) => {
    if (statement.kind === 'indirect' && statement.quote)
      context.addIssue({ code: 'custom', path: ['quote'], message: 'an indirect statement has no quotation' })
    if (statement.kind !== 'indirect' && !statement.quote)
      context.addIssue({
        code: 'custom',
        path: ['quote'],
        message: `a ${statement.kind} statement needs its words`,
      })
  })
export type Statement = z.infer<typeof statementSchema>

/** The quoted words as one line; ` … ` stands where the narrator interrupts. */
export function quoteText(statement: Pick<Statement, 'quote'>): string | null {
  if (!statement.quote) return null
  return typeof statement.quote === 'string' ? statement.quote : statement.quote.join(' … ')
}
