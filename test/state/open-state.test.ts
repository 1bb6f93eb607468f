import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openState, type State } from '../../src/state/open-state.ts'

const noon = new Date('2024-08-18T12:00:00Z')
const days = (count: number) => new Date(noon.getTime() + count * 24 * 3_600_000)

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-state-'))
  path = join(folder, 'deep', 'talks.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

function withState<T>(work: (state: State) => T): T {
  const state = openState(path)
  try {
    return work(state)
  } finally {
    state.close()
  }
}

describe('opening', () => {
  it('creates the folder, and is durable before anything is acknowledged', () => {
    withState(() => undefined)
    const database = new Database(path)
    expect(database.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
    database.close()
  })
  it('opens again what it wrote', () => {
    withState((state) => state.seen.take({ eventId: 'Ev1' }, noon))
    expect(withState((state) => state.seen.take({ eventId: 'Ev1' }, noon))).toBe(false)
  })
  it('names a damaged file', () => {
    path = join(folder, 'talks.db')
    writeFileSync(path, 'no database '.repeat(1_000))
    expect(() => openState(path)).toThrow(/^The state in .*talks\.db is damaged: [^\n]*\.$/)
  })
  it('names a file that is damaged in the middle', () => {
    withState(({ seen }) => {
      for (let count = 0; count < 500; count += 1) seen.take({ eventId: `Ev${count}` }, noon)
    })
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4_200, bytes.length - 4_200)
    writeFileSync(path, bytes)
    expect(() => openState(path)).toThrow(/is damaged/)
  })
  it('names a locked file', () => {
    withState(() => undefined)
    const other = new Database(path)
    other.exec('PRAGMA user_version = 0')
    other.exec('BEGIN IMMEDIATE')
    expect(() => openState(path, { timeout: 20 })).toThrow(/is locked by another program/)
    other.exec('ROLLBACK')
    other.close()
  })
  it('refuses what a newer program wrote', () => {
    withState(() => undefined)
    const other = new Database(path)
    other.exec('PRAGMA user_version = 99')
    other.close()
    expect(() => openState(path)).toThrow(/newer Talks/)
  })
  it('names a path that cannot be', () => {
    writeFileSync(join(folder, 'deep'), 'a file, not a folder')
    expect(() => openState(path)).toThrow(/cannot be opened/)
  })
})

describe('events seen', () => {
  const message = (kind: 'mention' | 'message') => ({ channel: 'C1', ts: '1.0', kind })

  it('takes an event once', () => {
    withState(({ seen }) => {
      expect(seen.take({ eventId: 'Ev1', message: message('mention') }, noon)).toBe(true)
      expect(seen.take({ eventId: 'Ev1', message: message('mention') }, noon)).toBe(false)
    })
  })
  it('takes a message once under two event ids', () => {
    withState(({ seen }) => {
      expect(seen.take({ eventId: 'Ev1', message: message('mention') }, noon)).toBe(true)
      expect(seen.take({ eventId: 'Ev2', message: message('mention') }, noon)).toBe(false)
      expect(seen.take({ eventId: 'Ev3', message: message('message') }, noon)).toBe(false)
    })
  })
  it('lets the mention win when the plain message came first', () => {
    withState(({ seen }) => {
      expect(seen.take({ eventId: 'Ev1', message: message('message') }, noon)).toBe(true)
      expect(seen.take({ eventId: 'Ev2', message: message('mention') }, noon)).toBe(true)
      expect(seen.take({ eventId: 'Ev3', message: message('mention') }, noon)).toBe(false)
    })
  })
  it('hands a message over that was not finished, to one at a time', () => {
    const ts = String(noon.getTime() / 1_000)
    const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
    const [open, done] = ['C1', 'C2'].map(
      (channel) => ({ channel, ts, kind: 'mention', threadTs: '1.0' }) as const,
    )
    withState(({ seen }) => {
      seen.take({ eventId: 'Ev1', message: open! }, noon)
      seen.take({ eventId: 'Ev2', message: done! }, noon)
      seen.finish('C2', ts)
      expect(seen.takeOver(after(4))).toEqual([])
      expect(seen.takeOver(after(5))).toEqual([{ channel: 'C1', ts, threadTs: '1.0' }])
      expect(seen.takeOver(after(6))).toEqual([])
    })
    withState(({ seen }) => {
      expect(seen.takeOver(after(10))).toHaveLength(1)
      expect(seen.takeOver(after(61))).toEqual([])
    })
  })
  it('takes a deed once, and again when it was given back', () => {
    withState(({ seen }) => {
      expect(seen.takeOnce('share:a', noon)).toBe(true)
      expect(seen.takeOnce('share:a', noon)).toBe(false)
      seen.giveBack('share:a')
      expect(seen.takeOnce('share:a', noon)).toBe(true)
    })
  })
  it('remembers a deed for as long as its button works', () => {
    withState((state) => {
      state.seen.takeOnce('share:a', noon)
      state.prune(days(30))
      expect(state.seen.takeOnce('share:a', days(30))).toBe(false)
      state.prune(days(32))
      expect(state.seen.takeOnce('share:a', days(32))).toBe(true)
    })
  })
  it('forgets after a week', () => {
    withState((state) => {
      state.seen.take({ eventId: 'Ev1', message: message('mention') }, noon)
      state.prune(days(6))
      expect(state.seen.take({ eventId: 'Ev1' }, days(6))).toBe(false)
      state.prune(days(8))
      expect(state.seen.take({ eventId: 'Ev1', message: message('mention') }, days(8))).toBe(true)
    })
  })
})

describe('answers behind buttons', () => {
  const answer = {
    asker: 'U0OLENA',
    channel: 'C0NEWSROOM',
    audience: 'asker',
    question: 'what did Kennedy say?',
    thread: ['earlier'],
    timeZone: 'Europe/Kyiv',
    itemIds: ['statement:kennedy'],
    choices: ['one', 'two'],
    createdAt: noon,
  } as const

  it('come back as they were, under an id that tells nothing', () => {
    withState(({ answers }) => {
      const stored = answers.add(answer)
      expect(stored.id).toMatch(/^[\w-]{16}$/)
      expect(answers.find(stored.id, noon)).toEqual(stored)
      expect(answers.find('unknown', noon)).toBeUndefined()
    })
  })
  it('expire after 30 days, and are then deleted', () => {
    withState((state) => {
      const { id } = state.answers.add(answer)
      expect(state.answers.find(id, days(30))).toBeDefined()
      expect(state.answers.find(id, days(31))).toBeUndefined()
      state.prune(days(31))
      expect(state.answers.find(id, noon)).toBeUndefined()
    })
  })
})

it('finds every message that shows a fact, oldest first', () => {
  withState(({ posted }) => {
    const [king, yalta] = ['statement:king', 'talk:yalta'].map((factId) => ({ factId, version: 'v1' }))
    const message = { channel: 'C1', threadTs: null, answerId: 'a', shown: [king!, yalta!] }
    posted.add({ ...message, ts: '2.0', postedAt: days(1) })
    posted.add({ ...message, ts: '1.0', postedAt: noon, shown: [yalta!] })
    posted.add({ ...message, ts: '2.0', postedAt: days(1) })
    expect(posted.withShown([yalta!]).map((each) => each.ts)).toEqual(['1.0', '2.0'])
    expect(posted.withShown([king!]).map((each) => each.ts)).toEqual(['2.0'])
    expect(posted.withShown([{ factId: 'statement:nobody', version: 'v1' }])).toEqual([])
    expect(posted.find('C1', '2.0')?.shown).toEqual([king, yalta])
  })
})
