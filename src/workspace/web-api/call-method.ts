import { acceptedScopes, missingScopes, scopeKind } from '../scopes/scope-rule.ts'
import type { World } from '../world.ts'
import { assistantMethods } from './assistant.ts'
import { chatMethods } from './chat.ts'
import { conversationListMethods } from './conversation-lists.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { membershipMethods } from './membership.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  readDestination,
  refuse,
  refuseScope,
} from './method.ts'
import { reactionMethods } from './reactions.ts'
import { scheduledMethods } from './scheduled-messages.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'
import { workspaceMethods } from './workspace-methods.ts'

const methods = new Map<string, MethodEntry>(
  [
    assistantMethods,
    chatMethods,
    conversationListMethods,
    conversationMethods,
    fileMethods,
    membershipMethods,
    reactionMethods,
    scheduledMethods,
    userMethods,
    viewMethods,
    workspaceMethods,
  ].flatMap((family) => Object.entries(family)),
)

/** What goes back over HTTP. `headers` are in lower case; 429 comes with `retry-after` in whole seconds. */
export interface Reply {
  readonly status: 200 | 429
  readonly headers: Readonly<Record<string, string>>
  readonly answer: Answer
}

/**
 * Answers one Web API call. A new family of methods is one more file and one more name in the list above.
 *
 * @param token what stood behind `Bearer` or in the `token` argument; undefined when there was none
 */
export function callMethod(name: string, args: Arguments, token: string | undefined, world: World): Reply {
  const method = methods.get(name)
  if (!method) return plain(refuse('unknown_method'))
  if (method.token === 'none') return plain(method.run(args, world))
  if (!token) return plain(refuse('not_authed'))
  const { appToken, botToken } = world.tokens
  if (token !== appToken && token !== botToken) return plain(refuse('invalid_auth'))
  const headers = scopeHeaders(method, token === appToken ? ['connections:write'] : world.scopes)
  if (token !== (method.token === 'app' ? appToken : botToken)) {
    return { status: 200, headers, answer: refuse('not_allowed_token_type') }
  }
  const channel = args.channel === undefined ? undefined : readDestination(args, world)
  const wait = world.rateLimits.take(name, method.limit, channel?.id)
  if (wait !== undefined) {
    return {
      status: 429,
      headers: { ...headers, 'retry-after': String(wait) },
      answer: refuse('ratelimited'),
    }
  }
  const missing = missingScopes(method.scopes, world.scopes, channel && scopeKind(channel))
  if (missing.length > 0) return { status: 200, headers, answer: refuseScope(missing, world) }
  return { status: 200, headers, answer: method.run(args, world) }
}

function plain(answer: Answer): Reply {
  return { status: 200, headers: {}, answer }
}

/** Slack tells on every answer which scopes the token has, and which the method accepts. */
function scopeHeaders(method: MethodEntry, granted: readonly string[]): Readonly<Record<string, string>> {
  const accepted = method.token === 'app' ? ['connections:write'] : acceptedScopes(method.scopes)
  return {
    'x-oauth-scopes': granted.join(','),
    ...(accepted.length > 0 && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  }
}
