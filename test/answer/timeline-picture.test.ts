import { expect, it } from 'vitest'
import { timelinePicture } from '../../src/answer/timeline-picture.ts'
import { summits } from '../lookup/summits-fixture.ts'

const record = summits()
const all = [...record.talks.keys()].map((id) => `talk:${id}`)
const picture = timelinePicture(all, record)!

it('puts talks into the lane of their track, in order of time, and the track itself is that lane', () => {
  const lane = picture.lanes.find(({ name }) => name === 'Summits of the 1980s')
  expect(lane?.talks.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Geneva summit', '1985-11-19', expect.any(String)],
    ['Reykjavik summit', '1986-10-11', '1986-10-12'],
    ['Washington summit', '1987-12-08', expect.any(String)],
    ['Moscow summit', '1988-05-01', '1988-05-31'],
  ])
})

it('keeps what is only planned or reported as such', () => {
  const drawn = [...picture.lanes.flatMap(({ talks }) => talks), ...picture.undated]
  expect(drawn.find(({ name }) => name === 'Moscow summit')).toMatchObject({
    status: 'planned',
    when: 'May 1988',
  })
  expect(drawn.find(({ name }) => name === 'Back channel of the ministers')?.status).toBe('reported')
})

it('gives no place in time to what has no date, though a weekday be known', () => {
  expect(picture.undated).toMatchObject([
    { name: 'Back channel of the ministers', when: expect.stringContaining('Tuesday'), track: null },
  ])
})

it('puts talks of no track last', () => {
  expect(picture.lanes.at(-1)?.name).toBeNull()
  expect(picture.lanes.filter(({ name }) => name === null)).toHaveLength(1)
})

it('draws every talk once, and nothing that is no talk', () => {
  const twice = timelinePicture([...all, ...all, 'statement:chronicle/reagan-trust', 'talk:unknown'], record)
  expect(twice).toEqual(picture)
  expect(timelinePicture(['statement:chronicle/reagan-trust'], record)).toBeNull()
})

it('names the documents it rests on', () => {
  expect(picture.sources.length).toBeGreaterThan(0)
  expect(new Set(picture.sources).size).toBe(picture.sources.length)
})
