import { config as readEnvFile } from 'dotenv'
import { readStatePath } from '../config.ts'
import { backupState } from '../state/backup-state.ts'
import { readFileArgument } from './read-file-argument.ts'
import { stateText } from './state-text.ts'

/**
 * `npm run backup -- FILE`: copies the state into FILE while Talks runs, checks the copy, and says what is in it.
 * Exit code 1 when that could not be done, 2 when it was called wrongly.
 */
const usage = 'Usage: npm run backup -- FILE   (the state is the one that TALKS_STATE names)'

readEnvFile({ quiet: true })
const target = readFileArgument(usage)
const path = readStatePath(process.env)
try {
  const summary = backupState(path, target)
  console.log(`Backed up ${path} to ${target}, and checked: ${stateText(summary)}.`)
} catch (error) {
  console.error(`backup: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
