import type { DataFiles, Report } from './data-files.ts'
import { quoteText } from './statement.ts'

/**
 * What no single file's schema can see: references, unique ids, and that every
 * passage bears a fact and every fact rests on a passage. Reports all problems.
 */
export function crossCheck(files: DataFiles): void {
  const people = ids(files.people.value.people, (i) => [files.people.report, ['people', i, 'id']])
  const places = ids(files.places.value.places, (i) => [files.places.report, ['places', i, 'id']])
  const topics = ids(files.topics.value.topics, (i) => [files.topics.report, ['topics', i, 'id']])
  const documents = new Set(files.documents.map((file) => file.value.document.id))
  const documentIds = new Set<string>()
  const talks = new Set<string>()
  const facts = new Set<string>()
  const passages = new Set<string>()
  const borne = new Set<string>()

  for (const { value, report } of files.talks)
    value.talks.forEach((talk, i) => {
      const [start, end] = [talk.start.date?.split('/')[0], talk.end?.date?.split('/').at(-1)]
      if (start && end && end < start.slice(0, end.length))
        report(['talks', i, 'end'], talk.end?.date, `a date not before the start, ${talk.start.date}`)
      if (talks.has(talk.id)) report(['talks', i, 'id'], talk.id, 'an id that no other talk has')
      talks.add(talk.id)
    })
  for (const { value, report } of files.documents) {
    const id = value.document.id
    if (documentIds.has(id)) report(['document', 'id'], id, 'an id that no other document has')
    documentIds.add(id)
    value.passages.forEach((passage, i) => {
      const path = `${id}/${passage.id}`
      if (passages.has(path)) report(['passages', i, 'id'], passage.id, 'an id that no other passage has')
      if (passage.paragraphEnd && passage.paragraphEnd <= passage.paragraph)
        report(['passages', i, 'paragraphEnd'], passage.paragraphEnd, 'a paragraph after the first')
      passages.add(path)
    })
    for (const list of ['statements', 'obstacles', 'positions'] as const)
      value[list].forEach((fact, i) => {
        if (facts.has(fact.id)) report([list, i, 'id'], fact.id, 'an id that no other fact has')
        facts.add(fact.id)
        facts.add(`${id}/${fact.id}`)
      })
  }

  const everyFile = [
    ...files.broken,
    ...files.documents,
    ...files.talks,
    files.people,
    files.places,
    files.topics,
  ]
  const declared = new Set(everyFile.flatMap((file) => [...(file.declared ?? [])]))
  /** `document/id` or `id`, in a file whose mistakes are reported already. */
  const unreadable = everyFile.some((file) => file.unreadable)
  const excused = (id: string) =>
    unreadable || declared.has(id) || declared.has(id.slice(id.indexOf('/') + 1))

  const known =
    (set: ReadonlySet<string>, what: string) => (report: Report, path: (string | number)[], id?: string) => {
      if (id !== undefined && !set.has(id) && !excused(id)) report(path, id, `the id of ${what}`)
    }
  const person = known(people, 'a person or institution in people.yaml')
  const place = known(places, 'a place in places.yaml')
  const topic = known(topics, 'a topic in topics.yaml')
  const talk = known(talks, 'a talk in data/talks')
  const fact = known(facts, 'a statement, obstacle or position')
  const passage = (report: Report, path: (string | number)[], ref: string) => {
    borne.add(ref)
    if (!passages.has(ref) && !excused(ref)) report(path, ref, 'a passage of a document')
  }

  files.people.value.people.forEach((actor, i) => {
    actor.offices.forEach((office, j) => {
      if (office.document && !documents.has(office.document) && !excused(office.document))
        files.people.report(['people', i, 'offices', j, 'document'], office.document, 'the id of a document')
    })
    actor.speaksFor?.forEach((id, j) => void person(files.people.report, ['people', i, 'speaksFor', j], id))
  })
  const within = new Map(files.places.value.places.map((p) => [p.id, p.within]))
  files.places.value.places.forEach((p, i) => {
    place(files.places.report, ['places', i, 'within'], p.within)
    const seen = new Set([p.id])
    for (let at = p.within; at !== undefined; at = within.get(at)) {
      if (seen.has(at)) {
        if (at === p.id)
          files.places.report(['places', i, 'within'], p.within, 'a place that does not lie within this one')
        break
      }
      seen.add(at)
    }
  })
  files.topics.value.topics.forEach(
    (t, i) => void topic(files.topics.report, ['topics', i, 'broader'], t.broader),
  )

  for (const { value, report } of files.talks)
    value.talks.forEach((t, i) => {
      const at = (...path: (string | number)[]) => ['talks', i, ...path]
      place(report, at('venue'), t.venue)
      talk(report, at('partOf'), t.partOf)
      t.topics.forEach((id, j) => void topic(report, at('topics', j), id))
      t.participants.forEach((p, j) => void person(report, at('participants', j, 'who'), p.who))
      t.arrangedBy?.forEach((id, j) => void person(report, at('arrangedBy', j), id))
      t.passages.forEach((ref, j) => void passage(report, at('passages', j), ref))
      t.outcomes.forEach((outcome, j) => {
        outcome.accordingTo.forEach((id, k) => void person(report, at('outcomes', j, 'accordingTo', k), id))
        outcome.passages.forEach((ref, k) => void passage(report, at('outcomes', j, 'passages', k), ref))
      })
    })

  for (const { value, report } of files.documents) {
    const local = (ref: string) => (ref.includes('/') ? ref : `${value.document.id}/${ref}`)
    const refs = (
      list: string,
      i: number,
      entry: { passages: string[]; topics: string[]; talks?: string[] },
    ) => {
      entry.passages.forEach((ref, j) => void passage(report, [list, i, 'passages', j], local(ref)))
      entry.topics.forEach((id, j) => void topic(report, [list, i, 'topics', j], id))
      entry.talks?.forEach((id, j) => void talk(report, [list, i, 'talks', j], id))
    }
    value.statements.forEach((s, i) => {
      const at = (...path: (string | number)[]) => ['statements', i, ...path]
      refs('statements', i, s)
      person(report, at('speaker'), s.speaker)
      s.addressee?.forEach((id, j) => void person(report, at('addressee', j), id))
      s.via?.forEach((id, j) => void person(report, at('via', j), id))
      s.links?.forEach((link, j) => void fact(report, at('links', j, 'to'), link.to))
      const words = s.passages.map((ref) => value.passages.find((p) => p.id === ref)?.exact ?? '').join(' ')
      for (const part of typeof s.quote === 'string' ? [s.quote] : (s.quote ?? []))
        if (!words.includes(part)) report(at('quote'), part, 'words that stand in the passages named')
      if (quoteText(s) === s.gist) report(at('gist'), s.gist, 'our own words, not the quotation')
    })
    value.obstacles.forEach((o, i) => {
      const at = (...path: (string | number)[]) => ['obstacles', i, ...path]
      refs('obstacles', i, o)
      o.assertedBy.forEach((id, j) => void person(report, at('assertedBy', j), id))
      o.via?.forEach((id, j) => void person(report, at('via', j), id))
      o.statements?.forEach((id, j) => void fact(report, at('statements', j), id))
      o.disputedBy?.forEach((dispute, j) => {
        person(report, at('disputedBy', j, 'who'), dispute.who)
        dispute.passages.forEach(
          (ref, k) => void passage(report, at('disputedBy', j, 'passages', k), local(ref)),
        )
      })
    })
    value.positions.forEach((p, i) => {
      const at = (...path: (string | number)[]) => ['positions', i, ...path]
      refs('positions', i, p)
      person(report, at('actor'), p.actor)
      person(report, at('according'), p.according)
      p.statements?.forEach((id, j) => void fact(report, at('statements', j), id))
    })
    const dated = value.document.published.precision !== 'unknown'
    if (!dated && !value.document.cautions.includes('undated'))
      report(
        ['document', 'cautions'],
        value.document.cautions,
        'the caution "undated" on a document without a date',
      )
  }
  for (const { value, report } of files.documents)
    value.passages.forEach((p, i) => {
      if (!borne.has(`${value.document.id}/${p.id}`))
        report(['passages', i], p.id, 'a fact that rests on it: a passage without one is left out')
    })
}

function ids(
  entries: readonly { id: string }[],
  where: (i: number) => [Report, (string | number)[]],
): Set<string> {
  const seen = new Set<string>()
  entries.forEach(({ id }, i) => {
    const [report, path] = where(i)
    if (seen.has(id)) report(path, id, 'an id that nothing else in the file has')
    seen.add(id)
  })
  return seen
}
