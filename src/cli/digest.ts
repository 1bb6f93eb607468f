import { parseArgs } from 'node:util'
import { config as readEnvFile } from 'dotenv'
import { renderDigest } from '../blocks/render-digest.ts'
import { readConfig } from '../config.ts'
import { planOfDay } from '../digest/plan-of-day.ts'
import { RecordError } from '../record/load-record.ts'
import { createRecordSource } from '../record/record-source.ts'
import { openState } from '../state/open-state.ts'
import { createTalks } from '../talks.ts'

const usage = `Usage: npm run --silent digest -- --channel C012ABCDEF --dry-run [--date 2026-03-29] [--json] [--all]

Prints the digest that the channel would get on that date, from the state in TALKS_STATE and the record in TALKS_DATA.
Nothing is posted and nothing is recorded as sent: the running bot alone delivers.

  --channel  the channel's id
  --date     the local date, YYYY-MM-DD (today)
  --json     the message as Slack would get it: text and blocks
  --all      the pages of the thread as well`

function fail(message: string): never {
  console.error(`digest: ${message}`)
  process.exit(2)
}

const options = (() => {
  try {
    return parseArgs({
      options: {
        channel: { type: 'string' },
        date: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
})()

if (options.help) {
  console.log(usage)
  process.exit(0)
}
const { channel } = options
if (!channel || !/^[CDG][A-Z0-9]+$/.test(channel)) fail(`--channel must be a channel's id.\n${usage}`)
if (!options['dry-run']) fail('only the running bot delivers; add --dry-run to see what it would post.')

readEnvFile({ quiet: true })
try {
  const now = new Date()
  const config = readConfig({ ...process.env, NODE_ENV: 'development' })
  const state = openState(config.statePath)
  const subscription = state.subscriptions.find(channel)
  const zone = subscription?.zone ?? config.timeZone
  const localDate = options.date ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now)
  if (!isDate(localDate)) fail(`--date "${localDate}" is no date; write it as 2026-03-29.`)

  const talks = createTalks(createRecordSource(config.dataPath))
  const mondayList = subscription?.mondayList ?? true
  const outline = talks.answerPlan(planOfDay(state.deliveries, { channel, localDate, mondayList }), now)
  state.close()
  const digest = talks.fill(outline, now)
  if (outline.kind === 'quiet' && subscription?.quiet === 'skip') {
    console.log('Nothing would be posted: nothing is new, and the channel wants no post then.')
  }
  for (let page = 0; page === 0 || options.all; page += 1) {
    const message = renderDigest(digest, { answerId: 'dry-run', page })
    if (page > 0 && message.blocks.length <= 1) break
    console.log(options.json ? JSON.stringify({ channel, ...message }, null, 2) : plain(message.text))
    if (options.all) console.log('')
  }
} catch (error) {
  if (error instanceof RecordError) fail(`the data cannot be read.\n${error.message}`)
  fail(error instanceof Error ? error.message : 'the reason is unknown.')
}

/** Slack's three escapes undone, for the terminal; control characters gone. */
function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ''))
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
