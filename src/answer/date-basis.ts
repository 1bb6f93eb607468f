import type { Document } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import type { Moment } from '../record/moment.ts'
import { sentence, upperFirst } from './clip.ts'
import { whenText } from './dates.ts'

const basisNames: Record<Moment['basis'], string> = {
  stated: 'stated in the text',
  computed: 'computed, not stated',
  inferred: 'inferred, not stated',
  unknown: 'not known',
}

/** What each date of an item and of its documents rests on: "Said on 13 June 1987: inferred, not stated. …". */
export function dateBasis(fact: Fact | undefined, documents: readonly Document[]): readonly string[] {
  return [
    ...(fact ? momentsOf(fact) : []).flatMap(([label, moment]) => (moment ? [basisLine(label, moment)] : [])),
    ...documents.map(({ shortTitle, published }) => basisLine(`${shortTitle}, published`, published)),
  ]
}

function momentsOf(fact: Fact): readonly (readonly [label: string, moment: Moment | undefined])[] {
  switch (fact.kind) {
    case 'statement':
      return [['said', fact.entry.said]]
    case 'talk':
      return [
        [fact.entry.end ? 'began' : fact.entry.status === 'held' ? 'held' : 'dated', fact.entry.start],
        ['ended', fact.entry.end],
      ]
    case 'obstacle':
      return [
        ['claimed as of', fact.entry.asOf],
        ['stalled since', fact.entry.since],
        ['lifted', fact.entry.lifted],
      ]
    case 'position':
      return [['held as of', fact.entry.date]]
  }
}

function basisLine(label: string, moment: Moment): string {
  const when = whenText(moment)
  const day = /\b(?:of|since|dated)$/.test(label) ? when?.replace(/^(?:on|in) /, '') : when
  const lead = day ? `${label} ${day}` : `${label}: no date`
  const basis = moment.date ? `, ${basisNames[moment.basis]}` : ''
  return upperFirst(`${lead}${basis}.${moment.note ? ` ${sentence(moment.note)}` : ''}`)
}
