import type { App } from '@slack/bolt'
import { type HomeDigest, homeItemIds, renderHome } from '../../../blocks/render-home.ts'
import { scheduleSentence } from '../../../digest/digest-status.ts'
import { whoMay } from '../../asking/who-may.ts'
import { patiently } from '../../calls/patiently.ts'
import type { Deps } from '../../deps.ts'
import { describeError } from '../../logging/describe-error.ts'

interface Opened {
  readonly user: string
  readonly channel: string
}

/**
 * Opening the Home tab shows the record at a glance; opening the messages puts questions into the agent pane, where
 * there is one. Nobody asked anything, so a failure is only logged.
 */
export function registerHomeOpened(app: Pick<App, 'event'>, deps: Deps) {
  app.event('app_home_opened', async ({ event, body }) => {
    if (!deps.state.seen.take({ eventId: body.event_id }, deps.now())) return
    try {
      const asker = await deps.askers.find(event.user)
      if (whoMay(asker, deps.identity, deps.allowedTeams).kind === 'refused') return
      if (event.tab === 'home') await publishHome(event, asker.timeZone, deps)
      else await deps.pane.suggest(event.channel, examplesOf(deps))
    } catch (error) {
      deps.log.error('failed', { what: 'home', reference: deps.newReference(), ...describeError(error) })
    }
  })
}

async function publishHome({ user, channel }: Opened, timeZone: string, deps: Deps): Promise<void> {
  const { talks, state, client, metrics } = deps
  const now = deps.now()
  const coverage = await talks.ask('what do you cover', { now, timeZone })
  const overview = talks.overview(now)
  const stored = state.answers.add({
    asker: user,
    channel,
    audience: 'asker',
    question: 'home',
    thread: [],
    timeZone,
    itemIds: homeItemIds(overview),
    choices: examplesOf(deps),
    createdAt: now,
  })
  const view = renderHome({
    coverage,
    overview,
    digests: digestsOf(user, deps),
    examples: talks.examples(),
    answerId: stored.id,
    version: talks.version(),
    shownAt: `${timeText(now, timeZone)} (${timeZone})`,
  })
  await patiently(() => client.views.publish({ user_id: user, view }), { onRetry: metrics.slackRetry })
}

function examplesOf({ talks }: Deps): readonly string[] {
  return talks.examples().map(({ question }) => question)
}

/** Those that this person set: who is in a channel, Talks does not know without another scope. */
function digestsOf(user: string, { state, now }: Deps): readonly HomeDigest[] {
  return state.subscriptions
    .all()
    .filter(({ setBy }) => setBy === user)
    .map((each) => ({ channel: each.channel, sentence: scheduleSentence(each, now()) }))
}

/** "22 Nov 2026, 09:15". */
function timeText(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}
