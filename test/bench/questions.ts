import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import { buildSearchIndex, indexStems, type SearchText } from '../../src/lookup/search-index.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import { quoteText } from '../../src/record/statement.ts'
import { createTalks } from '../../src/talks.ts'
import { syntheticCorpus } from './synthetic-passages.ts'

/**
 * `npm run bench`: how long a question takes, and how the search grows. The peer is plain
 * MiniSearch in the same run on the same texts: its own tokenizer and terms, no stop words,
 * no stemming, no bound on postings; and no fuzziness, which would slow it further.
 */
const root = new URL('../../', import.meta.url).pathname
const now = new Date('2026-03-29T09:00:00Z')
const limit = 10

const milliseconds = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))
function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p99: at(0.99) }
}
async function timeEach<T>(entries: readonly T[], work: (entry: T) => unknown): Promise<number[]> {
  const times: number[] = []
  for (const entry of entries) {
    const start = performance.now()
    await work(entry)
    times.push(performance.now() - start)
  }
  return times
}

/** A cold start in a process of its own: modules, data files, record, index, first answer. */
function coldStart(): { loaded: number; answered: number; whole: number } {
  const script = `
    const start = performance.now()
    const { loadRecord } = await import('./src/record/load-record.ts')
    const { createTalks } = await import('./src/talks.ts')
    const now = new Date('${now.toISOString()}')
    const record = loadRecord('data', now)
    const loaded = performance.now() - start
    await createTalks(() => record).ask('Where was the second round held?', { now })
    console.log(JSON.stringify({ loaded, answered: performance.now() - start }))`
  const start = performance.now()
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  const whole = performance.now() - start
  if (child.status !== 0) throw new Error(`The cold start failed:\n${child.stderr}`)
  return { ...JSON.parse(child.stdout), whole }
}

async function askEverything() {
  const folder = `${root}test/questions`
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as { question: string; thread?: string[] })
  const record = loadRecord(`${root}data`, now)
  const talks = createTalks(() => record)
  const ask = ({ question, thread = [] }: (typeof questions)[number]) => talks.ask(question, { thread, now })
  const first = quantiles(await timeEach(questions, ask))
  const warm = quantiles(await timeEach(questions, ask))
  return { questions: questions.length, first, warm }
}

/**
 * A draft of about 2,000 words, half of them the record's quotations, every second one with a word changed: the check
 * that finds likeness is the slow one.
 */
function checkDraft() {
  const record = loadRecord(`${root}data`, now)
  const talks = createTalks(() => record)
  talks.withdrawals(now)
  let draft = ''
  let count = 0
  for (const statement of record.statements.values()) {
    const quote = quoteText(statement)
    if (!quote || draft.split(/\s+/).length >= 2000) continue
    const words = quote.split(' ')
    const shown = count % 2 ? words.with(Math.floor(words.length / 2), 'perhaps').join(' ') : quote
    draft += `After the talks, which went on until the evening, Kuleba said: “${shown}”\n\n`
    count += 1
  }
  const time = () => {
    const start = performance.now()
    talks.checkQuotations(draft, { now })
    return performance.now() - start
  }
  return { words: draft.split(/\s+/).length, quotations: count, first: time(), again: time() }
}

/** MiniSearch as it comes, but for the fields and weights that the engine uses as well. */
function plainMiniSearch(texts: readonly SearchText[]): MiniSearch<SearchText> {
  const index = new MiniSearch<SearchText>({ fields: ['words', 'around'], storeFields: [] })
  index.addAll(texts)
  return index
}

async function searchAt(size: number, queryCount: number) {
  const { texts, queries } = syntheticCorpus(size, queryCount)
  const timed = <T>(work: () => T): [T, number] => {
    const start = performance.now()
    const result = work()
    return [result, performance.now() - start]
  }
  const [engine, indexed] = timed(() => buildSearchIndex(texts))
  const asked = queries.map(indexStems)
  await timeEach(asked.slice(0, 5), (stems) => engine.search(stems, limit))
  const ours = quantiles(await timeEach(asked, (stems) => engine.search(stems, limit)))

  const [peer, peerIndexed] = timed(() => plainMiniSearch(texts))
  const search = (query: string) => peer.search(query, { boost: { words: 2 } }).slice(0, limit)
  await timeEach(queries.slice(0, 5), search)
  const theirs = quantiles(await timeEach(queries, search))
  return { size, queries: queries.length, indexed, ours, peerIndexed, theirs }
}

function print(title: string, rows: readonly (readonly (string | number)[])[]): void {
  console.log(`\n${title}`)
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)))
  for (const row of rows)
    console.log(
      `  ${row.map((cell, i) => (i ? String(cell).padStart(widths[i]!) : String(cell).padEnd(widths[i]!))).join('  ')}`,
    )
}

const began = performance.now()
console.log(`Node ${process.version}, ${process.platform} ${process.arch}; times in milliseconds`)
const cold = coldStart()
print('Cold start', [
  ['record loaded', milliseconds(cold.loaded)],
  ['first question answered', milliseconds(cold.answered)],
  ['whole process', milliseconds(cold.whole)],
])
const { questions, first, warm } = await askEverything()
print(`Asking ${questions} questions of test/questions`, [
  ['', 'median', 'p99'],
  ['first time', milliseconds(first.median), milliseconds(first.p99)],
  ['again', milliseconds(warm.median), milliseconds(warm.p99)],
])
const checked = checkDraft()
print(`Checking the ${checked.quotations} quotations of a draft of ${checked.words} words`, [
  ['first time, with its index', milliseconds(checked.first)],
  ['again', milliseconds(checked.again)],
])
const memory = process.memoryUsage()
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`
print('Memory of the process that asked', [
  ['heap', megabytes(memory.heapUsed)],
  ['resident', megabytes(memory.rss)],
])
const sizes = []
for (const [size, count] of [
  [1_000, 400],
  [10_000, 200],
  [100_000, 50],
] as const)
  sizes.push(await searchAt(size, count))
print('Search in synthetic passages: ours beside plain MiniSearch', [
  ['passages', 'queries', 'index', 'peer', 'median', 'peer', 'ratio', 'p99', 'peer', 'ratio'],
  ...sizes.map(({ size, queries, indexed, ours, peerIndexed, theirs }) => [
    size.toLocaleString('en'),
    queries,
    milliseconds(indexed),
    milliseconds(peerIndexed),
    milliseconds(ours.median),
    milliseconds(theirs.median),
    `${(theirs.median / ours.median).toFixed(1)}×`,
    milliseconds(ours.p99),
    milliseconds(theirs.p99),
    `${(theirs.p99 / ours.p99).toFixed(1)}×`,
  ]),
])
console.log(
  `\nTook ${((performance.now() - began) / 1000).toFixed(0)} s; a ratio above 1 means that ours is quicker`,
)
