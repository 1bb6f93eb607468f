import { type Config, type Environment, readConfig, variables } from '../../config.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const check = 'environment'

/** The config where there is one, and what was found on the way. */
export interface EnvironmentCheck {
  readonly config: Config | null
  readonly findings: readonly Finding[]
}

/** @param envFile the text of `.env`; null where there is none */
export function checkEnvironment(env: Environment, envFile: string | null): EnvironmentCheck {
  const lines = envFile === null ? [] : [...malformedLines(envFile), ...unknownNames(envFile)]
  try {
    const config = readConfig(env)
    const where = envFile === null ? 'there is no .env file' : '.env is read'
    const fine = ok(check, `The variables are well formed; ${where}.`)
    return { config, findings: lines.length > 0 ? lines : [fine] }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : 'The environment cannot be read.'
    return {
      config: null,
      findings: [...lines, problem(check, sentence, 'Mend it in .env; see .env.example.')],
    }
  }
}

/** What dotenv takes for an assignment, a value in quotation marks that runs over several lines included. */
const assignment =
  /^[ \t]*(?:export[ \t]+)?[\w.-]+(?:[ \t]*=|:[ \t])[ \t]*(?:"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|`(?:\\`|[^`])*`|[^#\r\n]*)[ \t]*(?:#.*)?$/gm

/** Lines that dotenv passes over without a word. They are not shown: one may be a token that stands alone. */
function malformedLines(text: string): readonly Finding[] {
  const rest = text.replace(assignment, (lines) => lines.replace(/[^\n]/g, ''))
  return rest.split('\n').flatMap((line, index) => {
    if (/^\s*(#|$)/.test(line)) return []
    const where = `Line ${index + 1} of .env is no NAME=value and is not read.`
    return [problem(check, where, 'Write it as NAME=value, or begin it with #.')]
  })
}

/** A name that looks like ours and is not: most likely a slip. */
function unknownNames(text: string): readonly Finding[] {
  const names = [...text.matchAll(/^\s*(?:export\s+)?((?:SLACK|TALKS)_\w+)\s*=/gm)].map(
    ([, name]) => name ?? '',
  )
  return names
    .filter((name) => !variables.includes(name))
    .map((name) =>
      warning(check, `${name} is no variable that Talks reads.`, 'Compare its name with .env.example.'),
    )
}
