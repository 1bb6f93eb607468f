import type { Channel } from '../store/cast.ts'
import type { World } from '../world.ts'
import { isIn } from './method.ts'

/** A conversation as conversations.* show it. */
export function channelOutput(channel: Channel, world: World): Record<string, unknown> {
  const { team } = world.store.cast
  const shared = channel.isShared === true
  const base = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: channel.isArchived === true,
    is_im: channel.kind === 'im',
    is_mpim: false,
    is_org_shared: false,
    is_shared: shared,
    is_ext_shared: shared,
    context_team_id: team.id,
    ...(shared && { shared_team_ids: [team.id, ...strangersTeams(channel, world)] }),
  }
  if (channel.kind === 'im') return { ...base, user: channel.with, is_user_deleted: false }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_private: channel.kind === 'private',
    is_general: false,
    is_member: isIn(channel, world),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

function strangersTeams(channel: Channel, world: World): readonly string[] {
  const teams = channel.members.map((id) => world.store.person(id)?.teamId ?? world.store.cast.team.id)
  return [...new Set(teams)].filter((id) => id !== world.store.cast.team.id)
}
