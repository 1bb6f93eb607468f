import { z } from 'zod'
import { actorSchema } from './actor.ts'
import { documentSchema, passageSchema } from './document.ts'
import { obstacleSchema } from './obstacle.ts'
import { placeSchema } from './place.ts'
import { positionSchema } from './position.ts'
import { statementSchema } from './statement.ts'
import { subjectsSchema } from './subject.ts'
import { talkSchema } from './talk.ts'
import { topicSchema } from './topic.ts'

/** `data/documents/*.yaml`: one file a document, so that a retraction touches one file. */
export const documentFileSchema = z.strictObject({
  document: documentSchema,
  passages: z.array(passageSchema),
  statements: z.array(statementSchema),
  obstacles: z.array(obstacleSchema),
  positions: z.array(positionSchema),
})
/** `data/talks/*.yaml`: one file a track. */
export const talksFileSchema = z.strictObject({ talks: z.array(talkSchema) })
export const peopleFileSchema = z.strictObject({ people: z.array(actorSchema) })
export const placesFileSchema = z.strictObject({ places: z.array(placeSchema) })
export const topicsFileSchema = z.strictObject({ topics: z.array(topicSchema) })
export const subjectsFileSchema = z.strictObject({ subjects: subjectsSchema })

export type DocumentFile = z.infer<typeof documentFileSchema>
