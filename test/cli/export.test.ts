import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { berlinFolder, moscow } from '../record/berlin-fixture.ts'

const root = new URL('../../', import.meta.url).pathname
const run = promisify(execFile)

async function exporting(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const command = ['--import', 'tsx', 'src/cli/export.ts', ...args]
    const { stdout, stderr } = await run(process.execPath, command, { cwd: root, maxBuffer: 1e8 })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'talks-export-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
const now = ['--now', '2026-03-29T09:00:00Z']

describe('The export as JSON', () => {
  it('has the documented tables and keys, of the real record', async () => {
    const { out, code } = await exporting('--format', 'json', ...now)
    expect(code).toBe(0)
    const record = JSON.parse(out)
    expect(Object.keys(record)).toEqual([
      'documents',
      'passages',
      'statements',
      'talks',
      'obstacles',
      'positions',
      'people',
      'places',
    ])
    const keys: Record<string, string> = {
      statements:
        'id document paragraph paragraphEnd kind speaker role side quote gist date datePrecision dateBasis dateNote weekday channel addressee via topics',
      talks: 'id name kind mode status start end datePrecision venue country participants minutes citations',
      obstacles: 'id category effect text talks assertedBy disputedBy citations',
      positions: 'side actor type topic text date citations',
    }
    for (const [table, names] of Object.entries(keys))
      for (const row of record[table])
        for (const key of names.split(' ')) expect(row[key], `${table} ${row.id} ${key}`).not.toBeUndefined()

    const paragraphs = new Set<string>()
    for (const { document, paragraph, paragraphEnd } of record.passages)
      for (let p = paragraph; p <= (paragraphEnd ?? paragraph); p++) paragraphs.add(`${document}:${p}`)
    for (const table of ['statements', 'talks', 'obstacles', 'positions'])
      for (const { id, citations } of record[table]) {
        expect(citations.length, id).toBeGreaterThan(0)
        for (const { document, paragraph } of citations)
          expect(paragraphs.has(`${document}:${paragraph}`), id).toBe(true)
      }
    for (const { quote, kind, via, addressee } of record.statements) {
      expect(kind === 'indirect' ? quote === null : typeof quote === 'string' && quote.length > 0).toBe(true)
      for (const name of [...via, ...addressee]) expect(typeof name).toBe('string')
    }
  })

  it('gives names beside ids', async () => {
    const { dir } = berlinFolder()
    const record = JSON.parse((await exporting('--data', dir, ...now)).out)
    expect(record.statements[0]).toMatchObject({
      id: 'reagan-tear-down',
      document: 'berlin',
      paragraph: 2,
      paragraphEnd: null,
      speaker: 'Ronald Reagan',
      speakerId: 'reagan',
      role: 'President of the United States',
      side: 'united-states',
      quote: 'Mr. Gorbachev, tear down this wall!',
      date: '1987-06-12',
      addressee: ['Mikhail Gorbachev'],
      via: [],
      topics: ['the Berlin wall'],
    })
    expect(record.talks[0]).toMatchObject({
      start: '1986-10-11/1986-10-12',
      end: null,
      datePrecision: 'range',
      venue: 'Reykjavik',
      country: 'Iceland',
      minutes: 630,
      participants: [
        { name: 'Ronald Reagan', side: 'united-states', role: 'President of the United States' },
        { name: 'Mikhail Gorbachev', side: 'russia', role: null },
      ],
      citations: [
        { document: 'berlin', paragraph: 3 },
        { document: 'berlin', paragraph: 4 },
      ],
    })
    expect(record.talks[1]).toMatchObject({ minutes: null, start: null, venue: null })
    expect(record.obstacles[0]).toMatchObject({
      talks: ['Reykjavik summit', 'Washington summit'],
      assertedBy: ['Ronald Reagan'],
      disputedBy: [{ name: 'Mikhail Gorbachev', citations: [{ document: 'moscow', paragraph: 2 }] }],
    })
  })

  it.each([
    ['withheld', moscow.withheld, now],
    ['retracted', moscow.retracted, now],
    ['embargoed', moscow.embargoed, ['--now', '2030-01-01T09:59:59Z']],
  ] as const)('has nothing of a document that is %s', async (_, edit, clock) => {
    const { dir } = berlinFolder(edit)
    for (const format of ['json', 'csv', 'csl-json']) {
      const { out, code } = await exporting('--format', format, '--data', dir, ...clock)
      expect(code).toBe(0)
      expect(out).toContain('berlin')
      expect(out).not.toMatch(/moscow|Washington summit|its reasons|kitchen/)
    }
  })

  it('has an embargoed document from its instant on', async () => {
    const { dir } = berlinFolder(moscow.embargoed)
    const { out } = await exporting('--data', dir, '--now', '2030-01-01T10:00:00Z')
    expect(out).toContain('The wall stands for its reasons.')
  })
})

describe('The export as CSV', () => {
  it('prints every table after a line with its name', async () => {
    const { out } = await exporting('--format', 'csv', '--data', berlinFolder().dir, ...now)
    expect(out.match(/^# \w+/gm)).toEqual(
      'documents passages statements talks participants outcomes obstacles disputes positions people places citations'
        .split(' ')
        .map((name) => `# ${name}`),
    )
    expect(out).toContain('\r\nreagan-tear-down,berlin,2,,direct,Ronald Reagan,reagan,')
  })
  it('writes one file a table into a folder that it makes', async () => {
    const out = join(folder(), 'new', 'tables')
    const { code, err } = await exporting(
      '--format',
      'csv',
      '--data',
      berlinFolder().dir,
      '--out',
      out,
      ...now,
    )
    expect([code, err]).toEqual([0, expect.stringContaining('talks.csv')])
    expect(readdirSync(out)).toHaveLength(12)
    expect(readFileSync(join(out, 'participants.csv'), 'utf8')).toContain(
      'reykjavik,Ronald Reagan,reagan,united-states,President of the United States,false\r\n',
    )
  })
})

describe('The export as CSL-JSON', () => {
  it('has one item a document, and the passages when asked for', async () => {
    const { dir } = berlinFolder()
    const items = JSON.parse((await exporting('--format', 'csl-json', '--data', dir)).out)
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['berlin', 'moscow'])
    const all = JSON.parse((await exporting('--format', 'csl-json', '--passages', '--data', dir)).out)
    expect(all).toContainEqual(expect.objectContaining({ id: 'berlin/p3', locator: '3–4' }))
  })
  it('writes to the file named', async () => {
    const out = join(folder(), 'wall.json')
    await exporting('--format', 'csl-json', '--data', berlinFolder().dir, '--out', out)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveLength(2)
  })
})

describe('A wrong option', () => {
  it.each([
    ['an unknown format', ['--format', 'xml'], /no format "xml"; choose one of json, csv, csl-json/],
    ['an unknown option', ['--fromat', 'json'], /--fromat[\s\S]*Usage:/],
    ['a stray word', ['json'], /json[\s\S]*Usage:/],
    ['a folder that is not there', ['--data', 'no-such-folder'], /there is no folder no-such-folder/],
    ['a clock in words', ['--now', 'banana 1'], /--now "banana 1" is no instant/],
    ['a clock without a zone', ['--now', '2026-03-29T09:00:00'], /is no instant/],
    ['a day that is none', ['--now', '2026-13-29'], /is no instant/],
    ['passages of a table', ['--format', 'csv', '--passages'], /csl-json only/],
  ])('is named in one line: %s', async (_, args, message) => {
    const { code, out, err } = await exporting(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/^\s+at /m)
  })
  it('such as a file for the tables leaves the file alone', async () => {
    const file = join(folder(), 'notes.txt')
    writeFileSync(file, 'keep me')
    const { code, err } = await exporting('--format', 'csv', '--out', file)
    expect([code, readFileSync(file, 'utf8')]).toEqual([2, 'keep me'])
    expect(err).toMatch(/needs a folder/)
  })
  it('such as data with mistakes lists the mistakes, and writes nothing', async () => {
    const { dir } = berlinFolder({ file: 'people.yaml', replace: 'kind: unnamed', by: 'kind: ghost' })
    const out = join(folder(), 'record.json')
    const { code, err } = await exporting('--data', dir, '--out', out)
    expect([code, existsSync(out)]).toEqual([2, false])
    expect(err).toMatch(/people\.yaml:\d+ people\.2\.kind: found "ghost"/)
  })
})
