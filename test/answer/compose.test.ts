import { describe, expect, it } from 'vitest'
import { dateNote, dateText, itemDate, whenText } from '../../src/answer/dates.ts'
import { loadRecord } from '../../src/record/load-record.ts'
import { createTalks } from '../../src/talks.ts'
import { tearDown } from '../lookup/summits-fixture.ts'
import { ask, best } from './ask-summits.ts'

const questions = [
  'What did Reagan say about the wall?',
  'What did Gorbachev say about the wall?',
  `Who said “${tearDown}”?`,
  `Did Gorbachev say “${tearDown}”?`,
  'What blocked Reykjavik?',
  'How many calls did Thatcher and Gorbachev have?',
  'longest call?',
  'Where was the Reykjavik summit?',
  'When was the back channel?',
  'What date was the back channel?',
  'Was Thatcher in Reykjavik?',
  'Did Shultz say there was a back channel?',
  'What did Reagan say about Atlantis?',
  'What did Thatcher say about missiles?',
  "What is Moscow's red line on space?",
  'Reagan vs Gorbachev on missiles',
  'Timeline',
  'Which documents do you cover?',
  'help',
]

describe('The reading', () => {
  it.each([
    [
      'What did Reagan say about the wall?',
      ['Who said what', 'said by Ronald Reagan', 'about the Berlin wall'],
    ],
    ['Where was the Reykjavik summit?', ['Talks', 'at Reykjavik summit']],
    ['What blocked Reykjavik?', ['What stalled talks', 'in Reykjavik']],
    ["What is Moscow's red line on space?", ['Positions', 'said by the Russia side', 'defense in space']],
    ['Timeline', ['in date order']],
    [`Who said “${tearDown}”?`, ['Whose words these are']],
    ['What did Reagan say on 12 June?', ['12 June', 'any year of the record']],
    ['Which summits were held outside Iceland?', ['not in Iceland']],
  ])('says how the question was understood: %s', async (question, parts) => {
    const { reading } = await ask(question)
    for (const part of parts) expect(reading).toContain(part)
  })
})

describe('The headline', () => {
  it.each(questions)('is one line, and quotes nobody: %s', async (question) => {
    const { headline, items } = await ask(question)
    expect(headline).toMatch(/^[^\n]+[.:]$/)
    for (const { quote } of items) if (quote) expect(headline).not.toContain(quote)
    for (const [, words = ''] of headline.matchAll(/[“"]([^”"]+)[”"]/g)) expect(question).toContain(words)
  })
  it.each([
    [`Who said “${tearDown}”?`, /^Ronald Reagan said it, on 12 June 1987\.$/],
    [
      'What did Gorbachev say about the wall?',
      /^Mikhail Gorbachev \(as relayed by The Daily Planet\), on 13/,
    ],
    ['How many calls did Thatcher and Gorbachev have?', /\b3 calls\b/],
    ['longest call?', /^The longest.*call in April, 40 minutes\.$/],
    ['How long was the Washington summit?', /180 minutes|3 hours/],
    ['Who led the Geneva summit?', /led by Ronald Reagan .* and Mikhail Gorbachev/],
    ['Who was at the Reykjavik summit?', /Shultz.*Shevardnadze/],
    ['Where was the Reykjavik summit?', /Reykjavik, Iceland/],
    ['Was the June call in person or by phone?', /by phone/],
    ['What came of the Reykjavik summit?', /according to Ronald Reagan[,:] it ended without a treaty/i],
  ])('answers: %s', async (question, words) => {
    expect((await ask(question)).headline).toMatch(words)
  })
  it('says as of when something stood in the way', async () => {
    expect((await ask('What blocked Reykjavik?')).headline).toMatch(/^As of 13 October 1986: Gorbachev holds/)
  })
  it('calls nothing held that was only planned or reported', async () => {
    for (const question of ['When is the Moscow summit?', 'When was the back channel?'])
      expect((await ask(question)).headline).toMatch(/not on the record as held/)
  })
  it('says whose words they are, and whose they are not', async () => {
    const { status, headline } = await ask(`Did Gorbachev say “${tearDown}”?`)
    expect(status).toBe('corrected')
    expect(headline).toMatch(/^Not Mikhail Gorbachev: .* Ronald Reagan/)
  })
  it('says who was not there', async () => {
    const { status, headline } = await ask('Was Thatcher in Reykjavik?')
    expect(status).toBe('corrected')
    expect(headline).toMatch(/does not name Margaret Thatcher/)
  })
  it('names a wrong place, and the true one', async () => {
    const { status, headline } = await ask('Was the Washington summit held in Geneva?')
    expect(status).toBe('corrected')
    expect(headline).toMatch(/another place: Washington summit: held .* in Oval Office/)
  })
})

describe('An item', () => {
  it('says “said” only where words stand between quotation marks', async () => {
    expect((await best('What did Reagan say about the wall?')).text).toMatch(/Reagan.* said that/)
    expect((await best('What did Gorbachev say about the wall?')).text).toMatch(/is reported as saying that/)
  })
  it('has no quotation where the document has none', async () => {
    expect((await best('What did Gorbachev say about the wall?')).quote).toBeNull()
    expect((await best('What did Reagan say about the wall?')).quote).toBe(tearDown)
  })
  it('names who relayed second-hand words', async () => {
    const { speaker, text } = await best('What did Gorbachev say about the wall?')
    expect(speaker).toBe('Mikhail Gorbachev (via The Daily Planet)')
    expect(text).toContain('according to The Daily Planet')
  })
  it('says who ascribes a position to its holder', async () => {
    expect((await best("What is Moscow's red line on space?")).speaker).toBe(
      'Mikhail Gorbachev (according to George Shultz)',
    )
  })
  it('has the words beside it without which its sense turns', async () => {
    expect((await best('What did Gorbachev say about missiles?')).text).toContain('it was said in jest')
  })
  it('shows the other side of a dispute', async () => {
    expect((await best('What blocked Reykjavik?')).notes.join()).toMatch(/Disputed by Ronald Reagan/)
    expect((await best('Did Shultz say there was a back channel?')).notes.join()).toMatch(
      /Disputed: Eduard Shevardnadze/,
    )
    expect((await best('What did Shevardnadze say about the back channel?')).notes.join()).toMatch(
      /Denies George Shultz/,
    )
  })
  it('shows the other wording of the same utterance', async () => {
    expect((await best('What did Thatcher say about business?')).notes.join()).toMatch(
      /same utterance stands in Memoir, undated .*Him I like/,
    )
  })
  it('shows the cautions of the fact and of its document', async () => {
    const { notes } = await best('Did Shultz say there was a back channel?')
    expect(notes).toContain('Told decades later.')
    expect(notes.join()).toMatch(/Memoir, undated: undated; retells/)
    expect((await best('What did Reagan say he would count?')).notes.join()).toMatch(/machine writing/)
  })
  it('says what a date rests on, unless the document states it', async () => {
    const notes = async (question: string) => (await best(question)).notes.join(' ')
    expect(await notes('What did Gorbachev say about the wall?')).toMatch(/Date inferred: The day after/)
    expect(await notes('What did Reagan say he would count?')).toMatch(/Date computed: From “Wednesday”/)
    expect(await notes('What did Reagan say about the wall?')).not.toMatch(/Date/)
    expect(await notes('When was the back channel?')).toMatch(
      /no calendar date, only the weekday \(Tuesday\)/,
    )
  })
  it('has no date where the record has none, nor one day of several', async () => {
    expect((await best('When was the back channel?')).date).toBeNull()
    expect((await best('Where was the Reykjavik summit?')).date).toBeNull()
    expect((await best('When is the Moscow summit?')).date).toBe('1988-05')
  })
})

describe('The notes of an answer', () => {
  it('name the undated documents that it rests on', async () => {
    expect((await ask('When was the back channel?')).notes).toContain('Undated: Memoir.')
    expect((await ask('What did Reagan say about the wall?')).notes).toEqual([])
  })
  it('say what a mistyped word was read as', async () => {
    expect((await ask('What did Gorbachov say about the wall?')).notes.join()).toMatch(/Read “Gorbachov” as/)
  })
  it('say what the record covers where it has no answer', async () => {
    const { notes, status, items } = await ask('What did Reagan say about Atlantis?')
    expect(status).toBe('not-in-record')
    expect(items).toEqual([])
    expect(notes.join()).toMatch(/3 documents, dated 10 December 1987 to 2 January 1988; undated: Memoir/)
  })
  it('name the nearest on the record, with its citation', async () => {
    expect((await ask('What did Thatcher say about missiles?')).notes.join()).toMatch(
      /Nearest on the record: .*Chronicle, 2 January 1988, paragraph 3/,
    )
  })
})

describe('A document that was withdrawn', () => {
  it('is in no answer', async () => {
    for (const question of questions)
      expect(JSON.stringify(await ask(question, 'memoir')), question).not.toMatch(
        /Memoir|never was|Told decades/,
      )
  })
  it('is in no dispute and no other wording', async () => {
    const { items } = await ask('What did Thatcher say about business?', 'memoir')
    expect(items[0]!.notes).toEqual([])
  })
  it('leaves nothing to say where nothing else said it', async () => {
    expect((await ask('Who said “There never was one.”?', 'memoir')).status).toBe('not-in-record')
    expect(
      (await ask('What did Reagan say he would count?', 'wire')).items.map(({ id }) => id),
    ).not.toContain('statement:reagan-count')
  })
  it('is spoken of only in its own note', async () => {
    expect((await ask('What did Reagan say about the wall?', 'wire')).notes).toEqual([
      'One wire report was withdrawn.',
    ])
    expect((await ask('What did Reagan say about Atlantis?', 'wire')).notes).toContain(
      'One wire report was withdrawn.',
    )
    expect((await ask('What did Reagan say about the wall?', 'memoir')).notes).toEqual([])
  })
})

describe('Dates in words', () => {
  it.each([
    ['1987-06-12', '12 June 1987'],
    ['1987-06', 'June 1987'],
    ['1987', '1987'],
    ['1986-10-11/1986-10-12', '11 October 1986 to 12 October 1986'],
  ])('%s', (date, words) => {
    expect(dateText(date)).toBe(words)
  })
  it('say no more than is known', () => {
    expect(whenText({ precision: 'unknown', basis: 'unknown' })).toBeNull()
    expect(whenText({ precision: 'unknown', basis: 'unknown', weekday: 'Tuesday' })).toBe(
      'on a Tuesday (no calendar date given)',
    )
    expect(whenText({ date: '1987-06', precision: 'month', basis: 'stated' })).toBe('in June 1987')
    expect(dateNote({ date: '1987-06', precision: 'month', basis: 'stated' })).toBeNull()
    expect(itemDate({ date: '1986/1987', precision: 'range', basis: 'stated' })).toBeNull()
  })
})

it('goes on within the sentence after “said that”', async () => {
  expect((await best('Did Shultz say there was a back channel?')).notes.join()).not.toMatch(
    /said that [A-Z]\w+ /,
  )
})

const now = new Date('2026-03-29T09:00:00Z')
const record = loadRecord(new URL('../../data', import.meta.url).pathname, now)
/** The product over its own record. */
const talks = createTalks(() => record)

describe('More than are listed', () => {
  const more = ({ notes }: { notes: readonly string[] }) =>
    notes.find((note) => note.startsWith('Only the first'))

  it('are told of', async () => {
    const answer = await talks.ask('statements from 2022', { now })
    expect(answer.items).toHaveLength(200)
    expect(more(answer)).toMatch(/^Only the first 200 are listed; the record has \d+ more\. /)
  })
  it.each(['Where was the second round held?', 'what did Zelenskyy say', 'Russian positions'])(
    'are none where all are listed: %s',
    async (question) => expect(more(await talks.ask(question, { now }))).toBeUndefined(),
  )
})

describe('What stalled talks, asked for nothing in particular', () => {
  it('is every obstacle on the record and nothing else', async () => {
    const { items } = await talks.ask('What stalled the talks?', { now })
    expect(items.every(({ kind }) => kind === 'obstacle')).toBe(true)
    expect(items).toHaveLength(record.obstacles.size)
  })
})

describe('A side that nobody speaks for', () => {
  it.each([
    ['What did Qatar say?', 'The record has no words of the Qatari side.'],
    ['what did china say about crimea', 'The record has no words of the Chinese side on this.'],
  ])('is not given the words of another: %s', async (question, headline) => {
    const answer = await talks.ask(question, { now })
    expect(answer).toMatchObject({ status: 'not-in-record', headline, items: [] })
  })
  it('is a place where talks are asked for', async () => {
    const { items } = await talks.ask('talks in Qatar', { now })
    expect(items[0]?.id).toBe('talk:qatar-talks-2024')
  })
})

describe('A word that one speaker alone used', () => {
  it('is not another’s, though the question takes it for granted', async () => {
    const answer = await talks.ask('why did Zelenskyy call the negotiations viscous?', { now })
    expect(answer.status).toBe('corrected')
    expect(answer.items[0]?.speaker).toBe('Mykhailo Podoliak')
  })
  it('is shown with whoever used it', async () => {
    const answer = await talks.ask('why did Podoliak call the negotiations viscous?', { now })
    expect(answer.status).toBe('answered')
    expect(answer.items[0]?.speaker).toBe('Mykhailo Podoliak')
  })
})

describe('Half-remembered words that nobody said', () => {
  it.each(['who thinks the talks will drag on for years'])(
    'are not given to whoever spoke of the same subject: %s',
    async (question) => {
      expect((await talks.ask(question, { now })).status).toBe('not-in-record')
    },
  )
})

describe('A count', () => {
  it('is of what is asked about, not of something else in the same entry', async () => {
    const answer = await talks.ask('how many pows were swapped', { now })
    expect(answer).toMatchObject({
      status: 'not-in-record',
      headline: 'The record does not give the number.',
    })
  })
  it('is shown where the record counts', async () => {
    const { items } = await talks.ask('how many Ukrainians are displaced', { now })
    expect(items[0]?.id).toBe('statement:un-displaced-estimate')
  })
})

describe('Words in quotation marks', () => {
  it.each([
    ['Who said "You are lying to yourself"?', /Macron.* said it/],
    ['Who said "we cannot give away any territories"?', /Podoliak.* said it/],
  ])('were said by whoever said just these: %s', async (question, headline) => {
    expect((await talks.ask(question, { now })).headline).toMatch(headline)
  })
  it.each([
    'Did Macron say "You are not lying to yourself"?',
    'Did Podoliak say "We will concede in principle on any positions"?',
    'Who said "We can give away any territories"?',
    'Did Zelenskyy say "We will give away territories"?',
    'Who said "We will define Russia’s destiny by ourselves"?',
  ])('are given to nobody where one of them differs: %s', async (question) => {
    const { headline } = await talks.ask(question, { now })
    expect(headline).toMatch(/^Not in these words on the record|^These words are not in the passages/)
    expect(headline).not.toMatch(/said it|gives these words/)
  })
})

describe('“Who denied …?”', () => {
  it('names whoever denied it, not whoever told of it', async () => {
    expect((await talks.ask('who denied the qatar talks', { now })).headline).toMatch(/Zakharova/)
    expect((await talks.ask('Who denied that Russia asked China for aid?', { now })).headline).toMatch(
      /Peskov/,
    )
  })
})
