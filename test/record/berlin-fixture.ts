import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Two texts about a wall that everybody remembers. Berlin is told by one, Moscow's answer by the other. */
export const texts = {
  'berlin.txt': `A wall in Berlin

Reagan spoke at the gate on Friday. “Mr. Gorbachev, tear down this wall!” he said.
Reykjavik had ended, eight months earlier,
without a treaty.
`,
  'moscow.txt': `Moscow answers
Gorbachev said of the gate: “The wall stands for its reasons.”
In December the two met in Washington, an aide in the Kremlin’s kitchen said.
`,
}
const sum = (text: string) => createHash('sha256').update(text).digest('hex')

export const files = {
  'documents/berlin.yaml': `document:
  id: berlin
  title: 'A wall in Berlin'
  shortTitle: 'Dispatch, 12 June 1987'
  authors: ['Nellie Bly', 'Egon Erwin Kisch']
  publisher: 'The Daily Planet'
  published: { date: '1987-06-12', precision: day, basis: stated, weekday: Friday }
  language: en
  genre: news-report
  cautions: []
  status: usable
  corrections: []
  rights: 'All rights reserved'
  textSha256: '${sum(texts['berlin.txt'])}'
passages:
  - id: p2
    paragraph: 2
    exact: 'Reagan spoke at the gate on Friday. “Mr. Gorbachev, tear down this wall!” he said.'
  - id: p3
    paragraph: 3
    paragraphEnd: 4
    exact: 'Reykjavik had ended, eight months earlier, without a treaty.'
statements:
  - id: reagan-tear-down
    passages: [p2]
    speaker: reagan
    office: President of the United States
    side: united-states
    kind: direct
    quote: 'Mr. Gorbachev, tear down this wall!'
    gist: 'the leader in Moscow should open the wall.'
    said: { date: '1987-06-12', precision: day, basis: stated, weekday: Friday }
    channel: speech
    addressee: [gorbachev]
    topics: [wall]
    act: demand
    links:
      - kind: contradicts
        to: moscow/gorbachev-reasons
obstacles:
  - id: obstacle-wall
    passages: [p2]
    category: territory
    effect: stalled
    text: 'Reagan holds that the wall stands in the way of an understanding.'
    talks: [reykjavik, washington-summit]
    topics: [wall]
    assertedBy: [reagan]
    disputedBy:
      - who: gorbachev
        how: 'Says that the wall has its reasons.'
        passages: [moscow/p2]
    asOf: { date: '1987-06-12', precision: day, basis: stated }
positions:
  - id: position-open-the-wall
    passages: [p2]
    side: united-states
    actor: reagan
    type: demand
    topics: [wall]
    text: 'Washington demands that the wall be opened.'
    date: { date: '1987-06-12', precision: day, basis: stated }
`,
  'documents/moscow.yaml': `document:
  id: moscow
  title: 'Moscow answers'
  shortTitle: 'Letter, undated'
  authors: []
  publisher: null
  published: { precision: unknown, basis: unknown }
  language: en
  genre: news-report
  cautions: [undated]
  status: usable
  corrections: []
  rights: 'All rights reserved'
  textSha256: '${sum(texts['moscow.txt'])}'
passages:
  - id: p2
    paragraph: 2
    exact: 'Gorbachev said of the gate: “The wall stands for its reasons.”'
  - id: p3
    paragraph: 3
    exact: 'In December the two met in Washington, an aide in the Kremlin’s kitchen said.'
statements:
  - id: gorbachev-reasons
    passages: [p2]
    speaker: gorbachev
    side: russia
    kind: direct
    quote: 'The wall stands for its reasons.'
    gist: 'the wall would not be opened on demand.'
    said: { precision: unknown, basis: unknown }
    topics: [wall]
    act: reject
  - id: aide-washington
    passages: [p3]
    speaker: kitchen-aide
    side: russia
    kind: indirect
    gist: 'the two leaders met in the American capital in December.'
    said: { precision: unknown, basis: unknown }
    topics: [wall]
    act: announce
obstacles: []
positions:
  - id: position-keep-the-wall
    passages: [p2]
    side: russia
    actor: gorbachev
    type: stance
    topics: [wall]
    text: 'Moscow keeps the barrier for reasons of its own.'
    date: { precision: unknown, basis: unknown }
`,
  'talks/summits.yaml': `talks:
  - id: reykjavik
    name: 'Reykjavik summit'
    aliases: ['Reykjavik meeting']
    kind: summit
    mode: in-person
    status: held
    start: { date: '1986-10-11/1986-10-12', precision: range, basis: inferred, note: 'Eight months before the speech' }
    venue: reykjavik-city
    participants:
      - { who: reagan, side: united-states, role: 'President of the United States' }
      - { who: gorbachev, side: russia }
    minutes: 630
    agenda: ['missiles']
    summary: 'Reagan and Gorbachev met in Iceland and came home without a treaty.'
    outcomes:
      - text: 'It ended without a treaty.'
        accordingTo: [reagan]
        passages: [berlin/p3]
      - text: 'Moscow saw reasons to go on.'
        accordingTo: [gorbachev]
        passages: [moscow/p2]
    topics: [wall]
    passages: [berlin/p3]
  - id: washington-summit
    name: 'Washington summit'
    aliases: ['December meeting']
    kind: summit
    mode: in-person
    status: reported
    start: { precision: unknown, basis: unknown }
    participants:
      - { who: reagan, side: united-states }
      - { who: gorbachev, side: russia }
    agenda: []
    summary: 'The two leaders are said to have met in Washington in December.'
    outcomes: []
    topics: [wall]
    passages: [moscow/p3]
`,
  'people.yaml': `people:
  - id: reagan
    name: 'Ronald Reagan'
    kind: person
    side: united-states
    gender: he
    aliases: [Reagan]
    offices:
      - { title: 'President of the United States', asOf: '1987-06-12', document: berlin }
  - id: gorbachev
    name: 'Mikhail Gorbachev'
    kind: person
    side: russia
    gender: he
    aliases: [Gorbachev, Gorbachov]
    offices:
      - { title: 'Host of the Kremlin’s kitchen', document: moscow }
  - id: kitchen-aide
    name: 'an aide in the Kremlin’s kitchen (unnamed)'
    kind: unnamed
    side: russia
    aliases: ['kitchen aide']
    offices: []
`,
  'places.yaml': `places:
  - id: iceland
    name: Iceland
    display: Iceland
    aliases: []
    country: Iceland
  - id: reykjavik-city
    name: Reykjavik
    display: 'Reykjavik, Iceland'
    aliases: ['Reykjavík']
    country: Iceland
    within: iceland
    coordinates: [64.15, -21.94]
`,
  'topics.yaml': `topics:
  - id: wall
    name: 'the Berlin wall'
    words: [wall, barrier, gate]
`,
  'subjects.yaml': `subjects:
  places: [atlantis, camelot]
`,
}
export type FileName = keyof typeof files

/** An edit that must find what it replaces, so that a test cannot pass by changing nothing. */
export interface Edit {
  readonly file: FileName
  readonly replace: string
  readonly by: string
}

export interface Folder {
  readonly dir: string
  /** Where the texts stand. */
  readonly texts: string
  /** Writes a data file anew, as an editor would. */
  write(file: string, text: string): void
}

export function edited(file: FileName, replace: string, by: string, text: string = files[file]): string {
  if (!text.includes(replace)) throw new Error(`${file} has no "${replace}"`)
  return text.replace(replace, () => by)
}

/** The two documents in a folder of their own, with edits, removed when the test is over. */
export function berlinFolder(...edits: readonly Edit[]): Folder {
  const root = mkdtempSync(join(tmpdir(), 'talks-record-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  let writes = 0
  const write = (file: string, text: string) => {
    const path = join(root, 'data', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    // File systems keep coarse times: each write is a second later than the one before.
    const time = 1_700_000_000 + writes++
    utimesSync(path, time, time)
  }
  for (const file of Object.keys(files) as FileName[]) {
    let text = files[file]
    for (const edit of edits) if (edit.file === file) text = edited(file, edit.replace, edit.by, text)
    write(file, text)
  }
  mkdirSync(join(root, 'texts'))
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, 'texts', name), text)
  return { dir: join(root, 'data'), texts: join(root, 'texts'), write }
}

/** Edits that take Moscow's document out of the record. */
export const moscow = {
  withheld: { file: 'documents/moscow.yaml', replace: 'status: usable', by: 'status: withheld' },
  retracted: {
    file: 'documents/moscow.yaml',
    replace: 'status: usable',
    by: "status: retracted\n  withdrawalNote: 'One letter was withdrawn by its editor.'",
  },
  embargoed: {
    file: 'documents/moscow.yaml',
    replace: 'status: usable',
    by: "status: usable\n  embargo: '2030-01-01T12:00:00+02:00'",
  },
} as const satisfies Record<string, Edit>

/** An edit of Berlin's document. */
export const berlin = (replace: string, by: string): Edit => ({ file: 'documents/berlin.yaml', replace, by })
