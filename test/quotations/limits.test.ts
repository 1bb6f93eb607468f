import { describe, expect, it } from 'vitest'
import { createQuotationCheck } from '../../src/quotations/check-quotations.ts'
import { findQuotations } from '../../src/quotations/find-quotations.ts'
import { limits } from '../../src/quotations/limits.ts'
import { loadRecord } from '../../src/record/load-record.ts'

const now = new Date('2026-03-29T09:00:00Z')
const { check } = createQuotationCheck(loadRecord('data', now))
const coverageOf = (text: string) => check(text, { now, recordVersion: 'test' }).coverage

describe('what of a text is not checked', () => {
  it('is told where the text, its quotations or one of them are too long', () => {
    expect(coverageOf('a '.repeat(limits.characters))).toContain('behind the first 60,000 characters')
    expect(coverageOf('“to be or not” '.repeat(limits.quotations + 2))).toContain('2 quotations behind')
    expect(coverageOf(`One.\n\n“${'to be '.repeat(limits.words)}”`)).toContain('300 words, in line 3')
  })

  it('is told of marks without a partner and of those that are no quotation marks', () => {
    expect(coverageOf('One.\nYou are lying,” he said.')).toContain('without its partner')
    expect(coverageOf('One.\nYou are lying,” he said.')).toContain('in line 2.')
    expect(coverageOf("``You are lying,'' he said.")).toContain('not read as quotation marks')
    expect(coverageOf('&quot;You are lying,&quot; he said.')).toContain('not read as quotation marks')
    expect(coverageOf('He said “you lie”. The 6\'2" guard\'s "no".')).not.toContain('Not checked')
  })

  it.each([
    ['marks that nobody closes', '“'.repeat(2000)],
    ['marks that nobody closes before others', `${'“'.repeat(200)}${'Lorem “dolor” sit. '.repeat(100)}`],
    ['quotations in one another', '“a '.repeat(500) + '” '.repeat(500)],
  ])('keeps the work small for %s', (_, text) => {
    expect(findQuotations(text).length).toBeLessThanOrEqual(110)
  })
})
