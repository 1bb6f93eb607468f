import { existsSync } from 'node:fs'
import { isShown } from '../../record/build-record.ts'
import { loadDataFiles, problemLine } from '../../record/load-record.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const check = 'data'
/** Mistakes that are listed; `npm run check` lists them all. */
const mostListed = 5

export function checkData(dataPath: string, now: Date): readonly Finding[] {
  if (!existsSync(dataPath)) {
    return [problem(check, `There is no folder ${dataPath}.`, 'Set TALKS_DATA to the record’s folder.')]
  }
  const { files, problems } = loadDataFiles(dataPath)
  if (problems.length > 0) return listProblems(problems.map(problemLine))

  const documents = files.documents.map((file) => file.value.document)
  if (documents.length === 0) {
    return [
      problem(check, `There are no documents in ${dataPath}.`, 'Set TALKS_DATA to the record’s folder.'),
    ]
  }
  const shown = documents.filter((document) => isShown(document, now))
  const newest = shown
    .flatMap(({ published }) => published.date ?? [])
    .sort()
    .at(-1)
  const withdrawn = documents.filter((document) => !isShown(document, now))
  const count = `${shown.length} ${shown.length === 1 ? 'document' : 'documents'}`
  return [
    ok(check, `The record has ${count}, the newest ${newest ? `of ${newest}` : 'undated'}.`),
    ...withdrawn.map(({ id, status, embargo }) =>
      warning(
        check,
        status === 'usable'
          ? `The document ${id} is under embargo until ${embargo}.`
          : `The document ${id} is ${status}.`,
        'Nothing needs doing if that is meant.',
      ),
    ),
  ]
}

function listProblems(lines: readonly string[]): readonly Finding[] {
  const mend = 'Mend the file; npm run check lists all mistakes.'
  const rest = lines.length - mostListed
  return [
    ...lines.slice(0, mostListed).map((line) => problem(check, `${line}.`, mend)),
    ...(rest > 0 ? [problem(check, `And ${rest} more mistakes.`, mend)] : []),
  ]
}
