import type { Channel } from '../store/cast.ts'

/** Slack's names for the kinds of conversation, as scopes divide them. */
export type ScopeKind = 'channels' | 'groups' | 'mpim' | 'im'

/**
 * What a method asks of the app's scopes, as the page of each method on docs.slack.dev names them:
 * - `none`: any valid token will do
 * - `any`: one of these
 * - `by-kind`: one for each kind of conversation, such as channels:read, groups:read and im:read
 */
export type ScopeRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'any'; readonly scopes: readonly string[] }
  | { readonly kind: 'by-kind'; readonly scopes: Readonly<Record<ScopeKind, string>> }

export const noScope: ScopeRule = { kind: 'none' }

export function anyScope(...scopes: readonly string[]): ScopeRule {
  return { kind: 'any', scopes }
}

/** `scopeByKind('read')` asks for channels:read, groups:read, mpim:read or im:read, by the conversation. */
export function scopeByKind(verb: 'read' | 'history'): ScopeRule {
  return {
    kind: 'by-kind',
    scopes: {
      channels: `channels:${verb}`,
      groups: `groups:${verb}`,
      mpim: `mpim:${verb}`,
      im: `im:${verb}`,
    },
  }
}

/** All scopes that open a method; what Slack sends as `x-accepted-oauth-scopes`. */
export function acceptedScopes(rule: ScopeRule): readonly string[] {
  return rule.kind === 'none' ? [] : Object.values(rule.scopes)
}

export function scopeKind(channel: Pick<Channel, 'kind'>): ScopeKind {
  return channel.kind === 'im' ? 'im' : channel.kind === 'private' ? 'groups' : 'channels'
}

/**
 * The scopes that are missing, as `needed` names them; none when the call may go ahead.
 *
 * @param kind the conversation's kind, once it is known which conversation is meant
 */
export function missingScopes(
  rule: ScopeRule,
  granted: readonly string[],
  kind?: ScopeKind,
): readonly string[] {
  const accepted = acceptedScopes(rule)
  if (accepted.length > 0 && !accepted.some((scope) => granted.includes(scope))) return accepted
  const needed = rule.kind === 'by-kind' && kind ? rule.scopes[kind] : undefined
  return needed === undefined || granted.includes(needed) ? [] : [needed]
}
