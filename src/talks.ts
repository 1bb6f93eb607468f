import { createHash } from 'node:crypto'
import type { Answer, AnswerItem } from './answer/answer.ts'
import { composeAnswer } from './answer/compose.ts'
import { type Digest, type DigestOutline, outlineDigest } from './answer/digest.ts'
import { documentItemOf } from './answer/document-item.ts'
import { fillDigest } from './answer/fill-digest.ts'
import { itemOf } from './answer/items.ts'
import { type Overview, overviewOf } from './answer/overview.ts'
import { type PassageView, passageView } from './answer/passage-view.ts'
import { type TimelinePicture, timelinePicture } from './answer/timeline-picture.ts'
import { type CitationFormat, citeFact, citePassage } from './citations/cite-item.ts'
import { byDate } from './lookup/by-date.ts'
import { findDigest } from './lookup/find-digest.ts'
import { buildLibrary, type Library } from './lookup/library.ts'
import { runPlan } from './lookup/run-plan.ts'
import type { DigestPlan } from './plan/digest-plan.ts'
import { makePlan } from './plan/make-plan.ts'
import { inherit, leansOnThread } from './question/follow-up.ts'
import { buildLexicon } from './question/lexicon.ts'
import type { Question } from './question/question.ts'
import { type ReadingContext, readQuestion } from './question/read-question.ts'
import { isEnglish } from './question/spelling.ts'
import type { Focus } from './question/thread-talks.ts'
import { buildVocabulary } from './question/vocabulary.ts'
import { createQuotationCheck, type QuotationCheck } from './quotations/check-quotations.ts'
import type { QuotationReceipt } from './quotations/receipt.ts'
import { documentVersions, type FactVersion, versionsOf } from './record/fact-version.ts'
import type { Fact } from './record/facts.ts'
import type { TalksRecord } from './record/record.ts'

/** What an asker brings along: earlier questions of the thread, oldest first, and the clock. */
export interface AskContext {
  readonly thread?: readonly string[]
  readonly now: Date
  readonly timeZone?: string
}

/** The product without Slack. */
export interface Talks {
  /** Answers a question in words; never throws on words. */
  readonly ask: (question: string, context: AskContext) => Promise<Answer>
  /** The passage behind an item id, or null where it is not (or no longer) shown. */
  readonly passage: (itemId: string, now: Date) => PassageView | null
  /** An item's sources as text to copy, or null where it is not (or no longer) shown. */
  readonly cite: (itemId: string, format: CitationFormat, now: Date) => string | null
  /** Example questions that this record answers, one for each sub-command. */
  readonly examples: () => readonly { readonly command: string; readonly question: string }[]
  /** The record's version: a short hash of the data as read. */
  readonly version: () => string
  /** Runs a digest's plan: what there is to tell, by fact. */
  readonly answerPlan: (plan: DigestPlan, now: Date) => DigestOutline
  /** An outline with what the record says now. */
  readonly fill: (outline: DigestOutline, now: Date) => Digest
  /** What each fact and each document says now, as a version. */
  readonly versions: (now: Date) => ReadonlyMap<string, FactVersion>
  /** A fact or document as it stands now, or null where it is not (or no longer) on the record. */
  readonly item: (itemId: string, now: Date) => AnswerItem | null
  /** The talks among these items by track, to be drawn; null where none is on the record any more. */
  readonly timelinePicture: (itemIds: readonly string[], now: Date) => TimelinePicture | null
  /** The record at a glance: as of when, newest entries, open disputes. */
  readonly overview: (now: Date) => Overview
  /** What may be said of withdrawn documents. */
  readonly withdrawals: (now: Date) => readonly string[]
  /** Every quotation of a text against the record; never throws on a text. */
  readonly checkQuotations: (
    text: string,
    about: { readonly now: Date; readonly askedBy?: string },
  ) => QuotationReceipt
}

/** Where the record comes from; asked at every question, so that a withdrawal takes effect at once. */
export type RecordSource = (now: Date) => TalksRecord

interface Desk {
  readonly record: TalksRecord
  readonly library: Library
  readonly context: Omit<ReadingContext, 'now' | 'timeZone'>
  readonly version: string
  readonly versions: ReadonlyMap<string, FactVersion>
  /** With the documents', which are shown and are no facts. */
  readonly shownVersions: ReadonlyMap<string, FactVersion>
  /** Built when a text is first checked. */
  readonly quotations: () => QuotationCheck
}

/** How many earlier questions of a thread are read; older ones are forgotten. */
const threadLength = 6

const exampleQuestions = [
  { command: 'who', question: 'What did Kuleba say after Antalya?' },
  { command: 'where', question: 'Where was the second round held?' },
  { command: 'stalled', question: 'Why did the Qatar talks stall?' },
  { command: 'timeline', question: 'Timeline from 28 February to 10 March 2022' },
  { command: 'positions', question: 'What security guarantees does Ukraine want?' },
  { command: 'sources', question: 'Which documents do you cover?' },
  { command: 'changed', question: 'How did Podoliak’s outlook change?' },
  { command: 'met', question: 'Who did Medinsky meet?' },
] as const

export function createTalks(source: RecordSource): Talks {
  let desk: Desk | null = null
  const deskAt = (now: Date): Desk => {
    const record = source(now)
    if (desk?.record !== record) desk = setUp(record)
    return desk
  }

  const focusOf = (fact: Fact | undefined, found: readonly Fact[]): Focus => ({
    listed: found
      .filter((each) => each.kind === 'talk')
      .toSorted(byDate)
      .map((each) => each.entry.id),
    talks: fact ? [...fact.talks] : [],
    speakers: fact ? [...fact.speakers] : [],
    date: fact?.dates[0]?.from ?? null,
    topics: fact ? [...fact.topics] : [],
    words: fact?.quote ?? null,
  })

  /** Reads a question in its thread: each leans on what came before it, if it leans. */
  const readInThread = async (
    question: string,
    thread: readonly string[],
    { record, library, context }: Desk,
    now: Date,
    timeZone: string,
  ): Promise<Question> => {
    let earlier: Question | null = null
    for (const text of [...thread.slice(-threadLength), question]) {
      const current = readQuestion(text, { ...context, now, timeZone })
      if (earlier && leansOnThread(current)) {
        const found = await runPlan(library, makePlan(earlier, record))
        earlier = inherit(current, earlier, focusOf(found.facts[0] ?? found.near[0], found.facts), record)
      } else earlier = current
    }
    return earlier ?? readQuestion(question, { ...context, now, timeZone })
  }

  return {
    ask: async (question, { thread = [], now, timeZone = 'UTC' }) => {
      const at = deskAt(now)
      const read = await readInThread(question, thread, at, now, timeZone)
      const plan = makePlan(read, at.record)
      const findings = await runPlan(at.library, plan)
      return composeAnswer(
        read,
        plan,
        findings,
        at.record,
        exampleQuestions.map((example) => example.question),
      )
    },
    passage: (itemId, now) => {
      const { record, library } = deskAt(now)
      return passageView(itemId, library.facts.get(itemId)?.fact, record)
    },
    cite: (itemId, format, now) => {
      const { record, library } = deskAt(now)
      const fact = library.facts.get(itemId)?.fact
      if (fact) return citeFact(fact, format, record)
      const passage = record.passages.get(itemId.replace(/^passage:/, ''))
      return passage ? citePassage(passage, format, record) : null
    },
    examples: () => exampleQuestions,
    version: () => desk?.version ?? 'not read yet',
    answerPlan: (plan, now) => {
      const { record, library, versions, version } = deskAt(now)
      return outlineDigest(plan, findDigest(library, versions, plan), versions, record, version)
    },
    fill: (outline, now) => {
      const { record, library } = deskAt(now)
      return fillDigest(outline, (id) => library.facts.get(id)?.fact, record)
    },
    versions: (now) => deskAt(now).shownVersions,
    item: (itemId, now) => {
      const { record, library } = deskAt(now)
      const found = library.facts.get(itemId)
      return found ? itemOf(found.fact, record) : documentItemOf(itemId, record)
    },
    timelinePicture: (itemIds, now) => timelinePicture(itemIds, deskAt(now).record),
    overview: (now) => {
      const { record, library } = deskAt(now)
      const facts = [...library.facts.values()].map(({ fact }) => fact)
      return overviewOf(facts, record, now.toISOString().slice(0, 10))
    },
    withdrawals: (now) => deskAt(now).record.withdrawn.flatMap(({ note }) => (note ? [note] : [])),
    checkQuotations: (text, about) => {
      const { quotations, version } = deskAt(about.now)
      return quotations().check(text, { ...about, recordVersion: version })
    },
  }
}

function setUp(record: TalksRecord): Desk {
  const lexicon = buildLexicon(record, isEnglish)
  const library = buildLibrary(record, lexicon)
  const years = new Set<number>()
  for (const { fact } of library.facts.values())
    for (const { from, to } of fact.dates) years.add(Number(from.slice(0, 4))).add(Number(to.slice(0, 4)))
  const versions = versionsOf(
    [...library.facts.values()].map(({ fact }) => fact),
    record,
  )
  const version = createHash('sha256')
    .update(
      JSON.stringify([
        ...versions,
        ...[...record.documents.values()].map((d) => [d.id, d.textSha256, d.corrections]),
      ]),
    )
    .digest('hex')
    .slice(0, 8)
  let quotations: QuotationCheck | undefined
  return {
    record,
    library,
    context: {
      record,
      lexicon,
      vocabulary: buildVocabulary(library.engine.frequency, record.subjects, library.facts.values()),
      years: [...years].sort(),
    },
    version,
    versions,
    shownVersions: new Map([...versions, ...documentVersions(record)]),
    quotations: () => {
      quotations ??= createQuotationCheck(record)
      return quotations
    },
  }
}
