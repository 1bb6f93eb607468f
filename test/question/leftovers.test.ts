import { describe, expect, it } from 'vitest'
import { read } from './read.ts'

const missing = (text: string) =>
  read(text)
    .leftovers.filter(({ kind }) => kind === 'foreign')
    .map(({ word }) => word.text)

describe('A name or subject that the record lacks is a missing subject', () => {
  it.each([
    ['What did Biden say?', ['Biden']],
    ['Did Zelensky talk to Modi?', ['Modi']],
    ['Did they meet in Oslo?', ['Oslo']],
    ['what did Putin say about SpaceX', ['SpaceX']],
    ['what did Lavrov say about biolabs', ['biolabs']],
    ['did Macron mention Brexit', ['Brexit']],
    ['where was the seventh round', ['seventh']],
  ])('%s', (text, words) => {
    expect(missing(text)).toEqual(words)
  })
})

describe('Nothing is missing where people only ask as people ask', () => {
  it.each([
    'What did Kuleba say asap please, by 5pm?',
    'hey, quick q: wht did Kuleba say thx',
    'WHAT DID KULEBA SAY ABOUT SURRENDER',
    'what did kuleba say abt surrender, deadline eod',
    'any idea what Lavrov would swallow?',
    'Pls find me a snappy pull quote from Kuleba',
    'cheers mate, who met in antalya lol',
    'Do you happen to have anything juicy on the corridors?',
    'what did Kuleba say about surender',
    'waht happend in antalya',
    'what did Kuleba tell reporters on the sidelines',
    'Kuleba???',
    'what did Kuleba say about the 24-hour ceasefire',
    'give me 3 bullet points on Antalya',
  ])('%s', (text) => {
    expect(missing(text)).toEqual([])
  })
})

describe('A slip of a word of the record', () => {
  it('is read as meant, and said', () => {
    const { corrections, terms, leftovers } = read('what did Kuleba say about surrendr')
    expect(corrections).toEqual([{ typed: 'surrendr', meant: 'surrend' }])
    expect(terms).toContain('surrend')
    expect(leftovers.filter(({ kind }) => kind === 'foreign')).toEqual([])
  })
})

describe('What must be answered', () => {
  it('is what stands after “about”', () => {
    expect(read('What did Kuleba say about surrender?').subjects).toEqual(['surrend'])
    expect(read('What did Kuleba say about bitcoin?').subjects).toEqual(['bitcoin'])
  })
  it('is no word of politeness, number or verb', () => {
    expect(read('please tell me in a few lines what Kuleba told reporters').subjects).toEqual([])
  })
  it('ends with the next preposition', () => {
    expect(read('did Kuleba talk about surrender in passing').subjects).toEqual(['surrend'])
  })
})

describe('What must be answered', () => {
  it.each([
    ['What did Kuleba say about gardening?', 'garden'],
    ['What did Putin say about the moon?', 'moon'],
    ['What did Podoliak say about tractors?', 'tractor'],
    ['What did Medinsky say about his divorce?', 'divorc'],
  ])('is what stands after “about”, though it be an English word: %s', (text, subject) => {
    expect(read(text).subjects).toContain(subject)
  })
  it.each(['in 2 lines', 'in 3 bullet points', 'the top 5 quotes'])(
    'is no number that only counts lines or quotes: %s',
    (words) => {
      expect(read(`what did Kuleba say, ${words}`).subjects).toEqual([])
    },
  )
})

describe('A number that makes a name', () => {
  it.each([
    ['putins answer to the 30 day ceasefire', '30 day ceasefire'],
    ['what did Kuleba say about a 48-hour ceasefire', '48 hour ceasefire'],
    ['is there a 28-point plan', '28 point plan'],
  ])('is missing where the record has another: %s', (text, name) => {
    expect(missing(text)).toEqual([name])
  })
  it.each([
    'what did Kuleba say about the 24-hour ceasefire',
    'the 24 hour ceasefire, who proposed it',
    'the 15-point draft',
    'the fifteen point draft',
    'the 90 minute call',
    'what happened 2 days later',
    'the 5 day visit',
  ])('is not missing where the record has it, or where it only measures: %s', (text) => {
    expect(missing(text)).toEqual([])
  })
})

describe('A body that the record does not have', () => {
  it.each([
    ['anything from the red cross on the corridors?', 'red cross'],
    ['did the World Bank comment', 'World Bank'],
    ['what did Saudi Arabia say about Jeddah', 'Saudi Arabia'],
    ['what did the polish president tell zelensky', 'polish president'],
    ['what did the president of Poland say', 'president of Poland'],
  ])('is missing: %s', (text, name) => {
    expect(missing(text)).toEqual([name])
  })
  it.each(['what did the Turkish foreign minister say', 'what did the president of Ukraine say'])(
    'is not an office that the record fills: %s',
    (text) => {
      expect(missing(text)).toEqual([])
    },
  )
})

describe('A short word where a speaker’s name stands', () => {
  it.each([
    ['what did orban tell putin', 'orban'],
    ['did rutte say anything about the talks', 'rutte'],
  ])('is a name, and no slip of a common word: %s', (text, name) => {
    expect(missing(text)).toEqual([name])
  })
})

describe('What somebody is said to have called the talks', () => {
  it('must be answered', () => {
    expect(read('did putin call the talks viscous?').subjects).toEqual(['viscou'])
  })
  it('is also what judges them alike', () => {
    expect(read('did zelensky call the talks difficult?').subjects).toEqual(
      expect.arrayContaining(['difficult', 'tough', 'hard']),
    )
  })
  it('is nothing where they are called off', () => {
    expect(read('did macron call the talks off').subjects).toEqual([])
  })
})

describe('Words of asking what stalled', () => {
  it.each(['Sticking points Geneva', 'stumbling blocks in Geneva'])('rank nothing: %s', (text) => {
    expect(read(text).terms).toEqual([])
  })
})

describe('The little words of a subject', () => {
  it('rank nothing by themselves', () => {
    expect(read('why might the process drag on?').terms).not.toContain('on')
  })
})
