import type { StoredFile } from '../store/files.ts'
import type { World } from '../world.ts'

/** The pictures that a page may show in place, and that image blocks take. */
const shownImages = ['image/png', 'image/jpeg', 'image/gif']

export function isImage(file: StoredFile): boolean {
  return shownImages.includes(file.type.mimetype)
}

/** A file as Slack's answers and messages show it. Its addresses are this workspace's own and ask for no token. */
export function fileOutput(file: StoredFile, world: World): Record<string, unknown> {
  if (file.stage === 'deleted') return tombstone(file)
  const origin = world.origin()
  const name = encodeURIComponent(file.name)
  const address = `${origin}/files/${file.id}/${name}`
  const inKind = (kind: 'public' | 'private' | 'im') =>
    file.channels.filter((id) => world.store.channel(id)?.kind === kind)
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.type.mimetype,
    filetype: file.type.filetype,
    pretty_type: file.type.prettyType,
    user: file.user,
    user_team: world.store.cast.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: inKind('public').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: address,
    url_private_download: `${origin}/files/${file.id}/download/${name}`,
    permalink: address,
    ...(isImage(file) && { thumb_360: address }),
    ...(file.altText !== '' && { alt_txt: file.altText }),
    channels: inKind('public'),
    groups: inKind('private'),
    ims: inKind('im'),
    has_rich_preview: false,
    file_access: 'visible',
  }
}

/** What is left of a deleted file in the messages that showed it. */
export function tombstone(file: StoredFile): Record<string, unknown> {
  return { id: file.id, mode: 'tombstone' }
}
