import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadDataFiles, problemLine } from '../record/load-record.ts'
import { proveTexts } from '../record/prove-texts.ts'

const usage = 'Usage: npm run check -- [--texts DIR] [--data DIR]'

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

const { values: options } = (() => {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: process.env.TALKS_DATA || 'data' },
        texts: { type: 'string' },
      },
    })
  } catch (error) {
    return fail(`check: ${error instanceof Error ? error.message.split('. ')[0] : error}\n${usage}`)
  }
})()
if (!existsSync(options.data))
  fail(`check: there is no folder ${options.data}; set TALKS_DATA or --data to the record's`)

const { files, problems } = loadDataFiles(options.data)
const lines: string[] = []
if (options.texts && !existsSync(options.texts)) {
  console.error(`check: there is no folder ${options.texts}; name the one that holds <document id>.txt`)
  process.exit(2)
}
if (options.texts) {
  const { proven, documents } = proveTexts(files, options.texts)
  lines.push(`${proven} passages proven letter by letter against ${documents} texts`)
} else
  lines.push(
    'Texts not given: quotations were checked against their passages only (--texts DIR proves the passages)',
  )

for (const problem of problems) console.error(problemLine(problem))
const count = (of: (file: (typeof files.documents)[number]['value']) => number) =>
  files.documents.reduce((sum, file) => sum + of(file.value), 0)
const kinds = (kind: string) => count((file) => file.statements.filter((s) => s.kind === kind).length)
lines.unshift(
  [
    `${files.documents.length} documents, ${count((file) => file.passages.length)} passages`,
    `${count((file) => file.statements.length)} statements (${kinds('direct')} direct, ${kinds('partial')} partial, ${kinds('indirect')} indirect)`,
    `${files.talks.reduce((sum, file) => sum + file.value.talks.length, 0)} talks`,
    `${count((file) => file.obstacles.length)} obstacles, ${count((file) => file.positions.length)} positions`,
    `${files.people.value.people.length} people and institutions, ${files.places.value.places.length} places`,
  ].join('; '),
)
for (const line of lines) console.log(line)
console.log(problems.length ? `${problems.length} problem(s)` : 'No problems found')
process.exit(problems.length ? 1 : 0)
