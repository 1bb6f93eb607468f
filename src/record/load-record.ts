import { buildRecord } from './build-record.ts'
import { crossCheck } from './cross-check.ts'
import { type DataFiles, type Problem, readDataFiles } from './data-files.ts'
import type { TalksRecord } from './record.ts'

/** The data under `dataDir`, validated whole: schema, references, ids. */
export function loadDataFiles(dataDir: string): { files: DataFiles; problems: Problem[] } {
  const { files, problems } = readDataFiles(dataDir)
  crossCheck(files)
  return { files, problems }
}

/** One line a problem, for people: `data/people.yaml:12 people.3.side: found "x", expected …`. */
export function problemLine(problem: Problem): string {
  const where = problem.line ? `${problem.file}:${problem.line}` : problem.file
  const path = problem.path ? ` ${problem.path}` : ''
  return `${where}${path}: found ${JSON.stringify(problem.found)}, expected ${problem.expected}`
}

export class RecordError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(`The data has ${problems.length} problem(s):\n${problems.map(problemLine).join('\n')}`)
    this.name = 'RecordError'
    this.problems = problems
  }
}

/** The record that may be shown at `now`. Throws `RecordError` naming every problem. */
export function loadRecord(dataDir: string, now: Date): TalksRecord {
  const { files, problems } = loadDataFiles(dataDir)
  if (problems.length) throw new RecordError(problems)
  return buildRecord(files, now)
}
