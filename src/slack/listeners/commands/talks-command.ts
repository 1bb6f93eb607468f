import type { App } from '@slack/bolt'
import { readDigestOrder } from '../../../digest/digest-words.ts'
import { explain, help } from '../../asking/help.ts'
import { plainQuestion, plainWords } from '../../asking/plain-question.ts'
import { timedAnswer } from '../../asking/timed-answer.ts'
import { whoMay } from '../../asking/who-may.ts'
import type { Deps } from '../../deps.ts'
import { respondWith } from '../../posting/respond-with.ts'
import { sentence } from '../../posting/sentence.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { answerCommand } from './answer-command.ts'
import { commandQuestion } from './command-question.ts'
import { runDigestOrder } from './digest-command.ts'
import { runFeedbackOrder } from './feedback-command.ts'
import { readQuoteOrder, runQuoteOrder } from './quote-command.ts'
import { runSettingsOrder } from './settings-command.ts'

/** `/talks …`: answered to its asker alone, with "Share in channel", unless the channel is set otherwise. */
export function registerTalksCommand(app: Pick<App, 'command'>, deps: Deps) {
  app.command('/talks', async ({ ack, command, respond }) => {
    await ack()
    const tell = (text: string) => respondWith(respond, sentence(text))
    await replyOrReference(deps, 'command', tell, async () => {
      if (!takeInteraction(command, deps)) return
      const order = readDigestOrder(plainQuestion(command.text, deps.identity.botUserId))
      if (order) {
        const by = {
          channel: command.channel_id,
          user: command.user_id,
          teamId: command.team_id,
          enterpriseId: command.enterprise_id,
          triggerId: command.trigger_id,
          respond,
        }
        return runDigestOrder(order, by, deps)
      }
      const origin = { teamId: command.team_id, enterpriseId: command.enterprise_id }
      const admission = whoMay(origin, deps.identity, deps.allowedTeams)
      if (admission.kind === 'refused') return tell(admission.sentence)

      const place = { asker: command.user_id, channel: command.channel_id, audience: 'asker' } as const
      const form = /^\s*(settings|feedback)\W*$/i.exec(command.text)?.[1]?.toLowerCase()
      const triggerId = command.trigger_id
      if (form === 'settings') return runSettingsOrder({ channel: place.channel, triggerId }, deps)
      if (form === 'feedback') return runFeedbackOrder({ user: place.asker, respond }, deps)
      const quote = readQuoteOrder(plainWords(command.text, deps.identity.botUserId))
      if (quote !== undefined) return runQuoteOrder(quote, { user: command.user_id, respond }, deps)
      const asked = commandQuestion(plainQuestion(command.text, deps.identity.botUserId))
      if (asked.kind === 'help') return respondWith(respond, help(place, deps).message)
      if (asked.kind === 'sub-command') return respondWith(respond, explain(asked.command, place, deps))

      const { asker, channel } = place
      await timedAnswer('command', deps, () =>
        answerCommand({ asker, channel, words: asked.words, respond }, deps),
      )
    })
  })
}
