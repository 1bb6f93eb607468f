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
      entries: section.entries.map(({ id, remark, others }): DigestEntry => {
        const fact = factOf(id)
        return fact
          ? { id, remark, item: itemOf(fact, record), line: digestLine(fact, record) }
          : { id, remark, item: null, line: goneLine(id, others) }
      }),
    })),
  }
}

const kindNames: Readonly<Record<string, readonly [string, string]>> = {
  statement: ['A statement', 'statements'],
  talk: ['An entry on talks', 'entries on talks'],
  obstacle: ['A claim of what stalled talks', 'claims of what stalled talks'],
  position: ['A position', 'positions'],
}

function goneLine(id: string, others = 0): string {
  const [one, many] = kindNames[id.slice(0, id.indexOf(':'))] ?? ['An entry', 'entries']
  return others === 0
    ? `${one} is no longer on the record: do not rely on what you read of it here.`
    : `${others + 1} ${many} are no longer on the record: do not rely on what you read of them here.`
}
