import type { App } from '@slack/bolt'
import { actionIds } from '../../../blocks/actions.ts'
import { digestPageEntries, renderDigest } from '../../../blocks/render-digest.ts'
import { readDraft } from '../../../digest/deliver-digest.ts'
import type { Deps } from '../../deps.ts'
import { dateOfDigest } from '../../digest/digest-channel.ts'
import { postShown, shownFacts } from '../../posting/post-shown.ts'
import { onButton } from './on-button.ts'

/** The rest of a digest, page by page, in its thread, once for everybody. */
export function registerDigestMore(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.digestMore, deps, async ({ clicked, tell }) => {
    const { place, stored, index: page } = clicked
    const localDate = dateOfDigest(stored.question)
    const delivery = localDate ? deps.state.deliveries.find(stored.channel, localDate) : undefined
    const draft = delivery ? readDraft(delivery) : null
    if (!draft || (place.kind !== 'thread' && place.kind !== 'direct')) {
      return tell('The rest of this digest is not kept any more. Ask me with /talks.')
    }
    const deed = `digest-page:${stored.id}:${page}`
    if (!deps.state.seen.takeOnce(deed, deps.now())) return tell('It is already in the thread.')
    try {
      const { channel } = place
      const threadTs = delivery?.ts ?? place.threadTs
      const digest = deps.talks.fill(draft, deps.now())
      const cut = { page, pages: draft.pages }
      const message = renderDigest(digest, { answerId: stored.id, ...cut })
      const items = digestPageEntries(digest, cut).flatMap(({ item }) => (item ? [item] : []))
      const mark = { answerId: stored.id, page, askedBy: 'button' } as const
      const shown = { answerId: stored.id, shown: shownFacts(items, [], deps) }
      await postShown({ channel, threadTs, message, mark }, shown, deps)
    } catch (error) {
      deps.state.seen.giveBack(deed)
      throw error
    }
  })
}
