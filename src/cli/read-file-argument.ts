import { parseArgs } from 'node:util'

/** The one argument of a program that takes one file; anything else prints the usage and ends it with code 2. */
export function readFileArgument(usage: string): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true })
    if (positionals.length === 1 && positionals[0]) return positionals[0]
  } catch {
    // An option, and there are none: the usage says what there is.
  }
  console.error(usage)
  process.exit(2)
}
