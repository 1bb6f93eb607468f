import { expect, it } from 'vitest'
import { createTalks } from '../../src/talks.ts'
import { record } from '../question/read.ts'

const { ask } = createTalks(() => record)
const now = new Date('2026-03-29T09:00:00Z')
const met = (who: string) => ask(`who met whom: ${who}`, { now })

it('A country that hosted talks was not at the table', async () => {
  const { items, headline } = await met('Turkey')
  expect(items.length).toBeGreaterThan(0)
  for (const { text } of items) expect(text).toContain('(Turkey)')
  expect(headline).not.toContain('sat across')
  expect((await ask('Who met Turkey?', { now })).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
})
it('A country without anybody at a table has met nobody', async () => {
  const { status, headline } = await met('Qatar')
  expect(status).toBe('not-in-record')
  expect(headline).toBe('The record names nobody of Qatar as taking part in any talks.')
})
it('A country behind “in” is a venue', async () => {
  expect((await met('in Turkey')).headline).toContain('Sergey Lavrov')
})
it('A side is everybody who sits for it', async () => {
  expect((await met('the Ukrainian side')).headline).toBe((await met('Ukraine')).headline)
})
it('Whoever only wrote of talks was at none', async () => {
  expect((await met('Cameron')).headline).toBe('The record names David R. Cameron at no talks.')
})
it('Two who met elsewhere and on another day are told so', async () => {
  const { status, headline } = await ask('Did Lavrov meet Kuleba in Geneva on 3 March 2022?', { now })
  expect(status).toBe('corrected')
  expect(headline).toBe(
    'Not in Geneva on 3 March 2022 on the record. Sergey Lavrov sat across from Dmytro Kuleba (Antalya, Turkey, 10 March 2022).',
  )
})
it('Those of one side met with nobody of another side named', async () => {
  expect((await met('EU')).headline).toBe(
    'The EU leaders (European Council) met with nobody of another side named (Versailles, France, 10 March 2022).',
  )
})
it('A word of the record that names nobody is asked back', async () => {
  const { status, headline } = await met('the negotiators')
  expect(status).toBe('unclear')
  expect(headline).toContain('Whose meetings')
})
