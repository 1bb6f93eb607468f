import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupState } from '../../src/state/backup-state.ts'
import { inspectState } from '../../src/state/inspect-state.ts'
import { openState, type State } from '../../src/state/open-state.ts'
import { restoreState } from '../../src/state/restore-state.ts'

const noon = new Date('2026-03-29T09:00:00Z')

let folder: string
let path: string
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talks-backup-'))
  path = join(folder, "the desk's state", 'talks.db')
  backup = join(folder, 'backup.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Another process does the work, as the bot is another than the one that restores; it lets go when it ends. */
function elsewhere(script: string) {
  const modules = ['open-state', 'restore-state'].map((name) =>
    join(process.cwd(), 'src', 'state', `${name}.ts`),
  )
  const source = `
    const [{ openState }, { restoreState }] = await Promise.all(${JSON.stringify(modules)}.map((each) => import(each)))
    const [path, backup] = ${JSON.stringify([path, backup])}
    const noon = new Date(${noon.getTime()})
    ${script}
  `
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', source],
    { encoding: 'utf8' },
  )
  return { status, stderr }
}

const remembers = (state: State, eventId: string) => !state.seen.take({ eventId }, noon)

describe('a backup', () => {
  it('is one checked file of what was committed, made while others write', () => {
    const state = openState(path)
    for (let count = 0; count < 300; count += 1) state.seen.take({ eventId: `Ev${count}` }, noon)
    const summary = backupState(path, backup)
    state.seen.take({ eventId: 'Ev-later' }, noon)
    expect(summary).toMatchObject({ kind: 'readable', isCurrent: true, journalMode: 'delete' })
    expect(summary.rows.seen_event).toBe(300)
    expect(readdirSync(folder).sort()).toEqual(['backup.db', "the desk's state"])
    const copy = openState(backup)
    expect(remembers(copy, 'Ev299')).toBe(true)
    expect(remembers(copy, 'Ev-later')).toBe(false)
    copy.close()
    state.close()
  })

  it('replaces nothing', () => {
    openState(path).close()
    writeFileSync(backup, 'last week’s')
    expect(() => backupState(path, backup)).toThrow(
      /^There is a file .* already: a backup replaces nothing\.$/,
    )
    expect(readFileSync(backup, 'utf8')).toBe('last week’s')
  })

  it('is not made of nothing, nor of damage', () => {
    expect(() => backupState(path, backup)).toThrow(/^There is no state in /)
    expect(existsSync(path)).toBe(false)
    path = join(folder, 'talks.db')
    writeFileSync(path, 'no database '.repeat(1_000))
    expect(() => backupState(path, backup)).toThrow(/talks\.db is damaged, or no database\.$/)
    expect(existsSync(backup)).toBe(false)
  })

  it('takes the place of one that was interrupted', () => {
    openState(path).close()
    writeFileSync(`${backup}.part`, 'half of it')
    backupState(path, backup)
    expect(inspectState(backup)).toMatchObject({ kind: 'readable' })
  })
})

describe('restoring', () => {
  beforeEach(() => {
    const state = openState(backup)
    state.seen.take({ eventId: 'Ev-known' }, noon)
    state.close()
  })

  it('puts the backup in the place of a damaged database, which it keeps, and lets no log of it stay', () => {
    elsewhere("openState(path).seen.take({ eventId: 'Ev-old' }, noon); process.kill(process.pid, 'SIGKILL')")
    writeFileSync(path, 'damage '.repeat(9_000))
    expect(existsSync(`${path}-wal`)).toBe(true)
    const { kept, summary } = restoreState(backup, path, noon)
    expect(summary.rows.seen_event).toBe(1)
    expect(kept).toBe(`${path}.before-restore-2026-03-29T09-00-00Z`)
    expect(existsSync(kept ?? '')).toBe(true)
    expect(existsSync(`${path}-wal`)).toBe(false)
    const state = openState(path)
    expect(remembers(state, 'Ev-known')).toBe(true)
    expect(remembers(state, 'Ev-old')).toBe(false)
    state.close()
  })

  it('keeps the whole of a good database, also what a killed bot had only in its log', () => {
    elsewhere("openState(path).seen.take({ eventId: 'Ev-old' }, noon); process.kill(process.pid, 'SIGKILL')")
    expect(existsSync(`${path}-wal`)).toBe(true)
    const { kept } = restoreState(backup, path, noon)
    const old = openState(kept ?? '')
    expect(remembers(old, 'Ev-old')).toBe(true)
    old.close()
  })

  it('works where there was no database', () => {
    expect(restoreState(backup, path, noon).kept).toBeNull()
    expect(inspectState(path)).toMatchObject({ kind: 'readable' })
  })

  it.each([
    ['idle', ''],
    ['whose file is damaged', "writeFileSync(path, 'damage '.repeat(9_000))"],
  ])('refuses while a bot has the database open: one %s', (_, damage) => {
    const state = openState(path)
    state.seen.take({ eventId: 'Ev-now' }, noon)
    const { status, stderr } = elsewhere(`
      const { writeFileSync } = await import('node:fs')
      ${damage}
      restoreState(backup, path, noon)
    `)
    expect(status).not.toBe(0)
    expect(stderr).toContain('is in use: stop Talks first, then restore.')
    expect(readdirSync(join(folder, "the desk's state")).sort()).toEqual([
      'talks.db',
      'talks.db-shm',
      'talks.db-wal',
    ])
    expect(remembers(state, 'Ev-now')).toBe(true)
    state.close()
  })

  it.each([
    ['a damaged one', () => writeFileSync(backup, 'no database '.repeat(1_000)), /damaged, or no database/],
    [
      'another program’s',
      () => another('CREATE TABLE orders (id)'),
      /is a database, but not the state of Talks/,
    ],
    [
      'one of a newer Talks',
      () => another('CREATE TABLE seen_event (id); PRAGMA user_version = 99'),
      /newer/,
    ],
    ['none', () => rmSync(backup), /^There is no file /],
  ])('changes nothing when the backup is no good: %s', (_, spoil, sentence) => {
    elsewhere("openState(path).seen.take({ eventId: 'Ev-here' }, noon)")
    spoil()
    expect(() => restoreState(backup, path, noon)).toThrow(sentence)
    expect(readdirSync(join(folder, "the desk's state")).filter((name) => name.includes('restor'))).toEqual(
      [],
    )
    const state = openState(path)
    expect(remembers(state, 'Ev-here')).toBe(true)
    state.close()
  })

  it('does not restore a database onto itself', () => {
    expect(() => restoreState(backup, backup, noon)).toThrow(/onto itself/)
  })

  function another(sql: string) {
    rmSync(backup)
    const database = new Database(backup)
    database.exec(sql)
    database.close()
  }
})

describe('the probe', () => {
  it('leaves nothing behind', () => {
    const state = openState(path)
    state.probe(noon)
    state.close()
    expect(inspectState(path)).toMatchObject({ rows: { seen_event: 0 } })
  })
  it('fails when somebody else keeps the database locked', () => {
    const state = openState(path, { timeout: 20 })
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    expect(() => state.probe(noon)).toThrow(/locked/)
    other.exec('ROLLBACK')
    state.probe(noon)
    other.close()
    state.close()
  })
})
