import { spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { loadRecord } from '../../src/record/load-record.ts'
import { createTalks } from '../../src/talks.ts'
import { type Expectation, type Fault, type ScoredAnswer, scoreAnswer } from '../support/score-answer.ts'

/**
 * What each set must reach: a little below what it did when this was written (1083 of 1149), so
 * that a change which costs more than a few questions is seen. False statements may only
 * become fewer. Raise the floors and lower the ceilings when the bot gets better.
 */
const bounds: Record<string, { passed: number; falseStatements: number; refused: number; invented: number }> =
  {
    'set-a': { passed: 140, falseStatements: 0, refused: 2, invented: 1 },
    'set-b': { passed: 138, falseStatements: 1, refused: 2, invented: 1 },
    'set-c': { passed: 187, falseStatements: 0, refused: 2, invented: 1 },
    'set-d': { passed: 178, falseStatements: 1, refused: 4, invented: 1 },
    'set-e': { passed: 165, falseStatements: 1, refused: 4, invented: 1 },
    'set-f': { passed: 92, falseStatements: 0, refused: 2, invented: 1 },
    'set-g': { passed: 67, falseStatements: 0, refused: 1, invented: 0 },
    'set-h': { passed: 97, falseStatements: 0, refused: 1, invented: 0 },
  }

const now = new Date('2026-03-29T09:00:00Z')
const folder = new URL('./', import.meta.url).pathname
const shared = new URL('../../../shared/questions/', import.meta.url).pathname
const readSet = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Expectation)
const names = readdirSync(folder)
  .filter((name) => /^set-.*\.jsonl$/.test(name))
  .map((name) => name.replace('.jsonl', ''))
const sets = new Map(names.map((name) => [name, readSet(`${folder}${name}.jsonl`)]))

interface Result {
  readonly expected: Expectation
  readonly answer: ScoredAnswer
  readonly faults: readonly Fault[]
}
const results = new Map<string, Result[]>()
const record = loadRecord(new URL('../../data', import.meta.url).pathname, now)
const talks = createTalks(() => record)
const answerTo = ({ question, thread = [] }: Expectation) => talks.ask(question, { thread, now })

beforeAll(async () => {
  for (const [name, set] of sets) {
    const scored: Result[] = []
    for (const expected of set) {
      const answer = await answerTo(expected)
      scored.push({ expected, answer, faults: scoreAnswer(expected, answer) })
    }
    results.set(name, scored)
  }
}, 120_000)

const tally = (list: readonly Result[]) => {
  const having = (kind: Fault['kind']) =>
    list.filter(({ faults }) => faults.some((each) => each.kind === kind)).length
  return {
    of: list.length,
    passed: list.filter(({ faults }) => !faults.length).length,
    falseStatements: having('false-statement'),
    refused: having('refused'),
    answerable: list.filter(({ expected }) => expected.expect === 'answer').length,
    invented: having('invented'),
    unanswerable: list.filter(({ expected }) => expected.expect === 'abstain').length,
  }
}

function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)))
  const line = (row: readonly (string | number)[]) =>
    row.map((cell, i) => (i < 2 ? String(cell).padEnd(widths[i]!) : String(cell).padStart(widths[i]!)))
  console.log(rows.map((row) => line(row).join('  ')).join('\n'))
}

const share = (part: number, of: number) => (of ? `${part}/${of} ${Math.round((100 * part) / of)}%` : '–')

describe('The question sets', () => {
  it('have a bound each', () => {
    expect(Object.keys(bounds)).toEqual([...sets.keys()].sort())
  })

  it('are answered thus', () => {
    const row = (set: string, type: string, list: readonly Result[]) => {
      const { of, passed, falseStatements, refused, answerable, invented, unanswerable } = tally(list)
      return [
        set,
        type,
        share(passed, of),
        falseStatements,
        share(refused, answerable),
        share(invented, unanswerable),
      ]
    }
    const head = ['set', 'type', 'passed', 'false', 'refused though answerable', 'answered though not there']
    printTable([
      head,
      ...[...results].flatMap(([name, list]) =>
        [...new Set(list.map(({ expected }) => expected.type))].map((type) =>
          row(
            name,
            type,
            list.filter(({ expected }) => expected.type === type),
          ),
        ),
      ),
      ...[...results].map(([name, list]) => row(name, 'all', list)),
      row('all', 'all', [...results.values()].flat()),
    ])
    expect(results.size).toBe(sets.size)
  })

  describe.each(names)('%s', (name) => {
    const list = () => results.get(name) ?? []
    /** What went wrong stands in the failure, question by question. */
    const failures = (kind?: Fault['kind']) =>
      list()
        .filter(({ faults }) => faults.some((each) => !kind || each.kind === kind))
        .map(({ expected, faults }) => ({
          id: expected.id,
          question: expected.question,
          faults: faults.map((each) => `${each.kind}: ${each.detail}`),
        }))
    const bound = () => bounds[name]!

    it('is passed as well as before', () => {
      const { of, passed } = tally(list())
      expect(of).toBeGreaterThan(0)
      expect(passed, JSON.stringify(failures(), null, 1)).toBeGreaterThanOrEqual(bound().passed)
    })
    it('is answered with no more false statements', () => {
      const wrong = failures('false-statement')
      expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(bound().falseStatements)
    })
    it('is refused no oftener where the record answers', () => {
      const wrong = failures('refused')
      expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(bound().refused)
    })
    it('is answered no oftener where the record has nothing', () => {
      const wrong = failures('invented')
      expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(bound().invented)
    })
  })
})

/** Ways to spoil an answer, so that the scorers agree on what is wrong, not only on what is right. */
const spoilt: Record<string, (answer: ScoredAnswer, other: ScoredAnswer) => ScoredAnswer> = {
  'as they are': (answer) => answer,
  'given to another question': (_, other) => other,
  'with their items the other way round': (answer) => ({ ...answer, items: answer.items.toReversed() }),
  'without citations': (answer) => ({
    ...answer,
    items: answer.items.map((item) => ({ ...item, citations: [] })),
  }),
  'without notes': (answer) => ({
    ...answer,
    notes: [],
    items: answer.items.map((item) => ({ ...item, notes: [] })),
  }),
  'called a correction': (answer) => ({ ...answer, status: 'corrected' }),
  'called not in the record': (answer) => ({ ...answer, status: 'not-in-record' }),
  'asking back': (answer) => ({ ...answer, status: 'unclear', choices: ['this', 'that'] }),
  'asking back without a choice': (answer) => ({ ...answer, status: 'unclear', choices: [] }),
  'with a headline that quotes': (answer) => ({
    ...answer,
    headline: `Said: “${answer.items[0]?.quote ?? 'four words nobody said'}”.`,
  }),
  'too long to read': (answer) => ({
    ...answer,
    items: answer.items.map((item) => ({ ...item, text: item.text.padEnd(601, ' and so on') })),
  }),
  'without dates': (answer) => ({
    ...answer,
    items: answer.items.map((item) => ({ ...item, date: null })),
  }),
  'with another’s name': (answer, other) => ({
    ...answer,
    items: answer.items.map((item) => ({ ...item, speaker: other.items[0]?.speaker ?? 'Nellie Bly' })),
  }),
}

const there = existsSync(`${shared}score.mjs`)
describe.skipIf(!there)(`Both scorers${there ? '' : ' (skipped: ../shared/questions is not here)'}`, () => {
  /** Which questions score.mjs fails, and which for a false statement. */
  function failedByThem(set: readonly Expectation[], answers: readonly ScoredAnswer[]) {
    const dir = mkdtempSync(join(tmpdir(), 'talks-scores-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    const write = (name: string, lines: readonly unknown[]) => {
      writeFileSync(join(dir, name), lines.map((line) => JSON.stringify(line)).join('\n'))
      return join(dir, name)
    }
    const asPrinted = answers.map((answer, i) => ({
      ...answer,
      id: set[i]!.id,
      items: answer.items.map((item) => ({
        ...item,
        citations: item.citations.flatMap(({ document, paragraph, paragraphEnd }) =>
          [paragraph, paragraphEnd].flatMap((each) => (each ? [{ document, paragraph: each }] : [])),
        ),
      })),
    }))
    // To a file: what a process writes to a pipe is cut off when it exits.
    const out = openSync(write('printed.txt', []), 'w')
    const files = ['--set', write('set.jsonl', set), '--answers', write('answers.jsonl', asPrinted)]
    const run = spawnSync(process.execPath, [`${shared}score.mjs`, '--verbose', ...files], {
      stdio: ['ignore', out, 'inherit'],
    })
    closeSync(out)
    expect(run.status).toBeLessThanOrEqual(1)
    const failed = new Map<string, string[]>()
    for (const line of readFileSync(join(dir, 'printed.txt'), 'utf8').split('\n')) {
      if (line.startsWith('    ')) [...failed.values()].at(-1)!.push(line.trim())
      else if (set.some(({ id }) => line.startsWith(`${id} `))) failed.set(line.split(' ')[0]!, [])
    }
    return {
      failed: [...failed.keys()],
      falseStatements: [...failed]
        .filter(([, why]) => why.some((text) => text.startsWith('MUST NOT')))
        .map(([id]) => id),
      refused: [...failed]
        .filter(([, why]) => why.some((text) => text.startsWith('abstained')))
        .map(([id]) => id),
    }
  }

  const sample = there ? readSet(`${shared}sample.jsonl`) : []
  const everything = [...sample, ...[...sets.values()].flat()]
  let answers: ScoredAnswer[] = []
  beforeAll(async () => {
    const known = new Map([...results.values()].flat().map(({ expected, answer }) => [expected, answer]))
    answers = await Promise.all(everything.map((each) => known.get(each) ?? answerTo(each)))
  })

  it.each(Object.entries(spoilt))('agree on answers %s', (_, spoil) => {
    const given = answers.map((answer, i) => spoil(answer, answers[(i + 1) % answers.length]!))
    const ours = everything.map((expected, i) => ({
      id: expected.id,
      faults: scoreAnswer(expected, given[i]!),
    }))
    const having = (kind: Fault['kind']) =>
      ours.filter(({ faults }) => faults.some((each) => each.kind === kind)).map(({ id }) => id)
    expect({
      failed: ours.filter(({ faults }) => faults.length).map(({ id }) => id),
      falseStatements: having('false-statement'),
      refused: having('refused'),
    }).toEqual(failedByThem(everything, given))
  })

  it('find the sample passed', () => {
    const failed = sample.flatMap((expected, i) => {
      const faults = scoreAnswer(expected, answers[i]!)
      return faults.length ? [{ id: expected.id, question: expected.question, faults }] : []
    })
    expect(failed).toEqual([])
  })
})
