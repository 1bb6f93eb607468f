import { patiently } from '../calls/patiently.ts'
import { readFailure } from '../calls/slack-errors.ts'
import type { Deps } from '../deps.ts'
import { UnconfirmedError } from './respond-with.ts'

export interface PictureFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** With its ending: "timeline.png". */
  readonly name: string
  /** What it shows, in words, for who does not see it; at most `altLimit` characters. */
  readonly alt: string
}

/** Slack refuses longer ones (`alt_txt_too_large`, docs.slack.dev on files.getUploadURLExternal). */
export const altLimit = 1_000

/** Milliseconds. */
const uploadTimeout = 20_000

/**
 * Brings a picture to Slack, where nobody sees it yet, and gives its file id. Not through the client's `filesUploadV2`:
 * that sends the words under a name Slack does not know, and the picture would stand there without them.
 *
 * @throws when Slack does not take it
 */
export async function uploadPicture(
  { bytes, name, alt }: PictureFile,
  { client, metrics }: Pick<Deps, 'client' | 'metrics'>,
): Promise<string> {
  const announced = { filename: name, length: bytes.byteLength, alt_txt: alt }
  const answer = await patiently(() => client.files.getUploadURLExternal(announced), {
    onRetry: metrics.slackRetry,
  })
  const { upload_url: address, file_id: id } = answer
  if (!address || !id) throw new Error('Slack named no address for the upload')
  const sent = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    signal: AbortSignal.timeout(uploadTimeout),
  })
  if (!sent.ok) throw new Error(`an upload was refused with status ${sent.status}`)
  return id
}

/**
 * Shows an uploaded picture in a thread. Tried again only where Slack surely did nothing: shown twice cannot be told
 * from shown once, because a shared file carries no mark of ours.
 *
 * @throws UnconfirmedError when no answer came; another error when Slack does not show it
 */
export async function showPicture(
  { id, title, channel, threadTs }: { id: string; title: string; channel: string; threadTs: string },
  { client, lanes, metrics }: Pick<Deps, 'client' | 'lanes' | 'metrics'>,
): Promise<void> {
  const show = async () => {
    try {
      await client.files.completeUploadExternal({
        files: [{ id, title }],
        channel_id: channel,
        thread_ts: threadTs,
      })
    } catch (error) {
      if (readFailure(error).kind !== 'no-answer') throw error
      throw new UnconfirmedError('Slack did not confirm that a picture is shown')
    }
  }
  await lanes.run(channel, () => patiently(show, { onRetry: metrics.slackRetry }))
}
