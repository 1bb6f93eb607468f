import { isScalar, isSeq, parseDocument } from 'yaml'

/** A scope that Talks asks for, and what it needs it for. */
export interface WantedScope {
  readonly scope: string
  readonly reason: string
}

/**
 * The bot scopes of a manifest, each with the comment above it; one without a comment shares that of the scope before.
 *
 * @throws when the text has no list under `oauth_config.scopes.bot`
 */
export function readManifestScopes(manifest: string): readonly WantedScope[] {
  const list = parseDocument(manifest).getIn(['oauth_config', 'scopes', 'bot'])
  if (!isSeq(list)) throw new Error('manifest.yml lists no bot scopes.')
  let reason = ''
  return list.items.flatMap((item, index) => {
    if (!isScalar(item)) return []
    // The parser gives the first item's comment to the list.
    const comment = item.commentBefore ?? (index === 0 ? list.commentBefore : undefined)
    if (comment) reason = comment.replace(/\s+/g, ' ').trim()
    return [{ scope: String(item.value), reason }]
  })
}
