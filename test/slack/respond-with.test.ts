import { expect, it } from 'vitest'
import { type Respond, respondWith } from '../../src/slack/posting/respond-with.ts'

const message = { text: 'said, with sources', blocks: [{ type: 'divider' as const }] }

/** A response_url that answers from a script: a body, or the status that makes Bolt throw. */
function scripted(...script: (string | number)[]) {
  const sent: object[] = []
  const respond = (async (body: object) => {
    sent.push(body)
    const next = script.shift() ?? 'ok'
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
