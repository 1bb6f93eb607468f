import type { TimelinePicture } from '../../src/answer/timeline-picture.ts'

/** Summits that everybody remembers, one of each status. */
export const summitTimeline: TimelinePicture = {
  lanes: [
    {
      name: 'Reagan–Gorbachev summits',
      talks: [
        talk('geneva', 'Geneva summit', 'held', '19 to 20 November 1985', '1985-11-19', '1985-11-20'),
        talk('reykjavik', 'Reykjavik summit', 'failed', '11 October 1986', '1986-10-11', '1986-10-12'),
        talk('washington', 'Washington summit', 'planned', 'December 1987', '1987-12-01', '1987-12-31'),
        talk('vienna', 'Talks in Vienna', 'reported', '1986 (date inferred)', '1986-01-01', '1986-12-31'),
      ],
    },
    {
      name: null,
      talks: [
        talk('helsinki', 'Secret talks in Helsinki', 'denied', '3 May 1986', '1986-05-03', '1986-05-03'),
      ],
    },
  ],
  undated: [
    { id: 'talk:moscow', name: 'A visit to Moscow', status: 'proposed', when: 'no date given', track: null },
    {
      id: 'talk:paris',
      name: 'Talks in Paris',
      status: 'postponed',
      when: 'on a Tuesday',
      track: 'The Paris track',
    },
  ],
  asOf: '2 January 1988',
  sources: ['Chronicle, 2 January 1988', 'Memoir, undated'],
}

function talk(
  id: string,
  name: string,
  status: TimelinePicture['undated'][number]['status'],
  when: string,
  from: string,
  to: string,
) {
  return { id: `talk:${id}`, name, status, when, from, to }
}
