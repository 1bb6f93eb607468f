import { expect, it } from 'vitest'
import { readView } from '../../src/workspace/limits/read-view.ts'
import { createViews } from '../../src/workspace/store/views.ts'

const plain = (text: string) => ({ type: 'plain_text', text })

function counter(): () => string {
  let count = 0
  return () => {
    count += 1
    return `${count}.0`
  }
}

function content(view: object) {
  const reading = readView({ type: 'modal', title: plain('Form'), blocks: [], ...view }, ['modal'], counter())
  if (reading.kind !== 'view') throw new Error('not a view')
  return reading.content
}

it('a view that takes another’s place keeps nothing of it but its place', () => {
  const views = createViews(counter(), () => {})
  const before = views.open('U0MAX', content({ submit: plain('Send'), private_metadata: 'secret' }))
  const after = views.replace(before.id, content({ blocks: [{ type: 'divider' }] }))
  expect(after).toMatchObject({ id: before.id, user: 'U0MAX', rootId: before.rootId })
  expect(JSON.stringify(after)).not.toMatch(/Send|secret/)
  expect(after?.hash).not.toBe(before.hash)
})
