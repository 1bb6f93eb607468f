import type { FileType } from './file-type.ts'
import { fileType } from './file-type.ts'

/** A file that an app uploads: first announced, then sent, then completed and perhaps shared. */
export interface StoredFile {
  readonly id: string
  /** The last part of the address its bytes are sent to; it serves once. */
  readonly ticket: string
  readonly name: string
  readonly title: string
  /** What the picture says, for those who cannot see it; empty when the app gave nothing. */
  readonly altText: string
  /** Bytes, as announced. */
  readonly size: number
  /** Seconds since 1970. */
  readonly created: number
  readonly user: string
  readonly stage: 'announced' | 'sent' | 'complete' | 'deleted'
  readonly type: FileType
  readonly bytes: Uint8Array
  /** The ids of the channels it was shared in. */
  readonly channels: readonly string[]
}

type Announced = Pick<StoredFile, 'name' | 'altText' | 'size' | 'user'>

export interface Files {
  announce(file: Announced): StoredFile
  /** Takes the bytes; undefined when the ticket was used or never given, or the size is not the announced one. */
  receive(ticket: string, bytes: Uint8Array): StoredFile | undefined
  /** Undefined while its bytes have not come, and once it is complete or deleted. */
  complete(id: string, title: string | undefined): StoredFile | undefined
  share(id: string, channel: string): StoredFile | undefined
  find(id: string): StoredFile | undefined
  /** Forgets the bytes; the file stays known as deleted. */
  remove(id: string): StoredFile | undefined
}

const noBytes = new Uint8Array()

/** The workspace's files, in memory. */
export function createFiles(now: () => number): Files {
  const byId = new Map<string, StoredFile>()

  function change(id: string, from: readonly StoredFile['stage'][], fields: Partial<StoredFile>) {
    const before = byId.get(id)
    if (!before || !from.includes(before.stage)) return undefined
    const after = { ...before, ...fields }
    byId.set(id, after)
    return after
  }

  return {
    announce(announced) {
      const number = String(byId.size + 1).padStart(4, '0')
      const file: StoredFile = {
        ...announced,
        id: `F0LOCAL${number}`,
        ticket: `${number}-${crypto.randomUUID()}`,
        title: announced.name,
        created: Math.floor(now() / 1000),
        stage: 'announced',
        type: fileType(announced.name, noBytes),
        bytes: noBytes,
        channels: [],
      }
      byId.set(file.id, file)
      return file
    },
    receive(ticket, bytes) {
      const file = [...byId.values()].find((each) => each.ticket === ticket)
      if (!file || file.size !== bytes.length) return undefined
      return change(file.id, ['announced'], { stage: 'sent', bytes, type: fileType(file.name, bytes) })
    },
    complete: (id, title) => change(id, ['sent'], { stage: 'complete', ...(title && { title }) }),
    share(id, channel) {
      const channels = new Set([...(byId.get(id)?.channels ?? []), channel])
      return change(id, ['complete'], { channels: [...channels] })
    },
    find: (id) => byId.get(id),
    remove: (id) => change(id, ['announced', 'sent', 'complete'], { stage: 'deleted', bytes: noBytes }),
  }
}
