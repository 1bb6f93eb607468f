import type { Answer, AnswerItem } from '../../src/answer/answer.ts'
import type { DigestOutline } from '../../src/answer/digest.ts'
import type { PassageView } from '../../src/answer/passage-view.ts'
import type { AskContext, Talks } from '../../src/talks.ts'

/** Words that everybody remembers, so that a test reads without looking anything up. */
const remembered: readonly (readonly [
  id: string,
  speaker: string,
  quote: string,
  date: string,
  place: string,
])[] = [
  ['kennedy', 'John F. Kennedy', 'Ich bin ein Berliner', '1963-06-26', 'West Berlin'],
  ['reagan', 'Ronald Reagan', 'Mr. Gorbachev, tear down this wall!', '1987-06-12', 'West Berlin'],
  ['armstrong', 'Neil Armstrong', 'one small step for man', '1969-07-20', 'the Moon'],
  ['churchill', 'Winston Churchill', 'we shall fight on the beaches', '1940-06-04', 'London'],
  [
    'roosevelt',
    'Franklin D. Roosevelt',
    'the only thing we have to fear is fear itself',
    '1933',
    'Washington',
  ],
  ['king', 'Martin Luther King', 'I have a dream', '1963-08-28', 'Washington'],
]

const notesOf: Readonly<Record<string, readonly string[]>> = {
  armstrong: ['Armstrong said he had meant “for a man”.'],
  churchill: ['On the other side: Franklin D. Roosevelt says so too.'],
}

export const facts: readonly AnswerItem[] = remembered.map(([id, speaker, quote, date, place], index) => ({
  id: `statement:${id}`,
  kind: 'statement',
  text: `${speaker} spoke in ${place}.`,
  quote,
  speaker,
  date,
  place,
  citations: [
    {
      document: 'speeches',
      title: 'Speeches everybody remembers',
      paragraph: index + 1,
      passage: `speeches/${id}`,
    },
  ],
  notes: notesOf[id] ?? [],
  ...(id === 'churchill' && { beside: ['statement:roosevelt'] }),
}))

export interface FakeTalks extends Talks {
  /** What was asked, in order, with the thread it came with. */
  readonly asked: {
    readonly question: string
    readonly thread: readonly string[]
    readonly timeZone?: string
  }[]
  /** Takes a fact out of the record. */
  withdraw(id: string): void
  /** Puts it back. */
  restore(id: string): void
  /** Changes what a fact says. */
  correct(id: string, text: string): void
  /** What may be said of withdrawn facts. */
  note: string | undefined
}

/**
 * Answers with every fact whose speaker or place is named; "everything" with all of them, "who?" by asking back,
 * "boom" by failing. "and …" leans on the thread's last question, which `reading` repeats.
 */
export function createFakeTalks(): FakeTalks {
  const asked: FakeTalks['asked'] = []
  const withdrawn = new Set<string>()
  const corrected = new Map<string, string>()
  const shown = () =>
    facts
      .filter((fact) => !withdrawn.has(fact.id))
      .map((fact) => ({ ...fact, text: corrected.get(fact.id) ?? fact.text }))
  let versions: ReadonlyMap<string, string> = versionsNow()

  function versionsNow() {
    const hash = (text: string) => [...text].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 1e8, 7)
    return new Map(shown().map(({ id, text }) => [id, `speaker:1 paraphrase:${hash(text)}`]))
  }

  function read(question: string, thread: readonly string[]): Answer {
    if (/boom/i.test(question)) throw new Error(`cannot answer ${question}`)
    const last = thread.at(-1)
    const reading = /^and\b/i.test(question) && last ? `${question} (after: ${last})` : question
    const base: Answer = { status: 'answered', reading, headline: '', choices: [], items: [], notes: [] }
    if (/^who\?$/i.test(question)) {
      const choices = ['What did Kennedy say?', 'What did Reagan say?']
      return { ...base, status: 'unclear', headline: 'Which of the two is meant?', choices }
    }
    if (/^nearest/i.test(question)) {
      const notes = ['Nearest on the record: Kennedy spoke in West Berlin.']
      return { ...base, status: 'not-in-record', notes, beside: ['statement:kennedy'] }
    }
    if (/what do you cover/i.test(question)) {
      const documents = [
        { ...facts[0]!, id: 'passage:speeches/first', kind: 'passage' as const, text: 'Six speeches.' },
      ]
      return { ...base, headline: 'The record covers six speeches.', items: documents }
    }
    const items = shown().filter((fact) => /everything/i.test(question) || isNamed(fact, question))
    if (items.length === 0) {
      return { ...base, status: 'not-in-record', headline: 'The record has nothing on that.' }
    }
    return { ...base, headline: `${items.length} found, first ${items[0]!.speaker}.`, items }
  }

  return {
    asked,
    note: undefined,
    withdraw(id) {
      withdrawn.add(id)
      versions = versionsNow()
    },
    restore(id) {
      withdrawn.delete(id)
      versions = versionsNow()
    },
    correct(id, text) {
      corrected.set(id, text)
      versions = versionsNow()
    },
    answerPlan: ({ localDate, known }): DigestOutline => {
      const added = [...versions].filter(([id, version]) => known?.get(id) !== version)
      const entries = (known ? added : []).map(([id, version]) => ({ id, version, remark: null }))
      return {
        localDate,
        kind: known ? (added.length > 0 ? 'news' : 'quiet') : 'introduction',
        headline: known ? `${added.length} new.` : 'The digest begins.',
        sections: entries.length > 0 ? [{ kind: 'new', title: 'New', entries }] : [],
        notes: [],
        changes: added,
        recordVersion: 'fake-1',
      }
    },
    fill: ({ changes: _, sections, ...rest }) => ({
      ...rest,
      sections: sections.map((section) => ({
        ...section,
        entries: section.entries.map(({ id, remark }) => {
          const item = shown().find((fact) => fact.id === id) ?? null
          return { id, remark, item, line: item?.text ?? 'gone' }
        }),
      })),
    }),
    versions: () => versions,
    item: (itemId) => shown().find((fact) => fact.id === itemId) ?? null,
    checkQuotations: (_text, { now, ...askedBy }) => ({
      recordVersion: 'fake-1',
      checkedAt: now.toISOString(),
      ...askedBy,
      counts: {
        verbatim: 0,
        clipped: 0,
        altered: 0,
        'wrong-speaker': 0,
        paraphrase: 0,
        narration: 0,
        'not-found': 0,
      },
      entries: [],
      coverage: 'Checked against six speeches.',
    }),
    overview: () => {
      const entries = shown().map(({ id, text, citations }) => ({ id, line: text, citations }))
      const disputes = entries
        .slice(1, 2)
        .map((entry) => ({ ...entry, against: 'Gorbachev heard it otherwise.' }))
      return { documents: 1, asOf: '31 December 1999', newest: entries.slice(0, 1), disputes }
    },
    timelinePicture: () => null,
    withdrawals() {
      return this.note === undefined ? [] : [this.note]
    },
    async ask(question: string, { thread = [], timeZone }: AskContext) {
      asked.push({ question, thread, ...(timeZone && { timeZone }) })
      return read(question, thread)
    },
    passage(itemId) {
      const item = shown().find((fact) => fact.id === itemId)
      return item ? passageOf(item) : null
    },
    cite(itemId, format) {
      const item = shown().find((fact) => fact.id === itemId)
      return item ? `${format}: “${item.quote}” (${item.speaker})` : null
    },
    examples: () => [
      { command: 'who', question: 'Kennedy in Berlin' },
      { command: 'where', question: 'Armstrong' },
    ],
    version: () => 'fake-1',
  }
}

function isNamed(fact: AnswerItem, question: string): boolean {
  const names = [...(fact.speaker ?? '').split(' '), ...(fact.place ?? '').split(' ')]
  return names.some((name) => name.length > 3 && question.toLowerCase().includes(name.toLowerCase()))
}

function passageOf(item: AnswerItem): PassageView {
  return {
    item,
    documents: [
      {
        id: 'speeches',
        shortTitle: 'Speeches everybody remembers',
        title: 'Speeches everybody remembers',
        authors: ['A. Listener'],
        publisher: 'The Archive',
        published: '31 December 1999',
        url: 'https://example.org/speeches',
        retells: null,
        stretch: [
          {
            kind: 'passage',
            exact: `That day ${item.speaker} said: ${item.quote}. It was heard.`,
            paragraph: item.citations[0]!.paragraph,
          },
          { kind: 'gap', from: 7, to: null },
        ],
        corrections: [],
      },
    ],
    cautions: ['Written down from memory.', ...item.notes],
    chains: [`${item.speaker} ← a recording ← the archive`],
    origins: 'One origin: Speeches everybody remembers.',
    counterparts: [],
    wordings: [],
    dates: ['Said on that day, stated in the text.'],
  }
}
