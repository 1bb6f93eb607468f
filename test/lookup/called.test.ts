import { describe, expect, it } from 'vitest'
import { countsThing } from '../../src/lookup/absence.ts'
import type { Fact } from '../../src/record/facts.ts'
import { createTalks } from '../../src/talks.ts'
import { now, record } from '../question/read.ts'

const talks = createTalks(() => record)
const ask = (text: string) => talks.ask(text, { thread: [], now })

describe('What somebody is said to have called the talks', () => {
  it('is given to whoever alone used the word', async () => {
    const answer = await ask('did putin call the talks viscous?')
    expect(answer.status).toBe('corrected')
    expect(answer.items[0]?.speaker).toMatch(/Podoliak/)
  })
  it('is not theirs because they were at the talks', async () => {
    const answer = await ask('when did Zelensky call the Geneva talks businesslike?')
    expect(answer.status).toBe('corrected')
    expect(answer.items.map(({ speaker }) => speaker)).toEqual(['Vladimir Medinsky'])
  })
  it('is theirs where they judged so in another word', async () => {
    const answer = await ask('did zelensky call the geneva talks difficult?')
    expect(answer.status).toBe('answered')
    expect(answer.items[0]).toMatchObject({ speaker: 'Volodymyr Zelenskyy' })
    expect(answer.items[0]?.text).toMatch(/tough/)
  })
})

describe('A speaker’s own reason', () => {
  it('comes before what merely stood beside it', async () => {
    const { items } = await ask('podoliak on why the process may drag')
    expect(items[0]?.id).toBe('statement:podoliak-process-may-drag')
  })
})

describe('A count', () => {
  const fact = (own: string) => ({ kind: 'statement', own, quote: null, passages: [] }) as unknown as Fact
  it('is of the thing directly behind the number', () => {
    expect(countsThing(fact('They almost agreed on the first four articles.'), 'articl')).toBe(true)
    expect(countsThing(fact('The two defence ministries agreed how civilians leave.'), 'civilian')).toBe(
      false,
    )
  })
  it('is declined where only other things are counted', async () => {
    const answer = await ask('how many civilians were evacuated through the corridors?')
    expect(answer.status).toBe('not-in-record')
  })
  it('is answered where the thing is counted', async () => {
    const answer = await ask('how many articles were almost agreed?')
    expect(answer.items[0]?.speaker).toMatch(/Cavusoglu/)
  })
})
