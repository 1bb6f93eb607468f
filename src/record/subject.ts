import { z } from 'zod'

/** Subjects of the world by kind: words that make a question unanswerable where the record lacks them. */
export const subjectsSchema = z.record(z.string(), z.array(z.string().min(2)))
