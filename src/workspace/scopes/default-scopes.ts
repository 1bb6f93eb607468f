/**
 * What an app has unless told: the bot scopes that a method, an event or an entry point of this workspace asks for.
 * Only chat:write.public is left out, because it takes a refusal away: with it a bot that was removed from a public
 * channel goes on posting there, and few apps ask for that.
 */
export const defaultScopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'team:read',
  'users:read',
  'users:read.email',
]
