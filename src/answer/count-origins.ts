import type { Document } from '../record/document.ts'
import type { Fact } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { listText } from './clip.ts'
import { utteranceOf } from './counterparts.ts'

/**
 * How many sources that share nothing known stand behind an item. Two retellings of one report are one; a document that
 * does not name what it retells may be another or may not, and `least` leaves it out.
 */
export interface Origins {
  readonly least: number
  readonly most: number
  /** How many documents tell it. */
  readonly documents: number
  /** Whole sentences that say so and name them. */
  readonly text: string
}

/** What one document tells, and whose report the record knows it to retell. */
interface Account {
  readonly document: Document
  /** Relays of the item itself, as ids of the record's actors. */
  readonly via: readonly string[]
  /** Outlets that the document as a whole retells; whether the item came from them too is not known. */
  readonly outlets: readonly string[]
  /** It retells a report that it does not name: that may be any of the others. */
  readonly isUntraced: boolean
}

/**
 * Counts the origins of an item: accounts that share a relay are one. Relays are those of the statement (`via`) and
 * the outlets that the document says it retells or is reposted from. That two documents share no relay the record knows
 * of does not prove them independent, and the text says no more than that.
 */
export function originsOf(fact: Fact, record: TalksRecord): Origins {
  const accounts = accountsOf(fact, record)
  const documents = accounts.length
  const groups = grouped(accounts)
  const traced = groups.filter((group) => group.some(({ isUntraced }) => !isUntraced))
  const [least, most] = [Math.max(traced.length, 1), groups.length]
  const named = groups.map((group) => groupText(group, record)).join('; ')
  if (most === 1) return { least, most, documents, text: `One origin: ${named}.` }
  if (least < most) {
    const range = `${least} ${most - least === 1 ? 'or' : 'to'} ${most}`
    return { least, most, documents, text: `${range} origins: ${named}.` }
  }
  return {
    least,
    most,
    documents,
    text: `${most} origins: ${named}. They share no report that the record knows of.`,
  }
}

/** One account a document, over all wordings of the same utterance. */
function accountsOf(fact: Fact, record: TalksRecord): readonly Account[] {
  const tellings =
    fact.kind === 'statement'
      ? utteranceOf(fact.entry, record).map(({ document, via }) => ({ document, via: via ?? [] }))
      : fact.passages.map(({ document }) => ({ document, via: viaOf(fact) }))
  return [...new Set(tellings.map(({ document }) => document))].map((document) => {
    const via = tellings.filter((telling) => telling.document === document).flatMap((telling) => telling.via)
    const others = via.filter((id) => !isItself(id, document, record))
    const isUnnamed = others.some((id) => {
      const relay = record.people.get(id)
      return relay?.kind === 'unnamed' && relay.side === 'press'
    })
    const outlets = outletsOf(document, record)
    const saysNoName = retoldBy(document) !== '' && outlets.length === 0
    const isSecondHand = document.cautions.includes('second-hand') && retoldBy(document) === ''
    return {
      document,
      via: [...new Set(others)],
      outlets: outlets.filter((outlet) => !others.includes(outlet)),
      isUntraced: isUnnamed || saysNoName || (isSecondHand && others.length === 0),
    }
  })
}

function viaOf(fact: Fact): readonly string[] {
  return fact.kind === 'obstacle' ? (fact.entry.via ?? []) : []
}

const retoldBy = ({ reportedVia, repostedFrom }: Document) =>
  [reportedVia, repostedFrom].filter(Boolean).join('; ')

/** The outlets that a document says it retells or is reposted from, as far as the record has an entry of them. */
function outletsOf(document: Document, { people }: TalksRecord): readonly string[] {
  const words = retoldBy(document)
  return [...people.values()]
    .filter(({ kind, side, name }) => kind === 'institution' && side === 'press' && words.includes(name))
    .map(({ id }) => id)
}

/** An author, or the outlet itself, is no relay of its own document. */
function isItself(id: string, document: Document, record: TalksRecord): boolean {
  const name = nameOf(record, id)
  return (
    document.authors.includes(name) || document.publisher === name || record.people.get(id)?.author === true
  )
}

type Group = readonly [Account, ...Account[]]

/** Accounts that share a relay, directly or through others, stand together. */
function grouped(accounts: readonly Account[]): readonly Group[] {
  return accounts.reduce<readonly Group[]>((groups, account) => {
    const own = relaysOf(account)
    const joined = groups.filter((group) =>
      group.some((each) => relaysOf(each).some((relay) => own.includes(relay))),
    )
    const [first = account, ...rest] = [...joined.flat(), account]
    return [...groups.filter((group) => !joined.includes(group)), [first, ...rest]]
  }, [])
}

/** What may make two accounts one: strictly, so that no report is counted twice. */
const relaysOf = ({ via, outlets }: Account) => [...via, ...outlets]

function groupText([first, ...rest]: Group, record: TalksRecord): string {
  const group = [first, ...rest]
  const documents = listText(group.map(({ document }) => document.shortTitle))
  const names = (ids: readonly string[]) => listText([...new Set(ids)].map((id) => nameOf(record, id)))
  if (rest.length > 0) return `${documents}, which share ${names(group.flatMap(relaysOf))}`
  const { via, outlets, document, isUntraced } = first
  if (via.length > 0) return `${documents}, which has it from ${names(via)}`
  if (isUntraced) return `${documents}, which does not name the report that it retells`
  const others = outlets.filter((id) => nameOf(record, id) !== document.publisher)
  return others.length > 0 ? `${documents}, a document that retells ${names(others)}` : documents
}
