import type { DigestDelivery } from '../state/digest-deliveries.ts'
import type { DigestSubscription } from '../state/digest-subscriptions.ts'
import { scheduleOf } from './run-due.ts'
import { describeSchedule } from './schedule/describe-schedule.ts'
import { isAlreadyHad, localTimeAt, nextDue } from './schedule/due.ts'

/**
 * "weekdays at 09:00 (Europe/Kyiv). Next: Monday 23 November 2026 at 09:00." No date comes next that had its digest by an
 * earlier schedule, as far as the deliveries tell.
 */
export function scheduleSentence(
  subscription: DigestSubscription,
  now: Date,
  latest: readonly DigestDelivery[] = [],
): string {
  const schedule = scheduleOf(subscription)
  const had = latest
    .filter(({ status }) => status === 'posted')
    .map(({ localDate, dueAt, zone }) => ({ localDate, at: dueAt, zone }))
  let next = nextDue(schedule, now)
  while (isAlreadyHad(next, schedule.zone, had)) next = nextDue(schedule, next.at)
  return `${describeSchedule(schedule)}. Next: ${dayText(next.localDate)} at ${localTimeAt(schedule.zone, next.at)}.`
}

/** What `/talks digest status` says besides what the next digest would hold, line by line. */
export function statusLines(
  subscription: DigestSubscription,
  latest: readonly DigestDelivery[],
  now: Date,
): readonly string[] {
  const { quiet, mondayList } = subscription
  return [
    `This channel’s digest comes ${scheduleSentence(subscription, now, latest)}`,
    latest[0] ? `Last: ${deliveryText(latest[0])}` : 'Nothing was due yet.',
    `On a day with nothing new: ${quiet === 'say' ? 'one line that says so' : 'no post'}. Full list of what stalled talks on Mondays: ${mondayList ? 'yes' : 'no'}.`,
  ]
}

function deliveryText({ localDate, zone, dueAt, status, settledAt, reason }: DigestDelivery): string {
  const due = `${dayText(localDate)}, ${localTimeAt(zone, dueAt)} (${zone})`
  switch (status) {
    case 'posted': {
      const late = settledAt ? Math.round((settledAt.getTime() - dueAt.getTime()) / 60_000) : 0
      return `${due}, delivered${late > 1 ? ` ${late} minutes late` : ''}.`
    }
    case 'skipped':
      return `${due}, not posted: ${reason ?? 'nothing new'}.`
    case 'missed':
      return `${due}, missed: ${reasonText(reason ?? 'nothing ran')}. What it would have told comes with the next.`
    case 'claimed':
      return `${due}, not delivered yet${reason ? `: ${reasonText(reason)}` : ''}. I keep trying.`
  }
}

/** Slack's own names for what stood in the way, in words. */
function reasonText(reason: string): string {
  switch (reason) {
    case 'not_in_channel':
    case 'channel_not_found':
      return 'I am not in this channel (type /invite @Talks)'
    case 'is_archived':
      return 'the channel is archived'
    case 'restricted_action':
      return 'this workspace does not let me post here'
    case 'ratelimited':
      return 'Slack asked me to wait'
    default:
      return reason
  }
}

/** "Monday 23 November 2026". */
function dayText(localDate: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(new Date(`${localDate}T00:00:00Z`))
  return parts
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ')
}
