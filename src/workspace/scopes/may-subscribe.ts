/** Events that any installed app may have. Source: the pages of the events on docs.slack.dev. */
const open = ['app_home_opened', 'app_uninstalled', 'tokens_revoked']

/** The scopes of which an event asks one. */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  file_shared: ['files:read'],
  file_deleted: ['files:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
  assistant_thread_started: ['assistant:write'],
  assistant_thread_context_changed: ['assistant:write'],
}

/**
 * Whether an app with these scopes hears of an event it subscribed to.
 *
 * @param event its name in a manifest, as in `message.im`; one that this workspace does not know is never heard
 */
export function maySubscribe(event: string, scopes: readonly string[]): boolean {
  if (open.includes(event)) return true
  const needed = Object.hasOwn(scopesOf, event) ? scopesOf[event] : undefined
  return needed?.some((scope) => scopes.includes(scope)) ?? false
}
