import type { Answer } from '../../answer/answer.ts'
import { spellOutCautions } from '../../blocks/spell-out-cautions.ts'
import type { Deps } from '../deps.ts'

/** The zone in which dates are meant: the channel's where it set one, else the asker's. */
export async function zoneFor(
  { asker, channel }: { readonly asker: string; readonly channel: string },
  { state, askers }: Deps,
): Promise<string> {
  return state.channelSettings.find(channel)?.timeZone ?? (await askers.find(asker)).timeZone
}

/** An answer with the cautions that its channel wants spelled out. */
export function asChannelWants(answer: Answer, channel: string, { state }: Pick<Deps, 'state'>): Answer {
  return spellOutCautions(answer, state.channelSettings.find(channel)?.cautions ?? 'all')
}
