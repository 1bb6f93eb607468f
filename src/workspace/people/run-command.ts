import { verificationToken } from '../payloads/interaction-base.ts'
import { isRecord } from '../store/block.ts'
import type { Channel, Person } from '../store/cast.ts'
import { slackbotId } from '../store/ephemerals.ts'
import type { World } from '../world.ts'
import { answerResponse } from './answer-response.ts'
import { type Outcome, refuse } from './outcome.ts'
import { escapeText } from './read-composer.ts'

/**
 * Sends a slash command to the app and shows what its acknowledgement says. Resolves when it was acknowledged, or
 * could not be: then Slack itself tells the person, and nobody else.
 */
export async function runCommand(
  world: World,
  person: Person,
  channel: Channel,
  command: string,
  text: string,
): Promise<Outcome> {
  const { store } = world
  // An app without the scope has no commands, whatever its manifest names.
  const isRegistered = world.commands === 'any' || world.commands.includes(command)
  if (!isRegistered || !world.scopes.includes('commands')) {
    const sentence = `${command} is not a valid command. To send this as a message, put a blank before the slash.`
    tellFromSlack(world, person, channel, sentence)
    return refuse('unknown_command', sentence)
  }
  const grant = { user: person.id, channel: channel.id, original: { kind: 'none' } } as const
  const ack = await world.delivery.ask('slash_commands', {
    token: verificationToken,
    team_id: person.teamId,
    team_domain: store.cast.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: escapeText(text),
    api_app_id: store.cast.bot.appId,
    is_enterprise_install: 'false',
    response_url: `${world.origin()}${world.responseUrls.issue(grant)}`,
    trigger_id: world.triggers.issue(person.id),
  })
  if (ack.kind !== 'acked') {
    const sentence =
      ack.kind === 'timeout'
        ? `${command} failed with the error "operation_timeout": the app did not respond within 3 seconds.`
        : `${command} failed with the error "dispatch_failed": the app is not connected.`
    tellFromSlack(world, person, channel, sentence)
    return refuse(ack.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed', sentence)
  }
  // An acknowledgement may carry the answer, under the same rules as a response_url.
  if (isRecord(ack.payload) && (ack.payload.text || ack.payload.blocks)) {
    const answer = answerResponse(world, grant, ack.payload)
    if (!answer.ok) {
      tellFromSlack(world, person, channel, `${command} failed with the error "${answer.error}".`)
      return refuse(answer.error, 'The app answered with something that Slack refuses.')
    }
  }
  return { ok: true }
}

/** A sentence in Slack's own voice that only this person sees. */
export function tellFromSlack(world: World, person: Person, channel: Channel, text: string, thread?: string) {
  world.store.ephemerals.add({
    channel: channel.id,
    user: person.id,
    from: slackbotId,
    text,
    ...(thread !== undefined && { thread_ts: thread }),
  })
}
