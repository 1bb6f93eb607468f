import { z } from 'zod'

/** Lower-case words joined by hyphens: what every reference in the record looks like. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id such as first-round-gomel')

/** Who somebody acts for, in CAMEO's sense of an actor's country or kind. */
export const sides = [
  'ukraine',
  'russia',
  'united-states',
  'france',
  'germany',
  'turkey',
  'israel',
  'belarus',
  'european-union',
  'china',
  'qatar',
  'press',
  'independent',
] as const
export const sideSchema = z.enum(sides)
export type Side = (typeof sides)[number]

export const sideNames: Record<Side, string> = {
  ukraine: 'Ukraine',
  russia: 'Russia',
  'united-states': 'United States',
  france: 'France',
  germany: 'Germany',
  turkey: 'Turkey',
  israel: 'Israel',
  belarus: 'Belarus',
  'european-union': 'European Union',
  china: 'China',
  qatar: 'Qatar',
  press: 'press',
  independent: 'independent',
}

/** One or more passages of a document; the ids are local to the document's file. */
export const passageRefs = z.array(idSchema).min(1)

/** A passage named from a file that spans documents: `cameron-2022/p7a`. */
export const passagePathSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'expected document/passage, such as cameron-2022/p7a')

/** A remark that must travel with the fact wherever it is shown. */
export const cautionSchema = z.string().min(3).max(300)
