import { describe, expect, it } from 'vitest'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { input, long, many, mrkdwn, plain, section, textInput } from './block-samples.ts'

describe('the limits of views', () => {
  let ids = 0
  const nextId = () => `id${++ids}`
  const modal = (fields: object = {}) => ({
    type: 'modal',
    title: plain('Title'),
    blocks: [section()],
    ...fields,
  })
  const read = (view: unknown, expected: readonly ('modal' | 'home')[] = ['modal']) =>
    readView(view, expected, nextId)
  const messages = (view: unknown, expected?: readonly ('modal' | 'home')[]) => {
    const reading = read(view, expected)
    return reading.kind === 'refused' ? reading.messages : []
  }

  it.each<readonly [string, number, (count: number) => object]>([
    ['title/text', 24, (n) => ({ title: plain(long(n)) })],
    ['submit/text', 24, (n) => ({ submit: plain(long(n)) })],
    ['close/text', 24, (n) => ({ close: plain(long(n)) })],
    ['private_metadata', 3_000, (n) => ({ private_metadata: long(n) })],
    ['callback_id', 255, (n) => ({ callback_id: long(n) })],
    ['external_id', 255, (n) => ({ external_id: long(n) })],
    ['blocks', 100, (n) => ({ blocks: many(n, () => section()) })],
  ])('allow %s up to %i', (field, max, make) => {
    expect(read(modal(make(max))).kind).toBe('view')
    expect(messages(modal(make(max + 1)))).toEqual([expect.stringContaining(`[json-pointer:/view/${field}]`)])
  })

  it('want a title, a submit button for inputs, and nothing they do not know', () => {
    expect(messages({ type: 'modal' })).toEqual([
      '[ERROR] missing required field: blocks [json-pointer:/view]',
      '[ERROR] missing required field: title [json-pointer:/view]',
    ])
    expect(messages(modal({ blocks: [input(textInput())] })).join()).toContain('must define `submit`')
    expect(read(modal({ blocks: [input(textInput())], submit: plain('Go') })).kind).toBe('view')
    expect(messages(modal({ id: 'V1' })).join()).toContain('invalid additional property: id')
    const home = { type: 'home', blocks: [], title: plain() }
    expect(messages(home, ['home']).join()).toContain('invalid additional property: title')
    expect(messages(modal(), ['home'])).toEqual(['[ERROR] must be home [json-pointer:/view/type]'])
    expect(messages('view')).toEqual(['[ERROR] missing required field: view [json-pointer:/view]'])
  })

  it('focus on one element at most', () => {
    const focused = (action_id: string) => input(textInput({ action_id, focus_on_load: true }))
    expect(read(modal({ submit: plain(), blocks: [focused('a')] })).kind).toBe('view')
    expect(messages(modal({ submit: plain(), blocks: [focused('a'), focused('b')] })).join()).toContain(
      'focus_on_load',
    )
  })

  it('are at most 250 KB', () => {
    const blocks = many(100, () => section({ text: mrkdwn(long(2_600)) }))
    expect(read(modal({ blocks }))).toMatchObject({ kind: 'refused', error: 'view_too_large' })
  })
})
