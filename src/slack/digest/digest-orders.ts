import type { RenderedMessage } from '../../blocks/block.ts'
import { digestEntryIds, renderDigest } from '../../blocks/render-digest.ts'
import type { DigestSettings, DigestSettingsForm } from '../../blocks/render-digest-settings.ts'
import { scheduleSentence, statusLines } from '../../digest/digest-status.ts'
import { oweDue } from '../../digest/owe-due.ts'
import { planOfDay } from '../../digest/plan-of-day.ts'
import { scheduleOf } from '../../digest/run-due.ts'
import { localDateAt } from '../../digest/schedule/due.ts'
import { knownZones } from '../../digest/schedule/known-zones.ts'
import { type Schedule, workingDays } from '../../digest/schedule/schedule.ts'
import type { Deps } from '../deps.ts'
import { sentence } from '../posting/sentence.ts'
import { probeChannel } from './channel-probe.ts'
import { digestName } from './digest-channel.ts'

/** When nobody says otherwise: nine in the morning on working days, in the zone of whoever asks. */
export function defaultSettings(zone: string): DigestSettings & Schedule {
  return { time: '09:00', zone, days: workingDays, quiet: 'say', mondayList: true }
}

/** Where and for whom. */
export interface OrderPlace {
  readonly channel: string
  readonly user: string
}

/** So many of its last digests tell on which dates a channel had one. */
const latestKept = 5

const noDigest = 'This channel has no digest. Switch it on with: /talks digest on 09:00 Europe/Kyiv weekdays'

/** Switches the digest on or changes it, if it can be delivered here. Resolves to the sentence that says so. */
export async function switchOn(
  { channel, user }: OrderPlace,
  settings: DigestSettings,
  { client, state, now, log }: Deps,
): Promise<string> {
  const probe = await probeChannel(client, channel)
  if (probe.kind === 'unusable') return probe.sentence
  const before = state.subscriptions.find(channel)
  const subscription = { ...settings, channel, setBy: user, setAt: now() }
  if (before) oweDue(before, state.deliveries, now())
  state.subscriptions.set(subscription)
  log.info('digest set', { at: settings.time, zone: settings.zone })
  const lead = before ? 'Changed: the' : 'Done: the'
  const first =
    state.deliveries.known(channel) === null ? ' The first introduces what the record covers.' : ''
  const when = scheduleSentence(subscription, now(), state.deliveries.latest(channel, latestKept))
  return `${lead} digest of this channel comes ${when}${first}`
}

export function switchOff({ channel }: OrderPlace, { state }: Deps): string {
  return state.subscriptions.remove(channel)
    ? 'Done: no more digests in this channel. What it was sent so far is remembered, should it be switched on again.'
    : noDigest
}

/** What the digest would hold at this moment, for the asker's eyes. Nothing is recorded as sent. */
export function preview({ channel, user }: OrderPlace, zone: string, deps: Deps): RenderedMessage {
  const { talks, state, now } = deps
  const subscription = state.subscriptions.find(channel)
  const at = now()
  const localDate = localDateAt(subscription?.zone ?? zone, at)
  const outline = talks.answerPlan(
    planOfDay(state.deliveries, { channel, localDate, mondayList: subscription?.mondayList ?? false }),
    at,
  )
  const digest = talks.fill(outline, at)
  const { id } = state.answers.add({
    asker: user,
    channel,
    audience: 'asker',
    question: digestName(localDate),
    thread: [],
    timeZone: zone,
    itemIds: digestEntryIds(digest),
    choices: [],
    createdAt: at,
  })
  return renderDigest(
    { ...digest, notes: ['Preview: only you see this, and nothing counts as sent.', ...digest.notes] },
    { answerId: id, page: 0, isPreview: true },
  )
}

/** Next time, last delivery, and what the next would hold. */
export function status({ channel }: OrderPlace, deps: Deps): RenderedMessage {
  const { talks, state, now } = deps
  const subscription = state.subscriptions.find(channel)
  if (!subscription) return sentence(noDigest)
  const at = now()
  const localDate = localDateAt(subscription.zone, at)
  const { headline } = talks.answerPlan(
    planOfDay(state.deliveries, { channel, localDate, mondayList: subscription.mondayList }),
    at,
  )
  const lines = [
    ...statusLines(subscription, state.deliveries.latest(channel, latestKept), at),
    `At this moment it would say: ${headline}`,
  ]
  return sentence(lines.join('\n'))
}

/** What the form shows at first: what is set, or the defaults in the asker's zone. */
export function settingsForm({ channel }: OrderPlace, zone: string, { state }: Deps): DigestSettingsForm {
  const subscription = state.subscriptions.find(channel)
  return {
    channel,
    isOn: subscription !== undefined,
    settings: subscription ?? defaultSettings(zone),
    zones: knownZones(),
  }
}

/** What is set in a channel, for "on" without further words to keep; else the defaults. */
export function currentSettings(channel: string, zone: string, { state }: Deps): DigestSettings & Schedule {
  const subscription = state.subscriptions.find(channel)
  return subscription ? { ...subscription, ...scheduleOf(subscription) } : defaultSettings(zone)
}
