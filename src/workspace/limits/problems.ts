/** Collects what is wrong, in Slack's own form: `[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
export interface Problems {
  readonly list: readonly string[]
  add(text: string, pointer: string): void
}

export function createProblems(): Problems {
  const list: string[] = []
  return { list, add: (text, pointer) => list.push(`[ERROR] ${text} [json-pointer:${pointer}]`) }
}
