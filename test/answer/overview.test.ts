import { describe, expect, it } from 'vitest'
import { type DocumentId, now } from '../lookup/summits-fixture.ts'
import { talksOf } from './ask-summits.ts'

const dateOf = (line: string) => /\b(1[89]\d\d|20\d\d)\b/.exec(line)?.[1] ?? ''

describe('The record at a glance', () => {
  it('counts the documents that may be shown, and says as of when', () => {
    expect(talksOf().overview(now).documents).toBe(3)
    expect(talksOf('memoir').overview(now).documents).toBe(2)
    expect(talksOf().overview(now).asOf).toMatch(/\d{4}$/)
  })

  it('begins with the newest entries, each dated and cited', () => {
    const { newest } = talksOf().overview(now)
    expect(newest.length).toBeGreaterThan(1)
    const years = newest.map(({ line }) => dateOf(line))
    expect(years).toEqual(years.toSorted().reverse())
    expect(newest.every(({ citations }) => citations.length > 0)).toBe(true)
  })

  it('shows nothing that lies ahead of the day', () => {
    const early = new Date('1986-10-12T00:00:00Z')
    const years = talksOf()
      .overview(early)
      .newest.map(({ line }) => dateOf(line))
    expect(years.every((year) => year <= '1986')).toBe(true)
  })
})

describe('Open disputes', () => {
  const disputes = (...retracted: readonly DocumentId[]) => talksOf(...retracted).overview(now).disputes

  it('tell a denied claim once, with what is said against it, cited', () => {
    const denied = disputes().find(({ against }) => against !== null)
    expect(denied?.against).toBeTruthy()
    expect(denied?.line).toContain('Shultz')
    const ids = disputes().map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(denied?.citations.map(({ document }) => document)).toContain('memoir')
  })

  it('tell an obstacle with who disputes it, in its own line', () => {
    const obstacle = disputes().find(({ id }) => id.startsWith('obstacle:'))
    expect(obstacle).toMatchObject({ against: null })
    expect(obstacle?.line).toContain('Disputed by Ronald Reagan')
  })

  it('go with the document that raised them', () => {
    expect(disputes('chronicle', 'memoir').filter(({ line }) => line.includes('Shultz'))).toEqual([])
  })
})
