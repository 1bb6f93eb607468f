import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDataFiles } from '../../src/record/load-record.ts'
import { foldSpace, paragraphsOf, proveTexts } from '../../src/record/prove-texts.ts'
import { berlinFolder, type Edit, texts } from './berlin-fixture.ts'

const berlin = 'documents/berlin.yaml'

function prove(edits: readonly Edit[], prepare: (texts: string) => void = () => {}) {
  const folder = berlinFolder(...edits)
  prepare(folder.texts)
  const { files, problems } = loadDataFiles(folder.dir)
  const before = problems.length
  const proof = proveTexts(files, folder.texts)
  return { ...proof, problems: problems.slice(before) }
}

describe('A passage is proven against its text', () => {
  it('when every letter stands in its paragraph, over a paragraph break too', () => {
    expect(prove([])).toEqual({ proven: 4, documents: 2, problems: [] })
  })

  it('counting non-empty lines, and folding white space alone', () => {
    expect(paragraphsOf('One\r\n\r\n  \nTwo\n\t\nThree')).toEqual(['One', 'Two', 'Three'])
    expect(foldSpace('  a\u00a0b\t\n c ')).toBe('a b c')
    expect(foldSpace('“Kiev”')).toBe('“Kiev”')
  })

  it.each([
    ['one letter is another', 'tear down this wall!” he said.', 'tear down this hall!” he said.'],
    ['a capital is small', 'Reagan spoke at the gate on Friday.', 'reagan spoke at the gate on Friday.'],
    ['a quotation mark is straightened', 'Friday. “Mr.', 'Friday. "Mr.'],
    ['a word is left out', 'spoke at the gate on', 'spoke at gate on'],
  ])('and is refused when %s', (_, replace, by) => {
    const { problems, proven } = prove([{ file: berlin, replace, by }])
    expect(proven).toBe(3)
    expect(problems).toMatchObject([
      { line: 18, path: 'passages.0.exact', expected: expect.stringMatching(/words of paragraph 2/) },
    ])
  })

  it('and is told where it does stand', () => {
    const { problems } = prove([{ file: berlin, replace: 'paragraph: 2', by: 'paragraph: 1' }])
    expect(problems[0]!.expected).toBe('words of paragraph 1 (it stands in paragraph 2)')
  })

  it('and is refused when it runs over a break that it does not name', () => {
    const { problems } = prove([{ file: berlin, replace: '    paragraphEnd: 4\n', by: '' }])
    expect(problems).toMatchObject([{ path: 'passages.1.exact', expected: 'words of paragraph 3' }])
  })

  it('and is refused when it names a break that it does not run over', () => {
    const { problems } = prove([
      { file: berlin, replace: 'paragraph: 2', by: 'paragraph: 2\n    paragraphEnd: 3' },
    ])
    expect(problems).toMatchObject([{ path: 'passages.0.paragraphEnd', found: '3' }])
  })

  it('whose fingerprint the data keeps: another text is another proof', () => {
    const { problems, proven } = prove([], (dir) =>
      writeFileSync(join(dir, 'berlin.txt'), `${texts['berlin.txt']}A line more.\n`),
    )
    expect(proven).toBe(4)
    expect(problems).toMatchObject([
      { path: 'document.textSha256', expected: expect.stringMatching(/^[0-9a-f]{64}, the SHA-256 of/) },
    ])
  })

  it('that has to be there', () => {
    const { problems, documents } = prove([], (dir) => rmSync(join(dir, 'moscow.txt')))
    expect(documents).toBe(1)
    expect(problems).toMatchObject([{ path: 'document.id', found: 'moscow' }])
  })
})
