import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Answer } from '../answer/answer.ts'
import { RecordError } from '../record/load-record.ts'
import { createRecordSource } from '../record/record-source.ts'
import { createTalks } from '../talks.ts'
import { renderReceipt } from './render-receipt.ts'
import { renderText } from './render-text.ts'

const usage = `Usage: npm run --silent ask -- "question" [--json] [--thread "earlier question"]… [--now ISO] [--all]
       npm run --silent ask -- --batch FILE   one {"id","question","thread"?} a line in, one answer a line out
       npm run --silent ask -- --quotations FILE [--json]   every quotation of a text against the record; - reads standard input`

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

const { values: options, positionals } = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        batch: { type: 'string' },
        quotations: { type: 'string' },
        thread: { type: 'string', multiple: true, default: [] },
        now: { type: 'string' },
        data: { type: 'string', default: process.env.TALKS_DATA ?? 'data' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return fail(`ask: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
})()
if (options.help) {
  console.log(usage)
  process.exit(0)
}
const now = options.now ? new Date(options.now) : new Date()
if (Number.isNaN(now.getTime()))
  fail(`ask: --now "${options.now}" is no date; write it as 2026-03-29T09:00:00Z`)

/** The answer in the documented form: citations by document and paragraph. */
const asJson = (answer: Answer, id?: string) => ({
  ...(id === undefined ? {} : { id }),
  status: answer.status,
  reading: answer.reading,
  headline: answer.headline,
  choices: answer.choices,
  items: answer.items.map(({ id: item, citations, ...rest }) => ({
    id: item,
    ...rest,
    citations: citations.flatMap(({ document, paragraph, paragraphEnd }) =>
      [paragraph, ...(paragraphEnd ? [paragraphEnd] : [])].map((each) => ({ document, paragraph: each })),
    ),
  })),
  notes: answer.notes,
})

try {
  const talks = createTalks(createRecordSource(options.data))
  if (options.quotations) {
    let text: string
    try {
      text = readFileSync(options.quotations === '-' ? 0 : options.quotations, 'utf8')
    } catch {
      fail(`ask: cannot read the file ${options.quotations}`)
    }
    const receipt = talks.checkQuotations(text, { now })
    console.log(
      options.json
        ? JSON.stringify(receipt, null, 2)
        : renderReceipt(receipt, {
            width: process.stdout.columns ?? 100,
            colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
          }),
    )
  } else if (options.batch) {
    let lines: string[]
    try {
      lines = readFileSync(options.batch, 'utf8').split('\n')
    } catch {
      fail(`ask: cannot read the file ${options.batch}`)
    }
    for (const [i, line] of lines.entries()) {
      if (!line.trim()) continue
      let entry: { id?: unknown; question?: unknown; thread?: unknown }
      try {
        entry = JSON.parse(line)
      } catch {
        fail(`ask: ${options.batch}:${i + 1} is no JSON object`)
      }
      if (typeof entry.question !== 'string') fail(`ask: ${options.batch}:${i + 1} has no "question"`)
      const thread = Array.isArray(entry.thread)
        ? entry.thread.filter((text) => typeof text === 'string')
        : []
      const answer = await talks.ask(entry.question, { thread, now })
      console.log(JSON.stringify(asJson(answer, String(entry.id ?? i + 1))))
    }
  } else {
    const question = positionals.join(' ').trim()
    if (!question) fail(usage)
    const answer = await talks.ask(question, { thread: options.thread, now })
    console.log(
      options.json
        ? JSON.stringify(asJson(answer), null, 2)
        : renderText(answer, {
            all: options.all,
            width: process.stdout.columns ?? 100,
            colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
          }),
    )
  }
} catch (error) {
  if (error instanceof RecordError) fail(`ask: the data cannot be read.\n${error.message}`)
  throw error
}
