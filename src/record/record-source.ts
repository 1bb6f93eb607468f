import { buildRecord, isShown } from './build-record.ts'
import { type DataFiles, dataStamp } from './data-files.ts'
import { loadDataFiles, RecordError } from './load-record.ts'
import type { TalksRecord } from './record.ts'

/** How often, in milliseconds, the files are looked at; between looks the record in hand serves. */
const lookEvery = 1000

/**
 * The record under `dataDir` for as long as a process runs: read once, read again when
 * a file changed, rebuilt when an embargo ends. Throws `RecordError` at the first read
 * only: later mistakes are handed to `onProblem` and the last good record serves on.
 */
export function createRecordSource(
  dataDir: string,
  onProblem: (error: RecordError) => void = () => {},
  /** Hears of each reading after the first that was good. */
  onRead: () => void = () => {},
): (now: Date) => TalksRecord {
  const read = (): DataFiles => {
    const { files, problems } = loadDataFiles(dataDir)
    if (problems.length) throw new RecordError(problems)
    return files
  }
  const shownAt = (files: DataFiles, now: Date) =>
    files.documents.filter((file) => isShown(file.value.document, now)).length
  let stamp = dataStamp(dataDir)
  let files = read()
  let shown = -1
  let looked = 0
  let record: TalksRecord | null = null
  return (now) => {
    if (Math.abs(now.getTime() - looked) >= lookEvery) {
      looked = now.getTime()
      const current = dataStamp(dataDir)
      if (current !== stamp) {
        stamp = current
        try {
          files = read()
          record = null
          onRead()
        } catch (error) {
          if (error instanceof RecordError) onProblem(error)
          else throw error
        }
      }
    }
    const visible = shownAt(files, now)
    if (!record || visible !== shown) {
      shown = visible
      record = buildRecord(files, now)
    }
    return record
  }
}
