import type { Fact } from '../record/facts.ts'
import type { TalksRecord } from '../record/record.ts'
import type { Digest, DigestEntry, DigestOutline } from './digest.ts'
import { digestLine } from './digest-line.ts'
import { itemOf } from './items.ts'

/** An outline with what the record says now. Entries that are gone say so, and nothing of what they said. */
export function fillDigest(
  outline: DigestOutline,
  factOf: (id: string) => Fact | undefined,
  record: TalksRecord,
): Digest {
  const { changes: _, sections, ...rest } = outline
  return {
    ...rest,
    sections: sections.map((section) => ({
      ...section,
      entries: section.entries.map(({ id, remark }): DigestEntry => {
        const fact = factOf(id)
        return fact
          ? { id, remark, item: itemOf(fact, record), line: digestLine(fact, record) }
          : { id, remark, item: null, line: goneLine(id) }
      }),
    })),
  }
}

const kindNames: Readonly<Record<string, string>> = {
  statement: 'A statement',
  talk: 'An entry on talks',
  obstacle: 'A claim of what stalled talks',
  position: 'A position',
}

function goneLine(id: string): string {
  const kind = kindNames[id.slice(0, id.indexOf(':'))] ?? 'An entry'
  return `${kind} that was shown here before is no longer on the record: do not rely on it.`
}
