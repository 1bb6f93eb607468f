import type { BlockAction, ButtonAction, RespondFn } from '@slack/bolt'
import { readButtonValue } from '../../../blocks/actions.ts'
import { type AnswerFilters, noFilters, readFilters } from '../../../blocks/answer-filters.ts'
import type { StoredAnswer } from '../../../state/stored-answers.ts'
import { type Origin, whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'

/** Where a button was, which decides where its result goes. */
export type ButtonPlace =
  | { readonly kind: 'ephemeral'; readonly channel: string }
  | { readonly kind: 'direct'; readonly channel: string; readonly threadTs: string | undefined }
  | { readonly kind: 'thread'; readonly channel: string; readonly threadTs: string }
  /** The Home tab or a modal: results go to the direct message, unless the modal shows them itself. */
  | { readonly kind: 'home' }

export interface Clicked {
  readonly user: string
  readonly place: ButtonPlace
  readonly stored: StoredAnswer
  /** Which item, page or choice. */
  readonly index: number
  /** The page's first item, by its place in the stored answer; not for items and choices. */
  readonly first: number | undefined
  readonly filters: AnswerFilters
}

export type Click =
  | { readonly kind: 'clicked'; readonly clicked: Clicked }
  | { readonly kind: 'refused'; readonly sentence: string }

/**
 * Finds the answer behind a button and checks again who may use it: what only one person saw serves that person, what
 * stands in a channel serves that channel.
 */
export function readClick(body: BlockAction, action: Pick<ButtonAction, 'value'>, deps: Deps): Click {
  const value = readButtonValue(action.value)
  const stored = value ? deps.state.answers.find(value.answerId, deps.now()) : undefined
  if (!value || !stored) {
    return { kind: 'refused', sentence: 'This answer is too old for its buttons. Please ask again.' }
  }
  const admission = whoMay(originOf(body), deps.identity, deps.allowedTeams)
  if (admission.kind === 'refused') return admission
  const user = body.user.id
  const place = placeOf(body)
  const isHere = place.kind === 'home' || stored.channel === place.channel
  if (stored.audience === 'asker' ? stored.asker !== user : !isHere) {
    return { kind: 'refused', sentence: 'These buttons serve whoever asked. Ask me yourself with /talks.' }
  }
  const { index, first } = value
  const filters = readFilters(value.filters ?? '') ?? noFilters
  return { kind: 'clicked', clicked: { user, place, stored, index, first, filters } }
}

/** Where whoever clicked comes from; of the channel Slack tells nothing here. */
export function originOf(body: BlockAction): Origin {
  return { teamId: body.user.team_id, enterpriseId: body.enterprise?.id }
}

/** The modal in which the click was, where it was in one. */
export function windowOf({ view }: Pick<BlockAction, 'view'>): string | undefined {
  return view?.type === 'modal' ? view.id : undefined
}

function placeOf(body: BlockAction): ButtonPlace {
  const channel = body.channel?.id
  if (!channel) return { kind: 'home' }
  const container = body.container as { is_ephemeral?: boolean; message_ts?: string; thread_ts?: string }
  const threadTs = container.thread_ts ?? body.message?.thread_ts
  if (container.is_ephemeral) return { kind: 'ephemeral', channel }
  if (channel.startsWith('D')) return { kind: 'direct', channel, threadTs }
  return { kind: 'thread', channel, threadTs: threadTs ?? container.message_ts ?? '' }
}

/** Tells the one who clicked, and nobody else; in the direct message where the button had no channel. */
export async function tellClicker(
  text: string,
  { body, respond }: { readonly body: BlockAction; readonly respond: RespondFn | undefined },
  deps: Deps,
): Promise<void> {
  if (respond && body.response_url) {
    const container = body.container as { thread_ts?: string; is_ephemeral?: boolean }
    await respondWith(respond, sentence(text), { threadTs: container.thread_ts })
    return
  }
  const mark = { answerId: `notice-${body.trigger_id}`, page: 0, askedBy: 'button' } as const
  await deps.poster.post({ channel: body.user.id, message: sentence(text), mark })
}
