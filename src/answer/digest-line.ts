import type { Fact } from '../record/facts.ts'
import { nameOf, type TalksRecord } from '../record/record.ts'
import { isSeveral, listText, lowerStart, sentence, upperFirst } from './clip.ts'
import { dateText, type whenText } from './dates.ts'
import { kindNames, statusNames, venueText } from './talk-item.ts'

/**
 * A fact in a line, its date first: "10 March 2022: Dmytro Kuleba said that …". Nothing here stands in an undated
 * present tense: what its document does not date says so. Never quotes, so that nothing can be clipped out of a
 * quotation.
 */
export function digestLine(fact: Fact, record: TalksRecord): string {
  switch (fact.kind) {
    case 'statement': {
      const { speaker, via, kind, gist, needsContext, said } = fact.entry
      const relays = (via ?? []).map((id) => nameOf(record, id))
      const according = relays.length > 0 ? `, according to ${listText(relays)},` : ''
      const isMany = isSeveral(nameOf(record, speaker))
      const verb = kind === 'indirect' ? `${isMany ? 'are' : 'is'} reported as having said that` : 'said that'
      const what = gist.replace(/^that\s+/, '')
      const words = `${upperFirst(nameOf(record, speaker))}${according} ${verb} ${lowerStart(sentence(what), what)}`
      return `${when(said, fact)}${words}${needsContext ? ` ${sentence(needsContext)}` : ''}`
    }
    case 'talk': {
      const { name, kind, status, start } = fact.entry
      const venue = venueText(fact.entry, record)
      return `${when(start, fact)}${sentence(`${name} (${kindNames[kind]}; ${statusNames[status]})${venue ? `, ${venue}` : ''}`)}`
    }
    case 'obstacle': {
      const { text, asOf, disputedBy } = fact.entry
      const disputes = disputedBy.map(
        ({ who, how }) => `Disputed by ${nameOf(record, who)}: ${sentence(how)}`,
      )
      return `${when(asOf, fact, 'As of ')}${[sentence(text), ...disputes].join(' ')}`
    }
    case 'position': {
      const { actor, according, type, text, date } = fact.entry
      const teller = according ? ` (according to ${nameOf(record, according)})` : ''
      return `${when(date, fact, 'As of ')}${upperFirst(type.replaceAll('-', ' '))} of ${nameOf(record, actor)}${teller}: ${sentence(text)}`
    }
  }
}

/** "10 March 2022: ", "March 2022 (date inferred): ", "Undated: ", always with what the date rests on. */
function when(moment: Parameters<typeof whenText>[0], fact: Fact, lead = ''): string {
  if (moment?.date) {
    const basis = moment.basis === 'inferred' || moment.basis === 'computed' ? ` (date ${moment.basis})` : ''
    return `${lead}${dateText(moment.date)}${basis}: `
  }
  const document = fact.passages[0]?.document
  const of = document?.published.date
    ? `as of ${dateText(document.published.date)}`
    : 'in an undated document'
  return `No date given, ${of}: `
}
