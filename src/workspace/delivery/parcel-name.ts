import { isRecord } from '../store/block.ts'
import type { Parcel } from './carrier.ts'

/** What a parcel is called in the traffic and by faults: the event's type, the command, the interaction's type. */
export function parcelName({ payload }: Pick<Parcel, 'payload'>): string {
  if (!isRecord(payload)) return 'unknown'
  const { event, command, type } = payload
  if (isRecord(event) && typeof event.type === 'string') return event.type
  if (typeof command === 'string') return command
  return typeof type === 'string' ? type : 'unknown'
}

/** The channel it comes from, where it comes from one. */
export function parcelChannel({ payload }: Pick<Parcel, 'payload'>): string | undefined {
  if (!isRecord(payload)) return undefined
  const { event, channel_id, channel } = payload
  const candidates = [isRecord(event) && event.channel, channel_id, isRecord(channel) && channel.id]
  return candidates.find((candidate): candidate is string => typeof candidate === 'string')
}
