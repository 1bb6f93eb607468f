import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  documentFileSchema,
  peopleFileSchema,
  placesFileSchema,
  subjectsFileSchema,
  talksFileSchema,
  topicsFileSchema,
} from '../record/files.ts'

const { values: options } = parseArgs({
  options: { check: { type: 'boolean', default: false }, data: { type: 'string', default: 'data' } },
})

/** JSON Schemas for editors' completion, generated from the zod schemas that check the data. */
const schemas = {
  document: documentFileSchema,
  talks: talksFileSchema,
  people: peopleFileSchema,
  places: placesFileSchema,
  topics: topicsFileSchema,
  subjects: subjectsFileSchema,
}

const folder = join(options.data, 'schema')
mkdirSync(folder, { recursive: true })
const stale: string[] = []
for (const [name, schema] of Object.entries(schemas)) {
  const file = join(folder, `${name}.schema.json`)
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
  if (options.check) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(file)
  } else writeFileSync(file, text)
}
if (stale.length) {
  console.error(
    `schema: ${stale.join(', ')} differ from the zod schemas; run npm run schema and commit the result`,
  )
  process.exit(1)
}
console.log(
  options.check
    ? 'The JSON Schemas are current'
    : `Wrote ${Object.keys(schemas).length} JSON Schemas to ${folder}`,
)
