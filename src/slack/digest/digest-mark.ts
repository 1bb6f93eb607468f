/**
 * What digests and recall notices carry as metadata, to be found again after a post whose answer was lost, or by the
 * next process. The form of the names: Slack's rules for message metadata.
 */
const digestType = 'talks_digest'
const recallType = 'talks_recall'

export function writeDigestMark(localDate: string, answerId: string) {
  return { event_type: digestType, event_payload: { local_date: localDate, answer_id: answerId } }
}

/** The answer id of the digest of this date; undefined for anything else. */
export function readDigestMark(metadata: unknown, localDate: string): string | undefined {
  const { event_type, event_payload } = (metadata ?? {}) as {
    event_type?: unknown
    event_payload?: { local_date?: unknown; answer_id?: unknown }
  }
  if (event_type !== digestType || event_payload?.local_date !== localDate) return undefined
  return typeof event_payload.answer_id === 'string' ? event_payload.answer_id : undefined
}

export function writeRecallMark(ts: string, changeKey: string) {
  return { event_type: recallType, event_payload: { message: ts, change: changeKey } }
}

export function isRecallMark(metadata: unknown, ts: string, changeKey: string): boolean {
  const { event_type, event_payload } = (metadata ?? {}) as {
    event_type?: unknown
    event_payload?: { message?: unknown; change?: unknown }
  }
  return event_type === recallType && event_payload?.message === ts && event_payload.change === changeKey
}
