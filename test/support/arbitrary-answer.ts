import fc from 'fast-check'
import type { Answer, AnswerItem, Citation } from '../../src/answer/answer.ts'
import type { Counterpart, Wording } from '../../src/answer/counterparts.ts'
import type { PassageView, SourceDocument } from '../../src/answer/passage-view.ts'
import type { StretchPart } from '../../src/answer/stretch.ts'

/** Words with everything in them that Slack could mistake for markup, and characters of two units. */
const markup = fc.constantFrom(
  '<!channel>',
  '<!here|here>',
  '<@U0OLENA>',
  '<#C0NEWSROOM|newsroom>',
  '<https://evil.example|click>',
  '&lt;!channel&gt;',
  '*bold* _it_ `code` ~no~',
  '🕊️',
  '\n',
)

/** Text of up to `max` characters. */
export function words(max: number, min = 0): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) }, markup)
  const long = fc
    .tuple(piece, fc.integer({ min: 1, max: Math.max(Math.ceil(max / 10), 1) }))
    .map(([text, times]) => `${text} `.repeat(times))
  return fc
    .oneof(piece, long)
    .map((text) => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, ''))
    .map((text) => (text.length < min ? 'x'.repeat(min) : text))
}

const citation: fc.Arbitrary<Citation> = fc
  .record({
    document: fc.constantFrom('cameron-2022', 'archive'),
    title: words(120, 1),
    paragraph: fc.integer({ min: 1, max: 999 }),
    length: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ length, ...rest }) => ({
    ...rest,
    ...(length > 0 && { paragraphEnd: rest.paragraph + length }),
    passage: `${rest.document}/p${rest.paragraph}`,
  }))

export const arbitraryItem: fc.Arbitrary<AnswerItem> = fc.record({
  id: fc.uuid().map((id) => `statement:${id}`),
  kind: fc.constantFrom('statement', 'talk', 'obstacle', 'position', 'passage'),
  text: words(600, 1),
  quote: fc.option(words(1_500, 1)),
  speaker: fc.option(words(120)),
  date: fc.constantFrom('2022-03-10', '2022-03', '2022', null),
  place: fc.option(words(80)),
  citations: fc.array(citation, { minLength: 1, maxLength: 8 }),
  notes: fc.array(words(400), { maxLength: 6 }),
  people: fc.array(words(120, 1), { maxLength: 20 }),
  footing: fc.constantFrom('on-record', 'paraphrase', 'unnamed', 'unconfirmed'),
  disputed: fc.boolean(),
})

/** Any answer the type allows, within the lengths that its docblocks promise. */
export const arbitraryAnswer: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom('answered', 'corrected', 'not-in-record', 'unclear'),
  reading: words(400),
  headline: words(700),
  choices: fc.array(words(200), { maxLength: 14 }),
  items: fc.array(arbitraryItem, { maxLength: 12 }),
  notes: fc.array(words(400), { maxLength: 5 }),
})

const held: fc.Arbitrary<StretchPart> = fc.record({
  kind: fc.constantFrom('passage', 'neighbour'),
  exact: words(9_000, 1),
  paragraph: fc.integer({ min: 1, max: 99 }),
})

const part: fc.Arbitrary<StretchPart> = fc.oneof(
  { weight: 4, arbitrary: held },
  fc.record({ kind: fc.constant('gap'), from: fc.nat(), to: fc.option(fc.nat()) }),
  fc.record({ kind: fc.constant('more'), count: fc.integer({ min: 1, max: 99 }) }),
)

const sourceDocument: fc.Arbitrary<SourceDocument> = fc.record({
  id: words(30, 1),
  shortTitle: words(60, 1),
  title: words(200, 1),
  authors: fc.array(words(60), { maxLength: 4 }),
  publisher: fc.option(words(60)),
  published: fc.constantFrom('21 March 2022', '2022', 'undated'),
  url: fc.constantFrom(
    null,
    'https://example.org/a b',
    'http://example.org',
    'javascript:alert(1)',
    'nothing',
  ),
  retells: fc.option(words(200)),
  stretch: fc.array(part, { maxLength: 30 }),
  corrections: fc.array(words(300), { maxLength: 12 }),
})

const counterpart: fc.Arbitrary<Counterpart> = fc.record({
  kind: fc.constantFrom('denied-by', 'contradicted-by', 'disputed-by', 'denies', 'contradicts'),
  speaker: words(120),
  text: words(420),
  quote: fc.option(words(1_500)),
  citations: fc.array(citation, { minLength: 1, maxLength: 3 }),
})

const wording: fc.Arbitrary<Wording> = fc.record({
  quote: fc.option(words(1_500)),
  text: words(420),
  isThis: fc.boolean(),
  citations: fc.array(citation, { minLength: 1, maxLength: 3 }),
})

export const arbitraryPassage: fc.Arbitrary<PassageView> = fc.record({
  item: arbitraryItem,
  documents: fc.array(sourceDocument, { minLength: 1, maxLength: 5 }),
  cautions: fc.array(words(400), { maxLength: 20 }),
  chains: fc.array(words(300), { minLength: 1, maxLength: 5 }),
  origins: fc.option(words(300)),
  counterparts: fc.array(counterpart, { maxLength: 20 }),
  wordings: fc.array(wording, { maxLength: 5 }),
  dates: fc.array(words(300), { maxLength: 12 }),
})
