import fc from 'fast-check'
import { expect, it } from 'vitest'
import { timelineAlt } from '../../src/pictures/timeline-alt.ts'
import { arbitraryTimeline } from '../support/arbitrary-timeline.ts'
import { summitTimeline } from '../support/summit-timeline.ts'

it('says what the picture says: every talk by track, with date and status', () => {
  expect(timelineAlt(summitTimeline, 1_000)).toBe(
    'Timeline of 7 talks by track, as of 2 January 1988; held unless said otherwise. ' +
      'Reagan–Gorbachev summits: Geneva summit, 19 to 20 November 1985; ' +
      'Reykjavik summit, 11 October 1986, failed; ' +
      'Washington summit, December 1987, planned, not reported as held; ' +
      'Talks in Vienna, 1986 (date inferred), reported, not confirmed. ' +
      'Other talks: Secret talks in Helsinki, 3 May 1986, reported and denied. ' +
      'No date given: A visit to Moscow, proposed, not reported as held; Talks in Paris, on a Tuesday, postponed.',
  )
})

it('counts what it leaves out at the end', () => {
  expect(timelineAlt(summitTimeline, 230)).toMatch(/: Geneva summit, [^;]*; Reykjavik [^;]*… and 5 more\.$/)
})

it('keeps to its length, and counts every talk it does not name', () => {
  fc.assert(
    fc.property(arbitraryTimeline, fc.integer({ min: 200, max: 1_000 }), (any, most) => {
      const alt = timelineAlt(any, most)
      expect(alt.length).toBeLessThanOrEqual(most)
      const total = any.lanes.reduce((sum, { talks }) => sum + talks.length, any.undated.length)
      expect(alt).toContain(`Timeline of ${total} talks`)
    }),
  )
})
