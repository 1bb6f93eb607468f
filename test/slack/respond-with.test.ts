import { expect, it } from 'vitest'
import { type Respond, respondWith, UnconfirmedError } from '../../src/slack/posting/respond-with.ts'

const message = { text: 'said, with sources', blocks: [{ type: 'divider' as const }] }

/** What fetch throws when the connection failed, under undici's or Node's name for how. */
const failed = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } })
const pause = async () => undefined

/** A response_url that answers from a script: a body, the status that makes Bolt throw, or what fetch throws. */
function scripted(...script: (string | number | Error)[]) {
  const sent: object[] = []
  const respond = (async (body: object) => {
    sent.push(body)
    const next = script.shift() ?? 'ok'
    if (next instanceof Error) throw next
    if (typeof next === 'number') throw Object.assign(new Error('refused'), { statusCode: next })
    return { text: async () => next }
  }) as unknown as Respond
  return { respond, sent }
}

it('answers one person, with blocks', async () => {
  const { respond, sent } = scripted('ok')
  await respondWith(respond, message)
  expect(sent).toMatchObject([
    { response_type: 'ephemeral', replace_original: false, blocks: message.blocks },
  ])
})

it.each([400, '{"ok":false,"error":"invalid_blocks"}'])(
  'sends plain text when blocks are refused: %s',
  async (no) => {
    const { respond, sent } = scripted(no, 'ok')
    await respondWith(respond, message, { replace: true })
    expect(sent).toHaveLength(2)
    expect(sent[1]).toMatchObject({ text: 'said, with sources', replace_original: true })
    expect(sent[1]).not.toHaveProperty('blocks')
  },
)

it.each([404, '{"ok":false,"error":"expired_url"}'])(
  'does not try an expired address again: %s',
  async (no) => {
    const { respond, sent } = scripted(no)
    await expect(respondWith(respond, message)).rejects.toThrow('refused')
    expect(sent).toHaveLength(1)
  },
)

it.each([429, 500, 502, 503, failed('ECONNREFUSED'), failed('UND_ERR_CONNECT_TIMEOUT')])(
  'tries again where nothing was done: %s',
  async (no) => {
    const { respond, sent } = scripted(no, no, 'ok')
    await respondWith(respond, message, { pause })
    expect(sent).toHaveLength(3)
  },
)

it('gives up after three tries', async () => {
  const { respond, sent } = scripted(503, 503, 503, 'ok')
  await expect(respondWith(respond, message, { pause })).rejects.toThrow('refused')
  expect(sent).toHaveLength(3)
})

it('does not say it twice where the first may have arrived', async () => {
  const { respond, sent } = scripted(failed('UND_ERR_SOCKET'))
  await expect(respondWith(respond, message, { pause })).rejects.toThrow(UnconfirmedError)
  expect(sent).toHaveLength(1)
})

it('replaces a message again, because that changes nothing', async () => {
  const { respond, sent } = scripted(failed('UND_ERR_SOCKET'), 'ok')
  await respondWith(respond, message, { replace: true, pause })
  expect(sent).toHaveLength(2)
})
