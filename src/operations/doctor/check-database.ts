import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { inspectState, type StateInspection, type StateSummary } from '../../state/inspect-state.ts'
import { proveWritable } from '../../state/prove-writable.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const check = 'database'

/** Bytes below which free space is a problem, or soon will be. */
const leastFree = { problem: 50_000_000, warning: 500_000_000 }

export function checkDatabase(path: string): readonly Finding[] {
  if (path === ':memory:') {
    return [
      warning(check, 'The state is kept in memory only.', 'Name a file in TALKS_STATE, or leave it empty.'),
    ]
  }
  const folder = nearestFolder(path)
  if (folder === null) {
    const mend = 'Set TALKS_STATE to a file in a folder that Talks may write.'
    return [problem(check, `The folder of ${path} cannot be written.`, mend)]
  }
  return [...checkFile(path), checkSpace(folder)]
}

type Unusable = Exclude<StateInspection['kind'], 'readable' | 'absent'>

const unusable: Readonly<Record<Unusable, readonly [text: string, mend: string]>> = {
  damaged: [
    'is damaged',
    'Stop Talks and run npm run restore -- FILE with the last backup, or move it away.',
  ],
  locked: ['is locked by another program', 'Find the program that has it open, and end it.'],
  unreadable: ['cannot be opened', 'Check its permissions: it must belong to the account that runs Talks.'],
  foreign: ['is not the state of Talks', 'Set TALKS_STATE to another file.'],
  newer: ['was written by a newer Talks', 'Update this one.'],
}

function checkFile(path: string): readonly Finding[] {
  const found = inspectState(path, { thorough: true })
  if (found.kind === 'absent') return [ok(check, `There is no ${path} yet; the first start creates it.`)]
  if (found.kind !== 'readable') {
    const [text, mend] = unusable[found.kind]
    return [problem(check, `The state in ${path} ${text}.`, mend)]
  }
  const writable = proveWritable(path)
  if (writable !== 'writable') {
    const text = `The state in ${path} cannot be written.`
    const mend =
      writable === 'locked'
        ? 'Find the program that keeps it locked, and end it.'
        : 'Check its permissions, those of its folder, and the disk.'
    return [problem(check, text, mend)]
  }
  return [
    ok(check, `The state in ${path} is sound and can be written: ${sizeOf(found)}.`),
    ...checkMode(found),
  ]
}

function sizeOf({ version, bytes, isCurrent, rows }: StateSummary): string {
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0)
  const age = isCurrent ? '' : ', to be brought up to date at the next start'
  return `version ${version}${age}, ${Math.ceil(bytes / 1_000)} kB, ${count} rows`
}

function checkMode({ journalMode }: StateSummary): readonly Finding[] {
  if (journalMode === 'wal') return []
  return [
    warning(
      check,
      `Its journal mode is ${journalMode}, as in a backup that was just restored.`,
      'Nothing needs doing: the next start switches it to WAL.',
    ),
  ]
}

function checkSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const text = `${Math.floor(free / 1_000_000)} MB are free for the state.`
  const mend = 'Free some space on that disk: what cannot be written is not done.'
  if (free < leastFree.problem) return problem('disk', text, mend)
  if (free < leastFree.warning) return warning('disk', text, mend)
  return ok('disk', text)
}

/** The folder of the file, or the nearest above it that exists; null where Talks could not write there. */
function nearestFolder(path: string): string | null {
  let folder = dirname(resolve(path))
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return statSync(folder).isDirectory() ? folder : null
  } catch {
    return null
  }
}
