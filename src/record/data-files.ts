import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import {
  type DocumentFile,
  documentFileSchema,
  peopleFileSchema,
  placesFileSchema,
  subjectsFileSchema,
  talksFileSchema,
  topicsFileSchema,
} from './files.ts'
import type { Place } from './place.ts'
import type { Talk } from './talk.ts'
import type { Topic } from './topic.ts'

/** Something wrong in the data: where it stands, what was found, what was expected. */
export interface Problem {
  readonly file: string
  /** 1-based line, or 0 where the file as a whole is meant. */
  readonly line: number
  readonly path: string
  readonly found: string
  readonly expected: string
}

export type Path = readonly (string | number)[]
/** Reports a problem at a path of one file; the line is looked up. */
export type Report = (path: Path, found: unknown, expected: string) => void

/** A parsed file that can say on which line a path stands. */
export interface Sourced<T> {
  readonly file: string
  readonly value: T
  readonly report: Report
  /** Ids that a file with mistakes declares, so that what refers to them is not blamed too. */
  readonly declared?: ReadonlySet<string>
  /** No YAML at all: nobody can tell what it declares. */
  readonly unreadable?: boolean
}

export interface DataFiles {
  readonly documents: readonly Sourced<DocumentFile>[]
  /** Document files with mistakes: they hold nothing but say which ids they declare. */
  readonly broken: readonly Sourced<DocumentFile>[]
  readonly talks: readonly Sourced<{ talks: Talk[] }>[]
  readonly people: Sourced<{ people: Actor[] }>
  readonly places: Sourced<{ places: Place[] }>
  readonly topics: Sourced<{ topics: Topic[] }>
  readonly subjects: Sourced<{ subjects: Record<string, string[]> }>
}

const yamlFiles = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(folder, name))
    : []

/** Every data file of a folder, in the order in which they are read. */
export function listDataFiles(dataDir: string): string[] {
  return [
    ...yamlFiles(join(dataDir, 'documents')),
    ...yamlFiles(join(dataDir, 'talks')),
    ...['people', 'places', 'topics', 'subjects'].map((name) => join(dataDir, `${name}.yaml`)),
  ]
}

/** A fingerprint that changes whenever a data file is added, removed or written. */
export function dataStamp(dataDir: string): string {
  return listDataFiles(dataDir)
    .map((file) =>
      existsSync(file) ? `${file}:${statSync(file).mtimeMs}:${statSync(file).size}` : `${file}:-`,
    )
    .join('\n')
}

const shown = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

function reporter(file: string, text: string, problems: Problem[]) {
  const lineCounter = new LineCounter()
  const parsed = parseDocument(text, { lineCounter, prettyErrors: false })
  const lineOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined
      if (node?.range) return lineCounter.linePos(node.range[0]).line
    }
    return 1
  }
  const report: Report = (path, found, expected) => {
    problems.push({ file, line: lineOf(path), path: path.join('.'), found: shown(found), expected })
  }
  for (const error of parsed.errors)
    problems.push({
      file,
      line: lineCounter.linePos(error.pos[0]).line,
      path: '',
      found: error.message,
      expected: 'well-formed YAML',
    })
  if (parsed.errors.length) return { value: undefined, report }
  try {
    return { value: parsed.toJS() as unknown, report }
  } catch (error) {
    // An alias without its anchor is found only when the values are made.
    problems.push({
      file,
      line: 1,
      path: '',
      found: error instanceof Error ? error.message : String(error),
      expected: 'well-formed YAML',
    })
    return { value: undefined, report }
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown> | undefined)?.[key],
    value,
  )
}

function readFile<T>(
  file: string,
  root: string,
  schema: z.ZodType<T>,
  empty: T,
  problems: Problem[],
): Sourced<T> {
  const name = relative(root, file) || file
  if (!existsSync(file)) {
    problems.push({ file: name, line: 0, path: '', found: 'no file', expected: 'a data file' })
    return { file: name, value: empty, report: () => {} }
  }
  const { value, report } = reporter(name, readFileSync(file, 'utf8'), problems)
  if (value === undefined) return { file: name, value: empty, report, unreadable: true }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { file: name, value: parsed.data, report }
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((key) => typeof key !== 'symbol')
    report(path, valueAt(value, path) ?? 'nothing', issue.message)
  }
  return { file: name, value: empty, report, declared: idsIn(value) }
}

/** Every string under a key `id`, at any depth. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (value && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) {
      if (key === 'id' && typeof part === 'string') found.add(part)
      idsIn(part, found)
    }
  return found
}

const noDocument = { passages: [], statements: [], obstacles: [], positions: [] } as unknown as DocumentFile

/**
 * Reads and validates every file under `dataDir`; all problems at once. A file
 * with a problem counts as empty, so that what refers to it is not blamed alone.
 */
export function readDataFiles(
  dataDir: string,
  root = process.cwd(),
): { files: DataFiles; problems: Problem[] } {
  const problems: Problem[] = []
  const read = yamlFiles(join(dataDir, 'documents')).map((file) =>
    readFile(file, root, documentFileSchema, noDocument, problems),
  )
  const files: DataFiles = {
    documents: read.filter((file) => file.value !== noDocument),
    broken: read.filter((file) => file.value === noDocument),
    talks: yamlFiles(join(dataDir, 'talks')).map((file) =>
      readFile(file, root, talksFileSchema, { talks: [] }, problems),
    ),
    people: readFile(join(dataDir, 'people.yaml'), root, peopleFileSchema, { people: [] }, problems),
    places: readFile(join(dataDir, 'places.yaml'), root, placesFileSchema, { places: [] }, problems),
    topics: readFile(join(dataDir, 'topics.yaml'), root, topicsFileSchema, { topics: [] }, problems),
    subjects: readFile(join(dataDir, 'subjects.yaml'), root, subjectsFileSchema, { subjects: {} }, problems),
  }
  return { files, problems }
}
