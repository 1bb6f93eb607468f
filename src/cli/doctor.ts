import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { config as readEnvFile } from 'dotenv'
import { diagnose } from '../operations/doctor/diagnose.ts'
import type { Finding } from '../operations/doctor/finding.ts'
import { readManifestScopes } from '../operations/doctor/manifest-scopes.ts'

/**
 * `npm run doctor [-- --json]`: checks whether Talks can run here, and says what to mend. Exit code 0 when it can
 * (warnings included), 1 when it cannot, 2 when it was called wrongly.
 */
const usage = 'Usage: npm run doctor [-- --json]'
const marks: Readonly<Record<Finding['state'], string>> = { ok: '✓', warning: '!', problem: '✗' }

const { json } = readOptions()
readEnvFile({ quiet: true })
const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')
const findings: Finding[] = []
for await (const finding of diagnose({
  env: process.env,
  envFile: existsSync('.env') ? readFileSync('.env', 'utf8') : null,
  scopes: readManifestScopes(manifest),
  now: () => new Date(),
})) {
  findings.push(finding)
  if (!json) console.log(lineOf(finding))
}
const problems = findings.filter((each) => each.state === 'problem').length
const isWell = problems === 0
if (json) console.log(JSON.stringify({ ok: isWell, findings }, null, 2))
else console.log(isWell ? '\nTalks can run here.' : `\nThings to mend: ${problems}.`)
process.exit(isWell ? 0 : 1)

/** "✗ problem  scopes: The scope … is missing. Add it …": the word as well as the mark, for those who cannot see it. */
function lineOf({ check, state, text, mend }: Finding): string {
  return `${marks[state]} ${state.padEnd(7)}  ${check}: ${[text, mend].filter(Boolean).join(' ')}`
}

function readOptions(): { readonly json: boolean } {
  try {
    return parseArgs({ options: { json: { type: 'boolean', default: false } } }).values
  } catch {
    console.error(usage)
    process.exit(2)
  }
}
