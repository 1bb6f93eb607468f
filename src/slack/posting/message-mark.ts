/**
 * What every message of ours carries as metadata: which answer and page it shows, and whether its question was asked
 * by a button and so stands nowhere in the thread.
 */
export interface MessageMark {
  readonly answerId: string
  readonly page: number
  readonly askedBy: 'words' | 'button'
}

const eventType = 'talks_answer'

/** @param asked the ts of the message that is answered, where one is */
export function writeMark({ answerId, page, askedBy }: MessageMark, asked?: string) {
  const payload = { answer_id: answerId, page, asked_by: askedBy }
  return { event_type: eventType, event_payload: { ...payload, ...(asked && { asked_ts: asked }) } }
}

/** The ts of the message that is answered, in the metadata of a message of ours. */
export function readAskedTs(metadata: unknown): string | undefined {
  const { event_type, event_payload } = (metadata ?? {}) as {
    event_type?: unknown
    event_payload?: { asked_ts?: unknown }
  }
  const asked = event_type === eventType ? event_payload?.asked_ts : undefined
  return typeof asked === 'string' ? asked : undefined
}

/** Undefined for messages without our mark. */
export function readMark(metadata: unknown): MessageMark | undefined {
  const { event_type, event_payload } = (metadata ?? {}) as {
    event_type?: unknown
    event_payload?: { answer_id?: unknown; page?: unknown; asked_by?: unknown }
  }
  if (event_type !== eventType || typeof event_payload?.answer_id !== 'string') return undefined
  return {
    answerId: event_payload.answer_id,
    page: Number(event_payload.page ?? 0),
    askedBy: event_payload.asked_by === 'button' ? 'button' : 'words',
  }
}
