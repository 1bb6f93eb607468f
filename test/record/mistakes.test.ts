import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDataFiles, loadRecord, problemLine, RecordError } from '../../src/record/load-record.ts'
import { berlinFolder, type Edit } from './berlin-fixture.ts'
import { mistakes } from './known-mistakes.ts'

const now = new Date('2026-03-29T09:00:00Z')
const berlin = 'documents/berlin.yaml'
const problemsOf = (...edits: Edit[]) => loadDataFiles(berlinFolder(...edits).dir).problems

/** 1-based number of the last line that holds the words: the earlier ones belong to other entries. */
const lineWith = (text: string, words: string) => text.split('\n').findLastIndex((l) => l.includes(words)) + 1
const firstLineWith = (text: string, words: string) =>
  text.split('\n').findIndex((l) => l.includes(words)) + 1

describe('A mistake in the data', () => {
  it('is not found where there is none', () => {
    expect(problemsOf()).toEqual([])
  })

  it.each(mistakes)('is reported where it stands: $mistake', (mistake) => {
    const folder = berlinFolder(mistake)
    const text = readFileSync(join(folder.dir, mistake.file), 'utf8')
    const { problems } = loadDataFiles(folder.dir)
    const problem = problems.find(({ path }) => path === mistake.path)
    expect(problem, JSON.stringify(problems, null, 1)).toBeDefined()
    expect(problem!.file.endsWith(join('data', mistake.file))).toBe(true)
    expect(problem!.found).toMatch(mistake.found)
    expect(problem!.expected).toMatch(mistake.expected)
    expect([lineWith(text, mistake.line), firstLineWith(text, mistake.line)]).toContain(problem!.line)
    expect(problemLine(problem!)).toContain(`${mistake.file}:${problem!.line} ${mistake.path}: found `)
  })

  it('is reported together with all the others, in whatever file they stand', () => {
    const problems = problemsOf(
      { file: 'people.yaml', replace: 'kind: unnamed', by: 'kind: ghost' },
      { file: 'places.yaml', replace: 'within: iceland', by: 'within: thule' },
      { file: 'documents/moscow.yaml', replace: "quote: 'The wall", by: "quote: 'The fence" },
      { file: 'documents/moscow.yaml', replace: 'actor: gorbachev', by: 'actor: brezhnev' },
      { file: 'talks/summits.yaml', replace: 'passages: [berlin/p3]', by: 'passages: [berlin/p33]' },
    )
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'people.2.kind',
      'places.1.within',
      'positions.0.actor',
      'statements.0.quote',
      'talks.0.outcomes.0.passages.0',
    ])
  })

  it('in one file does not blame the files that refer to it', () => {
    const problems = problemsOf({ file: 'people.yaml', replace: 'kind: unnamed', by: 'kind: ghost' })
    expect(problems.map(({ path }) => path)).toEqual(['people.2.kind'])
    const inDocument = problemsOf({ file: berlin, replace: 'genre: news-report', by: 'genre: saga' })
    expect(inDocument.map(({ path }) => path)).toEqual(['document.genre'])
  })

  it('that makes a file unreadable as YAML is reported with its line', () => {
    const [problem] = problemsOf({
      file: 'topics.yaml',
      replace: 'words: [wall, barrier, gate]',
      by: 'words: [wall, barrier',
    })
    expect(problem).toMatchObject({ expected: 'well-formed YAML', line: expect.any(Number) })
    expect(problem!.line).toBeGreaterThan(0)
  })

  it('such as a missing file is reported without a line', () => {
    const { problems } = loadDataFiles(join(berlinFolder().dir, 'nowhere'))
    expect(problems.map(({ line, expected }) => [line, expected])).toContainEqual([0, 'a data file'])
    expect(problems.map(({ file }) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining(['people.yaml', 'places.yaml', 'topics.yaml']),
    )
  })

  it('keeps the record from being loaded, and the error lists every problem', () => {
    const { dir } = berlinFolder(
      { file: berlin, replace: 'speaker: reagan', by: 'speaker: raegan' },
      { file: 'places.yaml', replace: 'within: iceland', by: 'within: thule' },
    )
    try {
      loadRecord(dir, now)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(RecordError)
      expect((error as RecordError).message).toMatch(
        /2 problem\(s\)[\s\S]*thule[\s\S]*raegan|2 problem\(s\)[\s\S]*raegan[\s\S]*thule/,
      )
    }
  })

  describe('is found in the whole:', () => {
    it('an anchor that is not there', () => {
      const [problem] = problemsOf({
        file: 'topics.yaml',
        replace: 'words: [wall',
        by: 'words: [*fence, wall',
      })
      expect(problem!.found).toMatch(/fence/)
    })
    it('a file that is no YAML, without blaming the files that refer to it', () => {
      const problems = problemsOf({ file: 'topics.yaml', replace: 'gate]', by: 'gate' })
      expect(problems.every(({ file }) => file.endsWith('topics.yaml'))).toBe(true)
    })
    it('a place that lies within itself', () => {
      const problems = problemsOf({
        file: 'places.yaml',
        replace: 'within: iceland',
        by: 'within: reykjavik-city',
      })
      expect(problems.map(({ path }) => path)).toEqual(['places.1.within'])
    })
    it('two files for one document', () => {
      const problems = problemsOf({ file: 'documents/moscow.yaml', replace: 'id: moscow', by: 'id: berlin' })
      expect(problems.map(({ path }) => path)).toContain('document.id')
    })
    it('talks that end before they start', () => {
      const problems = problemsOf({
        file: 'talks/summits.yaml',
        replace: '    venue:',
        by: "    end: { date: '1985-11-19', precision: day, basis: stated }\n    venue:",
      })
      expect(problems.map(({ path }) => path)).toEqual(['talks.0.end'])
    })
  })
})
