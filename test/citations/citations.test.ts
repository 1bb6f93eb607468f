import { describe, expect, it } from 'vitest'
import { citationNote, citationSentence } from '../../src/citations/citation-text.ts'
import { cslCitationItem, cslItem, cslPassage } from '../../src/citations/csl-json.ts'
import type { Document } from '../../src/record/document.ts'

const dispatch: Document = {
  id: 'berlin',
  title: 'A wall in “Berlin”',
  shortTitle: 'Dispatch, 12 August 1987',
  authors: ['Nellie Bly'],
  publisher: 'The Daily Planet',
  published: { date: '1987-08-12', precision: 'day', basis: 'stated' },
  language: 'en',
  genre: 'news-report',
  cautions: [],
  status: 'usable',
  corrections: [],
  rights: 'All rights reserved',
  textSha256: '0'.repeat(64),
}
const leaflet: Document = {
  ...dispatch,
  id: 'leaflet',
  title: 'Who holds the wall?',
  authors: [],
  publisher: null,
  published: { precision: 'unknown', basis: 'unknown' },
  genre: 'analysis',
  cautions: ['undated', 'unsigned'],
}
const inferred: Document = {
  ...dispatch,
  published: { date: '1987-08', precision: 'month', basis: 'inferred', note: 'From the speech' },
}

describe('A citation for running copy', () => {
  it('names author, outlet, title, AP date and paragraph', () => {
    expect(citationSentence(dispatch, { paragraph: 14 })).toBe(
      'According to Nellie Bly of The Daily Planet, in “A wall in ‘Berlin’” (Aug. 12, 1987), paragraph 14.',
    )
  })
  it('names both paragraphs of a passage over a break', () => {
    expect(citationSentence(dispatch, { paragraph: 14, paragraphEnd: 15 })).toMatch(
      /, paragraphs 14 to 15\.$/,
    )
  })
  it('says that a document is unsigned and undated, and carries its cautions', () => {
    expect(citationSentence(leaflet, { paragraph: 3 })).toBe(
      'According to an unsigned analysis, in “Who holds the wall?” (undated), paragraph 3. The document is marked: undated; unsigned.',
    )
  })
  it('prefers the caution that an editor wrote', () => {
    expect(citationSentence({ ...leaflet, cautionNote: 'Found in a bottle.' })).toMatch(
      /\. Found in a bottle\.$/,
    )
  })
  it('never shows an inferred date as stated', () => {
    expect(citationSentence(inferred)).toContain('(August 1987, date inferred)')
  })
  it.each([
    ['1987-05-01', 'May 1, 1987'],
    ['1987-09-01', 'Sept. 1, 1987'],
    ['1987', '1987'],
    ['1986-10-11/1986-10-12', 'Oct. 11, 1986 to Oct. 12, 1986'],
  ])('writes %s as %s', (date, text) => {
    const document = { ...dispatch, published: { ...dispatch.published, date } }
    expect(citationSentence(document)).toContain(`(${text})`)
  })
})

describe('A Chicago note', () => {
  it('names author, title, outlet, date and paragraph', () => {
    expect(citationNote(dispatch, { paragraph: 14 })).toBe(
      'Nellie Bly, “A wall in ‘Berlin’,” The Daily Planet, August 12, 1987, para. 14.',
    )
  })
  it('begins with the title of an unsigned document and says n.d. for an unknown date', () => {
    expect(citationNote({ ...leaflet, cautions: [] })).toBe('“Who holds the wall?,” n.d.')
    expect(citationNote({ ...leaflet, cautions: [] }, { paragraph: 3, paragraphEnd: 4 })).toBe(
      '“Who holds the wall?,” n.d., paras. 3–4.',
    )
  })
  it('brackets a date that the document does not state', () => {
    expect(citationNote(inferred)).toContain('[August 1987]')
  })
  it('lists up to three authors and shortens more', () => {
    const by = (...authors: string[]) => citationNote({ ...dispatch, authors }).split(', “')[0]
    expect(by('A', 'B')).toBe('A and B')
    expect(by('A', 'B', 'C')).toBe('A, B, and C')
    expect(by('A', 'B', 'C', 'D')).toBe('A et al.')
  })
  it('ends with the address', () => {
    expect(citationNote({ ...dispatch, url: 'https://planet.example/wall' }, { paragraph: 1 })).toMatch(
      /para\. 1, https:\/\/planet\.example\/wall\.$/,
    )
  })
})

describe('CSL-JSON', () => {
  const passage = {
    ...dispatch,
    document: dispatch,
    id: 'p3',
    path: 'berlin/p3',
    exact: 'A wall',
    paragraph: 3,
  }

  it('has a document as an item that reference managers read', () => {
    expect(cslItem(dispatch)).toEqual({
      id: 'berlin',
      type: 'article-newspaper',
      title: 'A wall in “Berlin”',
      'title-short': 'Dispatch, 12 August 1987',
      language: 'en',
      author: [{ family: 'Bly', given: 'Nellie' }],
      'container-title': 'The Daily Planet',
      issued: { 'date-parts': [[1987, 8, 12]] },
    })
  })
  it('leaves out what is not known, and notes the cautions', () => {
    const item = cslItem(leaflet)
    expect(item).not.toHaveProperty('issued')
    expect(item).not.toHaveProperty('author')
    expect(item.note).toMatch(/undated; unsigned/)
  })
  it('marks a date that is not stated, and gives a range two ends', () => {
    expect(cslItem(inferred).issued).toEqual({ 'date-parts': [[1987, 8]], circa: true })
    const range = { ...dispatch, published: { ...dispatch.published, date: '1986/1987' } }
    expect(cslItem(range).issued).toEqual({ 'date-parts': [[1986], [1987]] })
  })
  it('keeps a name whole that is one word', () => {
    expect(cslItem({ ...dispatch, authors: ['Reuters'] }).author).toEqual([{ literal: 'Reuters' }])
  })
  it('cites a passage by its paragraph', () => {
    expect(cslCitationItem(passage)).toMatchObject({ id: 'berlin', label: 'paragraph', locator: '3' })
    expect(cslPassage({ ...passage, paragraphEnd: 4 })).toMatchObject({ id: 'berlin/p3', locator: '3–4' })
  })
})
