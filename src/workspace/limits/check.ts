import { isRecord } from '../store/block.ts'
import type { Problems } from './problems.ts'

/** Looks at one value and adds what is wrong with it. The JSON pointer says where the value stands. */
export type Check = (problems: Problems, value: unknown, pointer: string) => void

/** The fields of an object by name: optional ones as they are, the others in `required`. */
export type Fields = Readonly<Record<string, Check | Required>>

interface Required {
  readonly kind: 'required'
  readonly check: Check
}

export function required(check: Check): Required {
  return { kind: 'required', check }
}

export const anything: Check = () => {}

/** A string of `min` (1) to `max` characters. */
export function string({ max, min = 1 }: { readonly max: number; readonly min?: number }): Check {
  return (problems, value, pointer) => {
    if (typeof value !== 'string') return problems.add('must provide a string', pointer)
    if (value.length < min) problems.add(`must be more than ${min - 1} characters`, pointer)
    if (value.length > max) problems.add(`must be less than ${max + 1} characters`, pointer)
  }
}

/** A string of a given form; `form` completes the sentence "must be …". */
export function formed(pattern: RegExp, form: string): Check {
  return (problems, value, pointer) => {
    if (typeof value !== 'string' || !pattern.test(value)) problems.add(`must be ${form}`, pointer)
  }
}

export const flag: Check = (problems, value, pointer) => {
  if (typeof value !== 'boolean') problems.add('must be a valid boolean', pointer)
}

/** A whole number of `min` to `max`, both allowed. */
export function integer({ min, max }: { readonly min: number; readonly max: number }): Check {
  return (problems, value, pointer) => {
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    if (!isFine) problems.add(`must be an integer between ${min} and ${max}`, pointer)
  }
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (problems, value, pointer) => {
    if (!allowed.includes(value)) problems.add(`must be a valid enum value: ${allowed.join(', ')}`, pointer)
  }
}

/** An array of `min` (1) to `max` items. */
export function list(each: Check, { max, min = 1 }: { readonly max: number; readonly min?: number }): Check {
  return (problems, value, pointer) => {
    if (!Array.isArray(value)) return problems.add('must provide an array', pointer)
    if (value.length > max) problems.add(`no more than ${max} items allowed`, pointer)
    if (value.length < min) problems.add(`no fewer than ${min} items allowed`, pointer)
    for (const [index, item] of value.entries()) each(problems, item, `${pointer}/${index}`)
  }
}

/** An object with these fields and no others. `null` counts as absent. */
export function object(fields: Fields): Check {
  return (problems, value, pointer) => {
    if (!isRecord(value)) return problems.add('must provide an object', pointer)
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name)) problems.add(`invalid additional property: ${name}`, pointer)
    }
    for (const [name, field] of Object.entries(fields)) {
      const isAbsent = value[name] === undefined || value[name] === null
      const check = typeof field === 'function' ? field : field.check
      if (!isAbsent) check(problems, value[name], `${pointer}/${name}`)
      else if (typeof field !== 'function') problems.add(`missing required field: ${name}`, pointer)
    }
  }
}

/** An object whose `type` decides which fields it may have. */
export function byType(kinds: Readonly<Record<string, Check | Fields>>): Check {
  return (problems, value, pointer) => {
    if (!isRecord(value)) return problems.add('must provide an object', pointer)
    const { type } = value
    if (typeof type !== 'string') return problems.add('missing required field: type', pointer)
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
    if (kind === undefined) return problems.add(`unsupported type: ${type}`, `${pointer}/type`)
    const check = typeof kind === 'function' ? kind : object({ type: anything, ...kind })
    check(problems, value, pointer)
  }
}

/** All of these, in order. */
export function all(...checks: readonly Check[]): Check {
  return (problems, value, pointer) => {
    for (const check of checks) check(problems, value, pointer)
  }
}

/** A rule between the fields of one object; `broken` completes the sentence. */
export function rule(broken: string, holds: (value: Record<string, unknown>) => boolean): Check {
  return (problems, value, pointer) => {
    if (isRecord(value) && !holds(value)) problems.add(broken, pointer)
  }
}

/** Only web addresses may be opened or shown. */
export function url(max: number): Check {
  return all(string({ max }), (problems, value, pointer) => {
    if (typeof value === 'string' && !/^(https?|slack|mailto):/i.test(value))
      problems.add('invalid url', pointer)
  })
}
