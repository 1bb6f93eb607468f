import { renderQuotationsWithin } from '../../../blocks/render-quotations.ts'
import type { Deps } from '../../deps.ts'
import { type Respond, respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'

/** A response_url serves five times: an answer, and an apology if need be, must fit. */
const mostMessages = 4

/**
 * What follows `/talks quote`; undefined when the command is about something else. "quote from Kuleba on Antalya" has no
 * quotation marks and no colon, and is a question.
 */
export function readQuoteOrder(text: string): string | undefined {
  const found = /^\s*quot(?:e|es|ation|ations)\b(\s*:)?\s*([\s\S]*)$/i.exec(text)
  const words = found?.[2]?.trim()
  if (words === undefined || (words !== '' && !found?.[1] && !/["“”„«»‹›‘:]/.test(words))) return undefined
  return words
}

/** `/talks quote "…"`: the words as they are, in quotation marks or not, are checked against the record. */
export async function runQuoteOrder(
  words: string,
  { user, respond }: { readonly user: string; readonly respond: Respond },
  { talks, now }: Deps,
): Promise<void> {
  if (words === '') {
    return respondWith(
      respond,
      sentence(
        'Type the quotation after it: /talks quote Kuleba said: “…”. Longer texts go into a direct message to me.',
      ),
    )
  }
  const given = talks.checkQuotations(words, { now: now(), askedBy: user })
  // Somebody who leaves the marks out means all of it, or all that follows a speaker's name.
  const receipt =
    given.entries.length > 0 ? given : talks.checkQuotations(inMarks(words), { now: now(), askedBy: user })
  for (const message of renderQuotationsWithin(receipt, mostMessages)) await respondWith(respond, message)
}

function inMarks(words: string): string {
  const bare = words.replace(/["“”„«»]/g, '')
  const [, lead = '', said = bare] = /^([^:]{1,80}:)\s*(\S[\s\S]*)$/.exec(bare) ?? []
  return `${lead} “${said}”`.trim()
}
