import type { App } from '@slack/bolt'
import { renderHome } from '../../../blocks/render-home.ts'
import { storeExamples } from '../../asking/help.ts'
import { whoMay } from '../../asking/who-may.ts'
import { patiently } from '../../calls/patiently.ts'
import type { Deps } from '../../deps.ts'
import { describeError } from '../../logging/describe-error.ts'

/** Opening the Home tab shows what the record covers. Nobody asked anything, so a failure is only logged. */
export function registerHomeOpened(app: Pick<App, 'event'>, deps: Deps) {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    if (!deps.state.seen.take({ eventId: body.event_id }, deps.now())) return
    try {
      const asker = await deps.askers.find(event.user)
      if (whoMay(asker, deps.identity, deps.allowedTeams).kind === 'refused') return
      const coverage = await deps.talks.ask('what do you cover', {
        now: deps.now(),
        timeZone: asker.timeZone,
      })
      const stored = storeExamples({ asker: event.user, channel: event.channel, audience: 'asker' }, deps)
      const view = renderHome(coverage, deps.talks.examples(), stored.id, deps.talks.version())
      await patiently(() => deps.client.views.publish({ user_id: event.user, view }), {
        onRetry: deps.metrics.slackRetry,
      })
    } catch (error) {
      deps.log.error('failed', { what: 'home', reference: deps.newReference(), ...describeError(error) })
    }
  })
}
