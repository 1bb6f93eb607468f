import type { Findings } from '../lookup/findings.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { sideAdjectives } from './beside-notes.ts'
import { listText } from './clip.ts'

/** Whose words stand side by side; and of whom, though asked for, the record has none on the subject. */
export function comparisonLine({ facts, silent }: Findings, record: TalksRecord): string {
  const speakers = [...new Set(facts.slice(0, 6).flatMap((fact) => [...fact.speakers]))]
  const shown = listText(speakers.slice(0, 5).map((id) => nameOf(record, id)))
  const unheard = [
    ...new Set((silent?.speakers ?? []).map((id) => nameOf(record, id))),
    ...(silent?.sides ?? []).map((side) => `the ${sideAdjectives[side]} side`),
  ]
  return unheard.length
    ? `The record has no words of ${listText(unheard)} on this; shown are those of ${shown}.`
    : `Side by side: ${shown}.`
}
