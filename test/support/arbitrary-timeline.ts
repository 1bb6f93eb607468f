import fc from 'fast-check'
import type { DatedTalk, TimelinePicture, TimelineTalk } from '../../src/answer/timeline-picture.ts'
import { statusMarks } from '../../src/pictures/status-marks.ts'
import { words } from './arbitrary-answer.ts'

const statuses = Object.keys(statusMarks) as TimelineTalk['status'][]
const name = fc.oneof(
  words(120, 1),
  fc.constantFrom('محادثات أنقرة', 'שיחות ז׳נבה', 'Переговори \u202eв Гомелі', '🕊️'),
)
const talk = fc.record({
  id: fc.uuid().map((id) => `talk:${id}`),
  name,
  status: fc.constantFrom(...statuses),
  when: fc.constantFrom(
    '3 March 2022',
    'no date given',
    'between 24 February 2022 and 10 March 2022 (date inferred)',
  ),
})
const day = fc
  .integer({ min: Date.UTC(1945, 0, 1) / 86_400_000, max: Date.UTC(2030, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
/** One day, days close together, or years apart. */
const span = fc.tuple(day, fc.constantFrom(0, 0, 0, 1, 6, 27, 30, 364, 4_000)).map(([from, days]) => ({
  from,
  to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
}))

export const arbitraryDated: fc.Arbitrary<DatedTalk> = fc
  .tuple(talk, span)
  .map(([each, at]) => ({ ...each, ...at }))

/** Any timeline with at least one talk. */
export const arbitraryTimeline: fc.Arbitrary<TimelinePicture> = fc.record({
  lanes: fc.array(
    fc.record({
      name: fc.option(words(120, 1)),
      talks: fc.array(arbitraryDated, { minLength: 1, maxLength: 5 }),
    }),
    { maxLength: 4 },
  ),
  undated: fc.array(
    fc.tuple(talk, fc.option(words(120, 1))).map(([each, track]) => ({ ...each, track })),
    { minLength: 1, maxLength: 4 },
  ),
  asOf: fc.constantFrom('21 March 2022', 'an unknown date'),
  sources: fc.array(words(100, 1), { maxLength: 12 }),
})
