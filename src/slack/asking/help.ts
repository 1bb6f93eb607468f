import type { RenderedMessage } from '../../blocks/block.ts'
import { renderHelp, renderSubCommand } from '../../blocks/render-help.ts'
import type { StoredAnswer } from '../../state/stored-answers.ts'
import type { Deps } from '../deps.ts'

/** Stores the examples like an answer's choices, so that their buttons work like any other choice. */
export function storeExamples(
  { asker, channel, audience }: Pick<StoredAnswer, 'asker' | 'channel' | 'audience'>,
  { talks, state, now }: Deps,
): StoredAnswer {
  return state.answers.add({
    asker,
    channel,
    audience,
    question: 'help',
    thread: [],
    timeZone: 'UTC',
    itemIds: [],
    choices: talks.examples().map((example) => example.question),
    createdAt: now(),
  })
}

export function help(
  audience: Pick<StoredAnswer, 'asker' | 'channel' | 'audience'>,
  deps: Deps,
): { readonly message: RenderedMessage; readonly stored: StoredAnswer } {
  const stored = storeExamples(audience, deps)
  return { message: renderHelp(deps.talks.examples(), stored.id), stored }
}

/** What a sub-command is for, with its example. */
export function explain(
  command: string,
  audience: Pick<StoredAnswer, 'asker' | 'channel' | 'audience'>,
  deps: Deps,
): RenderedMessage {
  return renderSubCommand(command, deps.talks.examples(), storeExamples(audience, deps).id)
}

/** "help", "/help", "help!" and nothing at all. */
export function asksForHelp(words: string): boolean {
  return /^\W*(help|hilfe|\?)?\W*$/i.test(words)
}
