import { renderQuotations } from '../../../blocks/render-quotations.ts'
import type { Deps } from '../../deps.ts'
import { type Respond, respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'

/** A response_url serves five times: an answer, and an apology if need be, must fit. */
const mostMessages = 4

const tooLong =
  'The receipt goes on, and Slack lets me answer a command a few times only. Send me the text as a direct message for the whole of it.'

/**
 * What follows `/talks quote`; undefined when the command is about something else. "quote from Kuleba on Antalya" has no
 * quotation marks and no colon, and is a question.
 */
export function readQuoteOrder(text: string): string | undefined {
  const found = /^\s*quot(?:e|es|ation|ations)\b(\s*:)?\s*([\s\S]*)$/i.exec(text)
  const words = found?.[2]?.trim()
  if (words === undefined || (words !== '' && !found?.[1] && !/["“”„«»‹›‘]/.test(words))) return undefined
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
  // Somebody who leaves the marks out means all of it.
  const receipt =
    given.entries.length > 0
      ? given
      : talks.checkQuotations(`“${words.replace(/["“”„«»]/g, '')}”`, { now: now(), askedBy: user })
  const messages = renderQuotations(receipt)
  const isWhole = messages.length <= mostMessages
  for (const message of messages.slice(0, isWhole ? mostMessages : mostMessages - 1)) {
    await respondWith(respond, message)
  }
  if (!isWhole) await respondWith(respond, sentence(tooLong))
}
