import { limits } from '../limits/limits.ts'
import { isRecord, type Metadata } from '../store/block.ts'
import { type Arguments, readJson } from './method.ts'

export type MetadataReading =
  | { readonly kind: 'none' }
  /** An empty object, which takes a message's metadata away in chat.update. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'metadata'; readonly metadata: Metadata }
  | { readonly kind: 'refused'; readonly error: 'invalid_metadata_format' | 'metadata_too_large' }

/** Reads the `metadata` argument: an event type, which is any text, and a payload, which is an object. */
export function readMetadata(args: Arguments): MetadataReading {
  if (args.metadata === undefined || args.metadata === '') return { kind: 'none' }
  const value = readJson(args, 'metadata')
  if (!isRecord(value)) return { kind: 'refused', error: 'invalid_metadata_format' }
  if (Object.keys(value).length === 0) return { kind: 'empty' }
  const { event_type: type, event_payload: payload } = value
  if (typeof type !== 'string' || type === '' || !isRecord(payload)) {
    return { kind: 'refused', error: 'invalid_metadata_format' }
  }
  if (Buffer.byteLength(JSON.stringify(value)) > limits.metadata) {
    return { kind: 'refused', error: 'metadata_too_large' }
  }
  return { kind: 'metadata', metadata: { event_type: type, event_payload: payload } }
}
