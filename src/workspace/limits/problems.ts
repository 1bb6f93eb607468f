import { type Block, isBlock } from '../store/block.ts'

/** Collects what is wrong, in Slack's own form: `[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
export interface Problems {
  readonly list: readonly string[]
  add(text: string, pointer: string): void
}

export function createProblems(): Problems {
  const list: string[] = []
  return { list, add: (text, pointer) => list.push(`[ERROR] ${text} [json-pointer:${pointer}]`) }
}

/** A string of 1 to `max` characters (0 is allowed with `orEmpty`). Absent is fine unless `required`. */
export function checkString(
  problems: Problems,
  value: unknown,
  pointer: string,
  rule: { readonly max: number; readonly required?: boolean; readonly orEmpty?: boolean },
) {
  if (value === undefined || value === null) {
    if (rule.required) problems.add('missing required field', pointer)
    return
  }
  if (typeof value !== 'string') return problems.add('must be a string', pointer)
  if (value.length === 0 && !rule.orEmpty) problems.add('must be more than 0 characters', pointer)
  if (value.length > rule.max) problems.add(`must be less than ${rule.max + 1} characters`, pointer)
}

/** A text object of at most `max` characters; `plain` refuses mrkdwn, as titles and buttons do. */
export function checkText(
  problems: Problems,
  value: unknown,
  pointer: string,
  rule: { readonly max: number; readonly required?: boolean; readonly plain?: boolean },
) {
  if (value === undefined || value === null) {
    if (rule.required) problems.add('missing required field', pointer)
    return
  }
  if (!isBlock(value)) return problems.add('must be a text object', pointer)
  const allowed = rule.plain ? ['plain_text'] : ['plain_text', 'mrkdwn']
  if (!allowed.includes(value.type))
    problems.add(`must be of type ${allowed.join(' or ')}`, `${pointer}/type`)
  checkString(problems, value.text, `${pointer}/text`, { max: rule.max, required: true })
}

/** An array of `min` to `max` items; returns it, or an empty one when it is none. */
export function checkList(
  problems: Problems,
  value: unknown,
  pointer: string,
  rule: { readonly max: number; readonly min?: number },
): readonly unknown[] {
  if (!Array.isArray(value)) {
    problems.add('must be an array', pointer)
    return []
  }
  if (value.length > rule.max) problems.add(`no more than ${rule.max} items allowed`, pointer)
  if (value.length < (rule.min ?? 1)) problems.add('must provide at least one item', pointer)
  return value
}

/** Only web addresses may be opened or shown. */
export function checkUrl(
  problems: Problems,
  value: unknown,
  pointer: string,
  rule: { readonly max: number },
) {
  checkString(problems, value, pointer, { max: rule.max })
  if (typeof value === 'string' && !/^(https?|slack|mailto):/i.test(value))
    problems.add('invalid url', pointer)
}

/** True when `type` is among `allowed`; adds the problem otherwise. */
export function checkKind(
  problems: Problems,
  block: Block,
  pointer: string,
  allowed: readonly string[],
): boolean {
  if (allowed.includes(block.type)) return true
  problems.add(`unsupported type: ${block.type}`, `${pointer}/type`)
  return false
}
