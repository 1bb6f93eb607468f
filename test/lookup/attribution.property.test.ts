import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadRecord } from '../../src/record/load-record.ts'
import type { StatementEntry } from '../../src/record/record.ts'
import { quoteText } from '../../src/record/statement.ts'
import { createTalks } from '../../src/talks.ts'
import '../properties/seed.ts'

const now = new Date('2026-03-29T09:00:00Z')
const record = loadRecord(new URL('../../data', import.meta.url).pathname, now)
const talks = createTalks(() => record)
const ask = (question: string) => talks.ask(question, { now })

const quoted = [...record.statements.values()].flatMap((entry) => {
  const quote = quoteText(entry)
  // “No” is nobody's alone.
  return quote && quote.replace(/\W/g, '').length >= 4 ? [{ entry, quote }] : []
})
const people = [...record.people.values()].filter(({ kind, side }) => kind === 'person' && side !== 'press')

/** The statement and those that the record links to it as the same utterance. */
const sameUtterance = (entry: StatementEntry) =>
  new Set([
    entry.id,
    ...(entry.links ?? []).filter(({ kind }) => kind === 'same-utterance').map(({ to }) => to),
    ...[...record.statements.values()]
      .filter(({ links }) => links?.some(({ kind, to }) => kind === 'same-utterance' && to === entry.id))
      .map(({ id }) => id),
  ])
/** Everybody whose words these may be called: who spoke, who relayed, and whom they speak for. */
const voices = (entry: StatementEntry) => {
  const own = [entry.speaker, ...(entry.via ?? [])]
  return new Set([
    ...own,
    ...own.flatMap((id) => record.people.get(id)?.speaksFor ?? []),
    ...[...record.people.values()]
      .filter((other) => other.speaksFor?.some((id) => own.includes(id)))
      .map(({ id }) => id),
  ])
}
/** Quotation marks within the words would end them. */
const inMarks = (quote: string) => `“${quote.replace(/[“”"«»„]/g, '')}”`

describe('Every quotation of the record', () => {
  it('is there to be asked for', () => {
    expect(quoted.length).toBeGreaterThan(50)
    expect(people.length).toBeGreaterThan(10)
  })

  it.each(quoted.map(({ entry, quote }) => [entry.id, entry, quote] as const))(
    'is given to its speaker first: %s',
    async (_, entry, quote) => {
      const { status, items } = await ask(`who said ${inMarks(quote)}`)
      expect(status).toBe('answered')
      const first = record.statements.get(items[0]?.id.replace('statement:', '') ?? '')
      expect(
        sameUtterance(entry).has(first?.id ?? '') || first?.speaker === entry.speaker,
        `${items[0]?.id}: ${items[0]?.speaker}`,
      ).toBe(true)
    },
  )

  it('pinned on somebody else, is given back or not found, and never theirs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...quoted),
        fc.constantFrom(...people),
        async ({ entry, quote }, other) => {
          fc.pre(!voices(entry).has(other.id) && entry.side !== 'press')
          const question = `did ${other.name} say ${inMarks(quote)}?`
          const { status, headline, items } = await ask(question)
          expect(['corrected', 'not-in-record'], `${question} → ${headline}`).toContain(status)
          const claimed = items.filter(
            (item) => item.quote?.includes(quote) && item.speaker?.startsWith(other.name),
          )
          expect(claimed, question).toEqual([])
          expect(headline.startsWith(`${other.name} said`), headline).toBe(false)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('is confirmed for whoever said it', async () => {
    const named = quoted.filter(({ entry }) => people.some(({ id }) => id === entry.speaker))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...named), async ({ entry, quote }) => {
        const question = `did ${record.people.get(entry.speaker)!.name} say ${inMarks(quote)}?`
        expect((await ask(question)).status, question).toBe('answered')
      }),
      { numRuns: 100 },
    )
  })
})

describe('No headline quotes', () => {
  it('what is asked for by its words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...quoted), async ({ entry, quote }) => {
        const who = record.people.get(entry.speaker)!.name
        const words = quote.split(/\s+/).slice(0, 6).join(' ')
        const { headline } = await ask(`what did ${who} say about ${words}`)
        expect(headline).not.toContain(quote)
      }),
      { numRuns: 60 },
    )
  })
})

/** Talks that their own name does not find yet; each fails until lookup is mended. */
const notYet: Record<'where' | 'when', readonly string[]> = {
  where: ['delegation-talks-2022', 'eu-leaders-calls-to-putin', 'secret-channel'],
  when: [
    'delegation-talks-2022',
    'eu-leaders-calls-to-putin',
    'secret-channel',
    'leaders-meeting-putin-zelenskyy',
    'peace-talks-proposed-2022-03-19',
  ],
}

describe.each(['where', 'when'] as const)('Talks asked for by their name and “%s”', (field) => {
  const all = [...record.talks.values()].map((talk) => [talk.name, talk.id] as const)
  const gap = ([, id]: readonly [string, string]) => notYet[field].includes(id)
  const find = async (name: string, id: string) => {
    const { items, headline } = await ask(`${name} ${field}`)
    const shown = items.slice(0, 3).map((item) => item.id)
    // A field that the record does not give is said not to be given, of these very talks.
    const found = shown.includes(`talk:${id}`) || headline.endsWith(`of: ${name}.`)
    expect(found, `${headline} ${shown.join(', ')}`).toBe(true)
  }
  it.each(all.filter((talk) => !gap(talk)))('are among the first three: %s', find)
  it.fails.each(all.filter(gap))('are not found yet: %s', find)
})
