import type { World } from '../world.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { type Answer, type Arguments, type MethodEntry, refuse } from './method.ts'
import { reactionMethods } from './reactions.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'
import { workspaceMethods } from './workspace-methods.ts'

const methods = new Map<string, MethodEntry>(
  [chatMethods, conversationMethods, reactionMethods, userMethods, viewMethods, workspaceMethods].flatMap(
    (family) => Object.entries(family),
  ),
)

/**
 * Answers one Web API call. A new family of methods is one more file and one more name in the list above.
 *
 * @param token what stood behind `Bearer` or in the `token` argument; undefined when there was none
 */
export function callMethod(name: string, args: Arguments, token: string | undefined, world: World): Answer {
  const method = methods.get(name)
  if (!method) return refuse('unknown_method')
  if (!token) return refuse('not_authed')
  const { appToken, botToken } = world.tokens
  if (token !== appToken && token !== botToken) return refuse('invalid_auth')
  if (token !== (method.token === 'app' ? appToken : botToken)) return refuse('not_allowed_token_type')
  return method.run(args, world)
}
