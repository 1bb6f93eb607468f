import type { App } from '@slack/bolt'
import type { Deps } from './deps.ts'
import { registerChoose } from './listeners/actions/choose.ts'
import { registerCiteItem } from './listeners/actions/cite-item.ts'
import { registerDigestMore } from './listeners/actions/digest-more.ts'
import { registerFeedback } from './listeners/actions/feedback.ts'
import { registerFilterAnswer } from './listeners/actions/filter-answer.ts'
import { registerMore } from './listeners/actions/more.ts'
import { registerOpenPassage } from './listeners/actions/open-passage.ts'
import { registerShare } from './listeners/actions/share.ts'
import { registerShowPassage } from './listeners/actions/show-passage.ts'
import { registerTimelinePicture } from './listeners/actions/timeline-picture.ts'
import { registerSettleFeedback } from './listeners/commands/feedback-command.ts'
import { registerTalksCommand } from './listeners/commands/talks-command.ts'
import { registerAskedInMessage } from './listeners/events/asked-in-message.ts'
import { registerHomeOpened } from './listeners/events/home-opened.ts'

import { registerAskTalks } from './listeners/shortcuts/ask-talks.ts'
import { registerCheckQuotations } from './listeners/shortcuts/check-quotations.ts'
import { registerChannelSettings } from './listeners/views/channel-settings.ts'
import { registerDigestSettings } from './listeners/views/digest-settings.ts'
import { registerFeedbackNote } from './listeners/views/feedback-note.ts'
import { registerQuestionWindow } from './listeners/views/question-window.ts'

/** As much of Bolt's App as listeners are registered on. */
export type Registry = Pick<App, 'command' | 'event' | 'message' | 'action' | 'view' | 'shortcut'>

/** Everything that Talks listens to. manifest.yml asks Slack for exactly this. */
export function registerListeners(app: Registry, deps: Deps) {
  registerTalksCommand(app, deps)
  registerAskedInMessage(app, deps)
  registerHomeOpened(app, deps)
  registerShowPassage(app, deps)
  registerCiteItem(app, deps)
  registerMore(app, deps)
  registerFilterAnswer(app, deps)
  registerShare(app, deps)
  registerTimelinePicture(app, deps)
  registerChoose(app, deps)
  registerOpenPassage(app, deps)
  registerDigestMore(app, deps)
  registerDigestSettings(app, deps)
  registerAskTalks(app, deps)
  registerQuestionWindow(app, deps)
  registerFeedback(app, deps)
  registerFeedbackNote(app, deps)
  registerSettleFeedback(app, deps)
  registerChannelSettings(app, deps)
  registerCheckQuotations(app, deps)
}
