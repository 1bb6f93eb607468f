import { limits } from '../limits/limits.ts'
import { anyScope } from '../scopes/scope-rule.ts'
import { isRecord } from '../store/block.ts'
import type { Channel } from '../store/cast.ts'
import type { StoredFile } from '../store/files.ts'
import type { World } from '../world.ts'
import { fileOutput, isImage, tombstone } from './file-output.ts'
import {
  type Answer,
  type Arguments,
  type MethodEntry,
  readDestination,
  readJson,
  readText,
  refuse,
} from './method.ts'
import { postAsBot, readThread, refusePosting } from './post-as-bot.ts'
import { readBlocks } from './read-content.ts'

const reading = anyScope('files:read')
const writing = anyScope('files:write')

/** The largest file in bytes. Slack takes 1 GB; these stay in memory. */
export const largestFile = 20_000_000

/** files.*: uploading in three steps, as files.upload was replaced. */
export const fileMethods: Readonly<Record<string, MethodEntry>> = {
  'files.getUploadURLExternal': { token: 'bot', scopes: writing, limit: 'tier4', run: announce },
  'files.completeUploadExternal': { token: 'bot', scopes: writing, limit: 'tier4', run: complete },
  'files.info': { token: 'bot', scopes: reading, limit: 'tier4', run: info },
  'files.delete': { token: 'bot', scopes: writing, limit: 'tier3', run: remove },
}

/** Alt text is `alt_txt`: of the `alt_text` that @slack/web-api sends in filesUploadV2, Slack's page says nothing. */
function announce(args: Arguments, world: World): Answer {
  // Half a surrogate pair cannot stand in an address; going through UTF-8 replaces it.
  const name = Buffer.from(readText(args, 'filename')).toString()
  const size = Number(readText(args, 'length'))
  if (name === '') return refuse('invalid_arguments', ['[ERROR] missing required field: filename'])
  if (!Number.isInteger(size) || size <= 0) return refuse('missing_argument')
  if (size > largestFile) return refuse('file_upload_size_restricted')
  const altText = readText(args, 'alt_txt')
  if (altText.length > limits.fileAlt) return refuse('alt_txt_too_large')
  const file = world.store.files.announce({ name, size, altText, user: world.store.cast.bot.userId })
  return { ok: true, upload_url: `${world.origin()}/upload/v1/${file.ticket}`, file_id: file.id }
}

/**
 * Completes files and, where channels are named, posts one message with all of them in each. Slack shares later, and
 * its answer does not tell where; here the message is there with the answer. Slack answers ok and shares nothing when
 * a file that is no picture has alt text (slackapi/python-slack-sdk issue 1818), and so does this workspace.
 */
function complete(args: Arguments, world: World): Answer {
  const listed = readJson(args, 'files')
  if (!Array.isArray(listed) || listed.length === 0 || !listed.every(isRecord)) {
    return refuse('invalid_arguments', ['[ERROR] missing required field: files'])
  }
  const found = listed.map(({ id }) => world.store.files.find(String(id)))
  if (!found.every((file) => file?.stage === 'sent')) return refuse('file_not_found')
  const places = readPlaces(args, world)
  if (places.kind === 'refused') return places.answer
  const comment = readText(args, 'initial_comment')
  const blocks = comment === '' ? readBlocks(args, world) : ({ kind: 'blocks' } as const)
  if (blocks.kind === 'refused') return blocks.answer
  const files = listed.flatMap(({ id, title }) => {
    const text = typeof title === 'string' ? title : undefined
    return world.store.files.complete(String(id), text) ?? []
  })
  if (files.every((file) => file.altText === '' || isImage(file))) {
    for (const { channel, thread } of places.list) {
      const shown = { text: comment, ...(blocks.list && { blocks: blocks.list }) }
      share(world, files, { channel: channel.id, ...shown, ...(thread && { thread_ts: thread }) })
    }
  }
  return { ok: true, files: files.map((file) => fileOutput(file, world)) }
}

function share(
  world: World,
  files: readonly StoredFile[],
  draft: { readonly channel: string; readonly text: string },
) {
  // The file objects name their channels, so they are shared before the message is there to be seen.
  const shared = files.flatMap((file) => world.store.files.share(file.id, draft.channel) ?? [])
  postAsBot(world, {
    ...draft,
    subtype: 'file_share',
    files: shared.map((file) => fileOutput(file, world)),
  })
}

type Places =
  | {
      readonly kind: 'places'
      readonly list: readonly { readonly channel: Channel; readonly thread?: string }[]
    }
  | { readonly kind: 'refused'; readonly answer: Answer }

/** `channel_id`, or `channels` with commas between; none leaves the files private. */
function readPlaces(args: Arguments, world: World): Places {
  const ids = [...readText(args, 'channel_id').split(','), ...readText(args, 'channels').split(',')].filter(
    Boolean,
  )
  if (ids.length > 100) return { kind: 'refused', answer: refuse('channels_limit_exceeded') }
  const list: { readonly channel: Channel; readonly thread?: string }[] = []
  for (const channelId of ids) {
    const channel = readDestination({ channelId }, world, 'channelId')
    if (!channel) return { kind: 'refused', answer: refuse('channel_not_found') }
    const refusal = refusePosting(channel, world)
    if (refusal) return { kind: 'refused', answer: refusal }
    const root = readThread(args, channel, world)
    if (root.kind === 'refused') return root
    list.push({ channel, ...(root.thread && { thread: root.thread }) })
  }
  return { kind: 'places', list }
}

function info(args: Arguments, world: World): Answer {
  const file = world.store.files.find(readText(args, 'file'))
  if (!file) return refuse('file_not_found')
  if (file.stage === 'deleted') return refuse('file_deleted')
  return {
    ok: true,
    file: fileOutput(file, world),
    comments: [],
    response_metadata: { next_cursor: '' },
  }
}

function remove(args: Arguments, world: World): Answer {
  const { store } = world
  const file = store.files.find(readText(args, 'file'))
  if (!file) return refuse('file_not_found')
  if (file.stage === 'deleted') return refuse('file_deleted')
  store.files.remove(file.id)
  for (const channel of file.channels) {
    for (const message of store.messages.all(channel)) {
      if (!message.files?.some((each) => each.id === file.id)) continue
      const files = message.files.map((each) => (each.id === file.id ? tombstone(file) : each))
      store.messages.replace(channel, message.ts, { files })
    }
  }
  return { ok: true }
}
