import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readManifest } from '../../src/workspace/read-manifest.ts'

describe('an app’s manifest', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifest-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(text: string): string {
    const path = join(folder, 'manifest')
    writeFileSync(path, text)
    return path
  }

  it('says what the app is offered, and what it may hear and do', () => {
    expect(readManifest(new URL('./echo-manifest.yml', import.meta.url))).toEqual({
      commands: ['/echo'],
      shortcuts: [
        { type: 'global', name: 'Fill in a form', callback_id: 'open-form' },
        { type: 'message', name: 'Quote it', callback_id: 'quote' },
      ],
      subscribed: ['app_home_opened', 'app_mention', 'member_joined_channel', 'message.im'],
      scopes: ['app_mentions:read', 'channels:read', 'chat:write', 'commands', 'files:write', 'im:history'],
    })
  })

  it('is read as JSON too, and may leave out what the app does not have', () => {
    const manifest = { oauth_config: { scopes: { bot: ['chat:write'] } } }
    expect(readManifest(write(JSON.stringify(manifest)))).toEqual({
      commands: [],
      shortcuts: [],
      subscribed: [],
      scopes: ['chat:write'],
    })
  })

  it.each([
    ['nothing', ''],
    ['a list', '- one\n- two'],
    [
      'a command without its slash',
      'oauth_config: {scopes: {bot: []}}\nfeatures: {slash_commands: [{command: talks}]}',
    ],
    [
      'a shortcut of no kind',
      'oauth_config: {scopes: {bot: []}}\nfeatures: {shortcuts: [{name: x, type: y, callback_id: z}]}',
    ],
  ])('is none when it is %s', (_, text) => {
    expect(() => readManifest(write(text))).toThrow('is not a manifest')
  })
})
