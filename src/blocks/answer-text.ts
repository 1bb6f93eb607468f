import type { Answer, AnswerItem } from '../answer/answer.ts'
import { citationLines } from './citation-line.ts'
import { escapeText, escapeWithin } from './escape.ts'
import { type BodyLimits, fitBudget } from './fit-budget.ts'
import { type ItemNotes, itemNotes, withPointer } from './item-notes.ts'
import { limits, maxChoices } from './limits.ts'
import { bylineOf, quoted } from './render-item.ts'
import { shorten } from './shorten.ts'
import type { PlacedItem } from './split-pages.ts'

/**
 * One page of an answer as message text: headline, what is hidden, items, sources. Phones and screen readers get it,
 * and it stands in for the blocks where Slack refuses them. Escaped, at most 4,000 characters; bodies shrink before
 * sources do.
 */
export function answerText(answer: Answer, items: readonly PlacedItem[], filterLine = ''): string {
  // The answer's own headline may tell what is hidden now.
  const head = [escapeText(shorten(filterLine === '' ? answer.headline : filterLine, 600))]
  const text = fitBudget(
    (body) => {
      const beside = itemNotes(items, body)
      return [
        ...head,
        ...items.map(({ item }, index) => itemText(item, beside[index]!, body)),
        ...noteText(answer.notes, body),
        ...choiceText(answer.choices, body),
      ].join('\n')
    },
    (each) => each.length <= limits.messageText,
  )
  const fitted = text.length <= limits.messageText ? text : headlineAndSources(answer, items)
  return fitted.trim() === '' ? 'Talks has an answer.' : fitted
}

function itemText(item: AnswerItem, notes: ItemNotes, body: BodyLimits): string {
  const text = shorten(item.text, body.text)
  const parts = [
    text,
    item.quote === null ? '' : quoted(item.quote, body.quote),
    shorten(bylineOf(item, text), body.byline),
    ...notes.lines,
    withPointer(sourceOf(item), notes),
  ]
  return escapeText(`• ${parts.filter((part) => part !== '').join(' ')}`)
}

function noteText(notes: readonly string[], body: BodyLimits): string[] {
  return notes.length === 0 ? [] : [escapeText(shorten(notes.join(' '), body.notes))]
}

function choiceText(choices: readonly string[], body: BodyLimits): string[] {
  return choices.slice(0, maxChoices).map((choice) => escapeText(`› ${shorten(choice, body.byline)}`))
}

/** The last resort, when sources alone nearly fill the text. */
function headlineAndSources(answer: Answer, items: readonly PlacedItem[]): string {
  const sources = items.map(({ item }) => sourceOf(item)).join('\n')
  const room = Math.max(limits.messageText - escapeText(sources).length - 1, 0)
  const headline = escapeWithin(shorten(answer.headline, 150), room)
  return `${headline}\n${escapeWithin(sources, limits.messageText - headline.length - 1)}`
}

function sourceOf(item: AnswerItem): string {
  const line = citationLines(item.citations, limits.messageText).join('; ')
  return line === '' ? '' : `[${line}]`
}
