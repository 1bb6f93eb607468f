import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { readBody } from '../http/read-body.ts'
import { sendJson } from '../http/send-json.ts'
import type { World } from '../world.ts'
import { operatingRoutes } from './operating-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { readingRoutes } from './reading-routes.ts'
import { failure, findRoute, type Reply, type Route } from './route.ts'

const routes: readonly Route[] = [...peopleRoutes, ...readingRoutes, ...operatingRoutes]

/**
 * Answers what the page and outside tests ask under `/control/`. Source of what each route takes and gives: the README
 * beside this folder.
 */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  world: World,
): Promise<void> {
  const { status = 200, json } = await reply(request, url, world)
  sendJson(response, status, json)
}

async function reply(request: IncomingMessage, url: URL, world: World): Promise<Reply> {
  const path = url.pathname.slice('/control/'.length)
  const found = findRoute(routes, request.method ?? 'GET', path)
  if (found.kind === 'unknown') return failure(404, 'not_found', `There is no /control/${path}.`)
  if (found.kind === 'other-method') {
    return failure(405, 'method_not_allowed', `/control/${path} does not take ${request.method}.`)
  }
  const { route, params } = found
  const call = { world, params, query: url.searchParams }
  if (!route.body) return route.run({ ...call, body: undefined as never })
  const body = await readBody(request)
  if (body.kind === 'refused') {
    return failure(body.status, body.error, `The body cannot be read: ${body.error}.`)
  }
  // A foreign page can send a form without asking first, but not JSON.
  if (!body.isJson) return failure(415, 'json_required', 'The body must be JSON, with that content type.')
  const reading = route.body.safeParse(body.fields)
  if (!reading.success) return failure(400, 'invalid_arguments', describeIssue(reading.error.issues[0]))
  return route.run({ ...call, body: reading.data as never })
}

/** The first thing that is wrong with a body, as a sentence that names the field. */
function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return `There is no field "${issue.keys.join('", "')}" here.`
  const field = issue?.path.join('.') || 'body'
  return `The field "${field}" is not right: ${issue?.message ?? 'invalid input'}.`
}
