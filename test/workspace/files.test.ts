import type { webApi } from '@slack/bolt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkspace, type Workspace } from '../../src/workspace/start-workspace.ts'
import { connectClient, refusal } from './web-client.ts'

/** The smallest picture there is: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

describe('files in the local workspace', () => {
  let workspace: Workspace
  let client: webApi.WebClient
  const channel_id = 'C0NEWSROOM'

  beforeAll(async () => {
    workspace = await startWorkspace({ rateLimits: 'off' })
    client = connectClient(workspace)
  })
  afterAll(() => workspace.close())

  /** Announces, sends and completes a file by hand, as an app without filesUploadV2 does. */
  async function upload(
    filename: string,
    bytes: Uint8Array,
    { alt_txt, ...place }: { alt_txt?: string; channel_id?: string; thread_ts?: string } = {},
  ) {
    const announced = await client.apiCall('files.getUploadURLExternal', {
      filename,
      length: bytes.length,
      ...(alt_txt !== undefined && { alt_txt }),
    })
    const { file_id: id, upload_url: url } = announced as unknown as { file_id: string; upload_url: string }
    await fetch(url, { method: 'POST', body: new Uint8Array(bytes) })
    const done = await client.apiCall('files.completeUploadExternal', { files: [{ id }], ...place })
    const { files } = done as unknown as { files: { url_private: string; url_private_download: string }[] }
    return { id, files }
  }

  it('takes what filesUploadV2 of the real client sends, and shows it in the thread', async () => {
    const asked = await workspace.as('olena').post('newsroom', 'a timeline, please')
    const thread_ts = (asked.ok && asked.ts) || ''
    await client.filesUploadV2({
      channel_id,
      thread_ts,
      initial_comment: 'Talks by track',
      file: pixel,
      filename: 'timeline.png',
      title: 'Timeline',
    })
    const shown = await workspace.nextMessage((each) => each.text === 'Talks by track')
    expect(shown).toMatchObject({
      subtype: 'file_share',
      thread_ts,
      files: [{ name: 'timeline.png', title: 'Timeline', mimetype: 'image/png', channels: [channel_id] }],
    })
    const page = await client.conversations.replies({ channel: channel_id, ts: thread_ts })
    expect(page.messages?.at(-1)?.files?.[0]).toMatchObject({ title: 'Timeline', size: pixel.length })
  })

  it('sends several files with one message', async () => {
    await client.filesUploadV2({
      channel_id,
      initial_comment: 'Two of them',
      file_uploads: [
        { file: pixel, filename: 'a.png' },
        { content: 'who,where\nOlena,Kyiv\n', filename: 'b.csv' },
      ],
    })
    const shown = await workspace.nextMessage((each) => each.text === 'Two of them')
    expect(shown).toMatchObject({ files: [{ filetype: 'png' }, { filetype: 'csv', mimetype: 'text/csv' }] })
  })

  it('keeps the words that stand for a picture', async () => {
    const { id } = await upload('map.png', pixel, { alt_txt: 'Three rounds in Istanbul', channel_id })
    expect(await client.files.info({ file: id })).toMatchObject({
      file: { alt_txt: 'Three rounds in Istanbul', channels: [channel_id] },
    })
    const long = client.apiCall('files.getUploadURLExternal', {
      filename: 'a.png',
      length: 1,
      alt_txt: 'x'.repeat(1_001),
    })
    expect((await refusal(long)).error).toBe('alt_txt_too_large')
  })

  it('answers ok and shares nothing when a file that is no picture has alt text, as Slack does', async () => {
    const before = workspace.messages('newsroom').length
    const { id } = await upload('notes.txt', Buffer.from('notes'), { alt_txt: 'Notes', channel_id })
    expect(workspace.messages('newsroom')).toHaveLength(before)
    expect(await client.files.info({ file: id })).toMatchObject({ file: { channels: [] } })
  })

  it.each([
    ['picture.png', pixel, 'image/png', 'inline'],
    ['notes.txt', Buffer.from('Привіт'), 'text/plain; charset=utf-8', 'inline'],
    ['table.csv', Buffer.from('a,b'), 'text/plain; charset=utf-8', 'inline'],
    ['page.html', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream', 'attachment'],
    [
      'drawing.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'application/octet-stream',
      'attachment',
    ],
    ['fake.png', Buffer.from('<script>alert(1)</script>'), 'text/plain; charset=utf-8', 'inline'],
    ['paper.pdf', Buffer.from('%PDF-1.7'), 'application/octet-stream', 'attachment'],
  ])('gives %s back byte by byte, and shows nothing that could run', async (name, bytes, type, how) => {
    const { files } = await upload(name, bytes)
    const response = await fetch(files[0]!.url_private)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toContain(how)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const download = await fetch(files[0]!.url_private_download)
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('survives names that belong in no header and no path', async () => {
    const name = '../"\r\nx-evil: 1\u{1F600}\ud800(a)*.png'
    const { files } = await upload(name, pixel)
    const response = await fetch(files[0]!.url_private)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-evil')).toBeNull()
  })

  it('takes only the bytes that were announced, and only once', async () => {
    const announce = async () => (await client.files.getUploadURLExternal({ filename: 'a.png', length: 5 }))!
    const short = await announce()
    expect((await fetch(short.upload_url!, { method: 'POST', body: 'four' })).status).toBe(400)
    expect((await fetch(short.upload_url!, { method: 'POST', body: 'fives' })).status).toBe(200)
    expect((await fetch(short.upload_url!, { method: 'POST', body: 'again' })).status).toBe(400)
    const never = await announce()
    const early = client.files.completeUploadExternal({ files: [{ id: never.file_id! }] })
    expect((await refusal(early)).error).toBe('file_not_found')
    expect((await fetch(`${workspace.url}/upload/v1/nonsense`, { method: 'POST', body: 'x' })).status).toBe(
      400,
    )
    expect((await fetch(`${workspace.url}/upload/v1/nonsense`)).status).toBe(405)
    const huge = client.files.getUploadURLExternal({ filename: 'a.bin', length: 1_000_000_000 })
    expect((await refusal(huge)).error).toBe('file_upload_size_restricted')
  })

  it('reads a broken form as no file', async () => {
    const { upload_url: url } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 5 })
    const headers = { 'content-type': 'multipart/form-data; boundary=nowhere' }
    expect((await fetch(url!, { method: 'POST', headers, body: 'fives' })).status).toBe(400)
  })

  it('does not share where the bot may not speak', async () => {
    const place = async (id: string) => (await refusal(upload('a.png', pixel, { channel_id: id }))).error
    expect(await place('C0SOURCES')).toBe('channel_not_found')
    expect(await place('C0NOWHERE')).toBe('channel_not_found')
    expect((await refusal(upload('a.png', pixel, { channel_id, thread_ts: '1.000000' }))).error).toBe(
      'thread_not_found',
    )
  })

  it('stands in an image block by its id, if it is a picture', async () => {
    const picture = await upload('p.png', pixel)
    const text = await upload('t.txt', Buffer.from('text'))
    const post = (id: string) =>
      client.chat.postMessage({
        channel: channel_id,
        text: 'x',
        blocks: [{ type: 'image', slack_file: { id }, alt_text: 'a picture' }],
      })
    expect((await post(picture.id)).ok).toBe(true)
    for (const id of [text.id, 'F0NOWHERE']) {
      expect(await refusal(post(id))).toMatchObject({
        error: 'invalid_blocks',
        messages: ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'],
      })
    }
  })

  it('is gone after files.delete, and leaves a tombstone in its message', async () => {
    const { id, files } = await upload('gone.png', pixel, { channel_id })
    await client.files.delete({ file: id })
    expect(workspace.messages('newsroom').at(-1)?.files).toEqual([{ id, mode: 'tombstone' }])
    expect((await fetch(files[0]!.url_private)).status).toBe(404)
    expect((await refusal(client.files.info({ file: id }))).error).toBe('file_deleted')
    expect((await refusal(client.files.delete({ file: 'F0NOWHERE' }))).error).toBe('file_not_found')
  })
})
