import { buildRecord } from '../../src/record/build-record.ts'
import type { DataFiles, Sourced } from '../../src/record/data-files.ts'
import type { DocumentFile } from '../../src/record/files.ts'
import type { Moment } from '../../src/record/moment.ts'
import type { TalksRecord } from '../../src/record/record.ts'
import type { Statement } from '../../src/record/statement.ts'
import type { Talk } from '../../src/record/talk.ts'

/**
 * Reagan and Gorbachev from Geneva to a summit that is only planned, in three documents:
 * a chronicle, an undated memoir, and a wire that shows traces of machine writing.
 */
export const now = new Date('2026-03-29T09:00:00Z')

const on = (date: string): Moment => ({ date, precision: 'day', basis: 'stated' })
const unknown: Moment = { precision: 'unknown', basis: 'unknown' }

const document = (
  id: string,
  over: Partial<DocumentFile['document']> & Pick<DocumentFile['document'], 'shortTitle'>,
): DocumentFile['document'] => ({
  id,
  title: `The title of ${over.shortTitle}`,
  authors: ['Nellie Bly'],
  publisher: 'The Daily Planet',
  published: on('1988-01-02'),
  language: 'en',
  genre: 'news-report',
  cautions: [],
  status: 'usable',
  corrections: [],
  rights: 'All rights reserved',
  textSha256: '0'.repeat(64),
  ...over,
})
const passages = (...exact: string[]) =>
  exact.map((text, i) => ({ id: `p${i + 1}`, paragraph: i + 1, exact: text }))

type Draft = Pick<Statement, 'id' | 'speaker' | 'side' | 'gist'> & Partial<Statement>
const statement = (draft: Draft): Statement => ({
  passages: ['p1'],
  kind: draft.quote ? 'direct' : 'indirect',
  said: unknown,
  topics: [],
  act: 'assess',
  ...draft,
})

export const tearDown = 'Mr. Gorbachev, tear down this wall!'
export const trust = 'An old Russian maxim: trust, but verify.'
export const business = 'I like Mr. Gorbachev. We can do business together.'

const chronicle: DocumentFile = {
  document: document('chronicle', { shortTitle: 'Chronicle, 2 January 1988' }),
  passages: passages(
    `At the gate Reagan said: “${tearDown}” The wall stands for its reasons, Gorbachev answered.`,
    `“${trust}” said Reagan in Washington. “You repeat that at every meeting,” Gorbachev said.`,
    `Thatcher: “${business}”`,
    'Reykjavik failed over defence in space, Gorbachev holds. Reagan denies that.',
    'Geneva, Reykjavik, Washington; the calls of 1987; a summit in Moscow is planned.',
  ),
  statements: [
    statement({
      id: 'reagan-tear-down',
      speaker: 'reagan',
      office: 'President of the United States',
      side: 'united-states',
      quote: tearDown,
      gist: 'the leader in Moscow should open the wall in Berlin.',
      said: on('1987-06-12'),
      channel: 'speech',
      addressee: ['gorbachev'],
      topics: ['wall'],
      act: 'demand',
    }),
    statement({
      id: 'gorbachev-reasons',
      speaker: 'gorbachev',
      side: 'russia',
      kind: 'indirect',
      gist: 'the wall stood for reasons of its own.',
      said: { ...on('1987-06-13'), basis: 'inferred', note: 'The day after the speech at the gate.' },
      via: ['daily-planet'],
      topics: ['wall'],
      act: 'reject',
    }),
    statement({
      id: 'reagan-trust',
      passages: ['p2'],
      speaker: 'reagan',
      side: 'united-states',
      quote: trust,
      gist: 'promises on missiles had to be checked.',
      said: on('1987-12-08'),
      topics: ['missiles'],
      talks: ['washington-summit'],
    }),
    statement({
      id: 'gorbachev-every-meeting',
      passages: ['p2'],
      speaker: 'gorbachev',
      side: 'russia',
      quote: 'You repeat that at every meeting.',
      gist: 'the maxim on missiles had been heard before.',
      said: on('1987-12-08'),
      topics: ['missiles'],
      talks: ['washington-summit'],
      needsContext: 'The hall laughed: it was said in jest.',
    }),
    statement({
      id: 'thatcher-business',
      passages: ['p3'],
      speaker: 'thatcher',
      side: 'european-union',
      quote: business,
      gist: 'business could be done with the man from Moscow.',
      said: on('1984-12-17'),
      channel: 'television interview',
      topics: ['trust'],
      links: [{ kind: 'same-utterance', to: 'memoir/thatcher-memoir' }],
    }),
  ],
  obstacles: [
    {
      id: 'space-defense',
      passages: ['p4'],
      category: 'other',
      effect: 'blocked',
      text: 'Gorbachev holds that defense in space blocked an agreement at Reykjavik.',
      talks: ['reykjavik-summit'],
      topics: ['space'],
      assertedBy: ['gorbachev'],
      disputedBy: [{ who: 'reagan', how: 'Says that it threatened nobody.', passages: ['p4'] }],
      asOf: on('1986-10-13'),
    },
  ],
  positions: [
    {
      id: 'no-weapons-in-space',
      passages: ['p4'],
      side: 'russia',
      actor: 'gorbachev',
      according: 'shultz',
      type: 'red-line',
      topics: ['space'],
      text: 'Moscow accepts no weapons in space.',
      date: on('1986-10-12'),
    },
  ],
}
const memoir: DocumentFile = {
  document: document('memoir', {
    shortTitle: 'Memoir, undated',
    authors: [],
    publisher: null,
    published: unknown,
    cautions: ['undated', 'second-hand'],
  }),
  passages: passages(
    'There had been a back channel, Shultz writes; Shevardnadze: “There never was one.”',
    '“Him I like,” said Thatcher, “business we could do.”',
  ),
  statements: [
    statement({
      id: 'shultz-back-channel',
      speaker: 'shultz',
      side: 'united-states',
      kind: 'indirect',
      gist: 'there had been a back channel to the other side.',
      topics: ['trust'],
      talks: ['back-channel'],
      cautions: ['Told decades later.'],
    }),
    statement({
      id: 'shevardnadze-denial',
      speaker: 'shevardnadze',
      side: 'russia',
      quote: 'There never was one.',
      gist: 'there never was a back channel.',
      topics: ['trust'],
      talks: ['back-channel'],
      act: 'deny',
      links: [{ kind: 'denies', to: 'memoir/shultz-back-channel' }],
    }),
    statement({
      id: 'thatcher-memoir',
      passages: ['p2'],
      speaker: 'thatcher',
      side: 'european-union',
      quote: ['Him I like,', 'business we could do.'],
      gist: 'business could be done with the man from Moscow.',
      topics: ['trust'],
      links: [{ kind: 'same-utterance', to: 'chronicle/thatcher-business' }],
    }),
  ],
  obstacles: [],
  positions: [],
}
const wire: DocumentFile = {
  document: document('wire', {
    shortTitle: 'Wire, 10 December 1987',
    published: on('1987-12-10'),
    cautions: ['suspected-machine-written'],
    withdrawalNote: 'One wire report was withdrawn.',
  }),
  passages: passages('Reagan said in Washington that he would count the missiles himself.'),
  statements: [
    statement({
      id: 'reagan-count',
      speaker: 'reagan',
      side: 'united-states',
      kind: 'indirect',
      gist: 'he would count the missiles himself.',
      said: {
        ...on('1987-12-09'),
        basis: 'computed',
        note: 'From “Wednesday”, beside the date of the wire.',
      },
      topics: ['missiles'],
    }),
  ],
  obstacles: [],
  positions: [],
}

const both: Talk['participants'] = [
  { who: 'reagan', side: 'united-states', head: true },
  { who: 'gorbachev', side: 'russia', head: true },
]
const ministers: Talk['participants'] = [
  { who: 'shultz', side: 'united-states' },
  { who: 'shevardnadze', side: 'russia' },
]
const talk = (id: string, over: Partial<Talk> & Pick<Talk, 'name'>): Talk => ({
  id,
  aliases: [],
  kind: 'leaders-meeting',
  mode: 'in-person',
  status: 'held',
  start: unknown,
  participants: both,
  agenda: [],
  summary: `${over.name}, as the chronicle lists it.`,
  outcomes: [],
  topics: [],
  passages: ['chronicle/p5'],
  ...over,
})
const call = (id: string, name: string, date: string, minutes?: number) =>
  talk(id, {
    name,
    kind: 'leaders-call',
    mode: 'phone',
    start: on(date),
    participants: [
      { who: 'thatcher', side: 'european-union' },
      { who: 'gorbachev', side: 'russia' },
    ],
    ...(minutes ? { minutes } : {}),
  })
const talks: Talk[] = [
  talk('summits', { name: 'Summits of the 1980s', kind: 'track', mode: 'unknown', start: on('1985-11-19') }),
  talk('geneva-summit', {
    name: 'Geneva summit',
    start: on('1985-11-19'),
    end: on('1985-11-20'),
    ordinal: 1,
    venue: 'geneva',
    participants: [...both, ...ministers],
    sessions: [
      { weekday: 'Tuesday', minutes: 75 },
      { weekday: 'Wednesday', minutes: 60 },
    ],
    partOf: 'summits',
  }),
  talk('reykjavik-summit', {
    name: 'Reykjavik summit',
    start: { date: '1986-10-11/1986-10-12', precision: 'range', basis: 'stated' },
    ordinal: 2,
    venue: 'reykjavik',
    participants: [...both, ...ministers],
    minutes: 630,
    outcomes: [{ text: 'It ended without a treaty.', accordingTo: ['reagan'], passages: ['chronicle/p4'] }],
    partOf: 'summits',
  }),
  talk('washington-summit', {
    name: 'Washington summit',
    start: on('1987-12-08'),
    ordinal: 3,
    venue: 'white-house',
    minutes: 180,
    partOf: 'summits',
  }),
  talk('moscow-summit', {
    name: 'Moscow summit',
    status: 'planned',
    start: { date: '1988-05', precision: 'month', basis: 'stated' },
    partOf: 'summits',
  }),
  call('april-call', 'Thatcher–Gorbachev call in April', '1987-04-15', 40),
  call('june-call', 'Thatcher–Gorbachev call in June', '1987-06-30', 25),
  call('july-call', 'Thatcher–Gorbachev call in July', '1987-07-01'),
  talk('back-channel', {
    name: 'Back channel of the ministers',
    aliases: ['back channel'],
    kind: 'secret-talks',
    mode: 'unknown',
    status: 'reported',
    start: { ...unknown, weekday: 'Tuesday' },
    participants: ministers,
    passages: ['memoir/p1'],
  }),
]

const person = (
  id: string,
  name: string,
  side: 'united-states' | 'russia' | 'european-union' | 'press',
  title?: string,
) => ({
  id,
  name,
  kind: 'person' as const,
  side,
  gender: id === 'thatcher' ? ('she' as const) : ('he' as const),
  aliases: [name.split(' ').at(-1)!],
  offices: title ? [{ title }] : [],
})
const place = (id: string, name: string, country: string, within?: string) => ({
  id,
  name,
  display: name === country ? name : `${name}, ${country}`,
  aliases: [],
  country,
  ...(within ? { within } : {}),
})

const sourced = <T>(file: string, value: T): Sourced<T> => ({ file, value, report: () => {} })
const files: DataFiles = {
  documents: [chronicle, memoir, wire].map((value) => sourced(`${value.document.id}.yaml`, value)),
  broken: [],
  talks: [sourced('summits.yaml', { talks })],
  people: sourced('people.yaml', {
    people: [
      person('reagan', 'Ronald Reagan', 'united-states', 'President of the United States'),
      person('gorbachev', 'Mikhail Gorbachev', 'russia', 'General Secretary'),
      person('thatcher', 'Margaret Thatcher', 'european-union', 'Prime Minister of Britain'),
      person('shultz', 'George Shultz', 'united-states', 'Foreign Minister of the United States'),
      person('shevardnadze', 'Eduard Shevardnadze', 'russia', 'Foreign Minister of Russia'),
      {
        id: 'white-house-spokesman',
        name: 'a White House spokesman (unnamed)',
        kind: 'unnamed',
        side: 'united-states',
        aliases: ['White House spokesman'],
        offices: [],
        speaksFor: ['reagan'],
        note: 'Not named in the document; no name may be supplied.',
      },
      {
        id: 'daily-planet',
        name: 'The Daily Planet',
        kind: 'institution',
        side: 'press',
        aliases: ['Daily Planet'],
        offices: [],
      },
    ],
  }),
  places: sourced('places.yaml', {
    places: [
      place('geneva', 'Geneva', 'Switzerland'),
      place('iceland', 'Iceland', 'Iceland'),
      place('reykjavik', 'Reykjavik', 'Iceland', 'iceland'),
      place('white-house', 'Oval Office', 'United States'),
    ],
  }),
  topics: sourced('topics.yaml', {
    topics: [
      { id: 'wall', name: 'the Berlin wall', words: ['wall'] },
      { id: 'missiles', name: 'missiles', words: ['missiles', 'warheads'] },
      { id: 'space', name: 'defense in space', words: ['space', 'star wars'] },
      { id: 'trust', name: 'trust', words: ['trust'] },
    ],
  }),
  subjects: sourced('subjects.yaml', { subjects: { places: ['atlantis'] } }),
}

export type DocumentId = 'chronicle' | 'memoir' | 'wire'

/** The record of the summits; documents named are retracted. */
export function summits(...retracted: readonly DocumentId[]): TalksRecord {
  const documents = files.documents.map((file) =>
    retracted.some((id) => id === file.value.document.id)
      ? {
          ...file,
          value: { ...file.value, document: { ...file.value.document, status: 'retracted' as const } },
        }
      : file,
  )
  return buildRecord({ ...files, documents }, now)
}
