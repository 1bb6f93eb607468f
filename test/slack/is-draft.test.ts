import { expect, it } from 'vitest'
import { isDraft } from '../../src/slack/asking/is-draft.ts'

it.each([
  'Podoliak said: “Russia now understands Ukraine.”',
  'Macron told Putin, “You are not lying to yourself.”',
  '“We will define Ukraine’s destiny,” Lavrov added.',
  'One says “this is it now”. Another says “that is it now”.',
])('is checked: %s', (text) => expect(isDraft(text)).toBe(true))

it.each([
  'Who said “You are lying to yourself”?',
  'who said “you are lying to yourself”',
  '“You are lying to yourself” – who said that',
  'Did Kuleba say “I will stop the war”?',
  'did he say “we will not concede” or “we will concede”?',
  'source of “certain positive shifts there”',
  'where is “the soil of Ukraine” from',
  'What did Kuleba say about corridors?',
  'Kuleba said: “no”',
])('is asked: %s', (text) => expect(isDraft(text)).toBe(false))
