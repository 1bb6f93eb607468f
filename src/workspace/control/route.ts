import { z } from 'zod'
import type { Person } from '../store/cast.ts'
import type { World } from '../world.ts'

/** What a route was called with. `params` are the parts of its path that begin with a colon. */
export interface Call<Body> {
  readonly world: World
  readonly body: Body
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
}

/** What a route answers: JSON with a status, 200 unless it says otherwise. */
export interface Reply {
  readonly status?: number
  readonly json: unknown
}

/** One door of the control API: its path behind `/control/`, the body it takes, and what then happens. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** Absent where there is no body to read. */
  readonly body?: z.ZodType
  readonly run: (call: Call<never>) => Reply | Promise<Reply>
}

/** Nothing to do but look; problems are the caller's. */
export function get(path: string, run: (call: Call<undefined>) => Reply | Promise<Reply>): Route {
  return { method: 'GET', path, run }
}

/** Takes a JSON object with these fields and no others, so that a misspelt one is not overlooked. */
export function post<Shape extends z.ZodRawShape>(
  path: string,
  shape: Shape,
  run: (call: Call<z.infer<z.ZodObject<Shape, z.core.$strict>>>) => Reply | Promise<Reply>,
): Route {
  return { method: 'POST', path, body: z.strictObject(shape), run }
}

export function remove(path: string, run: (call: Call<undefined>) => Reply | Promise<Reply>): Route {
  return { method: 'DELETE', path, run }
}

/** `ok: false` with an error's name and a sentence. */
export function failure(status: number, error: string, message: string): Reply {
  return { status, json: { ok: false, error, message } }
}

/** The route for this path, and what its colons stand for; `other` tells that only the method is wrong. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
):
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method' }
  | { readonly kind: 'unknown' } {
  const fitting = routes.flatMap((route) => {
    const params = matchPath(route.path, path)
    return params ? [{ route, params }] : []
  })
  const found = fitting.find(({ route }) => route.method === method)
  if (found) return { kind: 'found', ...found }
  return { kind: fitting.length > 0 ? 'other-method' : 'unknown' }
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index]!
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return undefined
  }
  return params
}

/** The person of that name or id, or the refusal to answer with. */
export function findPerson(
  world: World,
  name: string,
): { readonly kind: 'found'; readonly person: Person } | { readonly kind: 'missing'; readonly reply: Reply } {
  const person = world.store.person(name)
  if (person) return { kind: 'found', person }
  const sentence = `There is nobody called "${name}" here; the field "as" takes a name or an id.`
  return { kind: 'missing', reply: failure(404, 'user_not_found', sentence) }
}
