import { config as readEnvFile } from 'dotenv'
import { readStatePath } from '../config.ts'
import { restoreState } from '../state/restore-state.ts'
import { readFileArgument } from './read-file-argument.ts'
import { stateText } from './state-text.ts'

/**
 * `npm run restore -- FILE`: puts the backup FILE in the place of the state, once nobody has that open; the old one
 * stays beside it. Exit code 1 when that could not be done and nothing has changed, 2 when it was called wrongly.
 */
const usage = 'Usage: npm run restore -- FILE   (into the state that TALKS_STATE names; stop Talks first)'

readEnvFile({ quiet: true })
const backup = readFileArgument(usage)
const path = readStatePath(process.env)
try {
  const { summary, kept } = restoreState(backup, path, new Date())
  console.log(`Restored ${path} from ${backup}, and checked: ${stateText(summary)}.`)
  console.log(kept ? `What was there before is in ${kept}.` : 'There was no state before.')
} catch (error) {
  console.error(`restore: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
