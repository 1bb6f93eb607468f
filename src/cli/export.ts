import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { cslItem, cslPassage } from '../citations/csl-json.ts'
import { csvOf } from '../citations/csv.ts'
import { exportRecord } from '../citations/export-record.ts'
import { exportTables } from '../citations/export-tables.ts'
import { loadRecord, RecordError } from '../record/load-record.ts'
import type { TalksRecord } from '../record/record.ts'

const formats = ['json', 'csv', 'csl-json'] as const
type Format = (typeof formats)[number]

const usage = `Usage: npm run --silent export -- [--format json|csv|csl-json] [--out PATH] [--data DIR] [--now ISO]
  json      the whole record as one object
  csv       its tables: with --out a folder, one file a table; without, all of them, each after a "# name" line
  csl-json  one item a document, for reference managers; --passages adds one a passage, with its paragraph`

function fail(message: string): never {
  console.error(`export: ${message}`)
  process.exit(2)
}

const { values: options } = (() => {
  try {
    return parseArgs({
      options: {
        format: { type: 'string', default: 'json' },
        data: { type: 'string', default: process.env.TALKS_DATA ?? 'data' },
        out: { type: 'string' },
        now: { type: 'string' },
        passages: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
})()
if (options.help) {
  console.log(usage)
  process.exit(0)
}
const format: Format =
  formats.find((known) => known === options.format) ??
  fail(`there is no format "${options.format}"; choose one of ${formats.join(', ')}`)
if (options.passages && format !== 'csl-json') fail('--passages goes with --format csl-json only')
if (!existsSync(options.data) || !statSync(options.data).isDirectory())
  fail(`there is no folder ${options.data}; --data names the one that holds documents/ and talks/`)

/** An embargo ends at an instant: a time without its zone would end it differently on each machine. */
const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/
const now = options.now === undefined ? new Date() : new Date(options.now)
if (options.now !== undefined && (!instant.test(options.now) || Number.isNaN(now.getTime())))
  fail(`--now "${options.now}" is no instant; write it as 2026-03-29T09:00:00Z`)

/** The files of an export, and what stands for all of them on standard output. */
function render(record: TalksRecord): { files: [name: string, text: string][]; text: string } {
  if (format === 'csv') {
    const files = exportTables(exportRecord(record)).map((table) => [table.name, csvOf(table)] as const)
    return {
      files: files.map(([name, text]) => [`${name}.csv`, text]),
      text: files.map(([name, text]) => `# ${name}\r\n${text}`).join(''),
    }
  }
  const value =
    format === 'json'
      ? exportRecord(record)
      : [
          ...[...record.documents.values()].map(cslItem),
          ...(options.passages ? [...record.passages.values()].map(cslPassage) : []),
        ]
  const text = `${JSON.stringify(value, null, 2)}\n`
  return { files: [[format === 'json' ? 'record.json' : 'citations.csl.json', text]], text }
}

/** CSV goes to a folder; the others to the file named, or into a folder that is there. */
function write(out: string, files: [name: string, text: string][]): void {
  const isFolder = existsSync(out) && statSync(out).isDirectory()
  if (format === 'csv' && existsSync(out) && !isFolder)
    fail(`--out ${out} is a file; CSV writes one file a table and needs a folder`)
  const paths = files.map(([name]) => (format === 'csv' || isFolder ? join(out, name) : out))
  try {
    for (const [i, path] of paths.entries()) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, files[i]![1])
    }
  } catch (error) {
    fail(`cannot write to ${out} (${error instanceof Error ? error.message : error})`)
  }
  console.error(`Wrote ${paths.join(', ')}`)
}

/** A reader that closes early, such as `head`, is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  const { files, text } = render(loadRecord(options.data, now))
  if (options.out === undefined) process.stdout.write(text)
  else write(options.out, files)
} catch (error) {
  if (error instanceof RecordError) fail(`the data cannot be read.\n${error.message}`)
  throw error
}
