import type { StatementEntry, TalksRecord } from '../record/record.ts'
import type { Attribution } from './find-attribution.ts'
import { wordingsOf } from './name-index.ts'

const plain = (text: string) => text.toLowerCase().replace(/[’]/g, "'")

/**
 * Whether a statement is by whom a draft names. It is by its speaker; by an institution whose office the speaker holds
 * or that it reached us through (a readout); by a side ("Kyiv", "the Russians") for anybody on it; and by the outlet
 * whose document it stands in. It is not by a leader of whom a readout tells, nor by whom a spokesman speaks for.
 */
export function isBy({ ids }: Attribution, statement: StatementEntry, record: TalksRecord): boolean {
  return ids.some((id) => {
    if (id === statement.speaker || statement.via?.includes(id)) return true
    const named = record.people.get(id)
    const speaker = record.people.get(statement.speaker)
    if (!named || named.kind === 'person') return named?.author === true && isAuthor(named.name, statement)
    if (named.id === named.side) return statement.side === named.side
    if (named.side === 'press') return isAuthor(named.name, statement)
    if (named.kind !== 'institution' || !speaker) return false
    const offices = speaker.offices.flatMap(({ title, words }) => [title, ...(words ?? [])]).map(plain)
    return wordingsOf(named).some(
      (wording) => wording.includes(' ') && offices.some((office) => office.includes(plain(wording))),
    )
  })
}

const isAuthor = (name: string, { document }: StatementEntry) =>
  [...document.authors, document.publisher ?? '', document.repostedFrom ?? ''].some((each) =>
    each.includes(name),
  )
