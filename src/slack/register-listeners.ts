import type { App } from '@slack/bolt'
import type { Deps } from './deps.ts'
import { registerChoose } from './listeners/actions/choose.ts'
import { registerDigestMore } from './listeners/actions/digest-more.ts'
import { registerMore } from './listeners/actions/more.ts'
import { registerOpenPassage } from './listeners/actions/open-passage.ts'
import { registerShare } from './listeners/actions/share.ts'
import { registerShowPassage } from './listeners/actions/show-passage.ts'
import { registerTalksCommand } from './listeners/commands/talks-command.ts'
import { registerAskedInMessage } from './listeners/events/asked-in-message.ts'
import { registerHomeOpened } from './listeners/events/home-opened.ts'

import { registerDigestSettings } from './listeners/views/digest-settings.ts'

/** As much of Bolt's App as listeners are registered on. */
export type Registry = Pick<App, 'command' | 'event' | 'message' | 'action' | 'view'>

/** Everything that Talks listens to. manifest.yml asks Slack for exactly this. */
export function registerListeners(app: Registry, deps: Deps) {
  registerTalksCommand(app, deps)
  registerAskedInMessage(app, deps)
  registerHomeOpened(app, deps)
  registerShowPassage(app, deps)
  registerMore(app, deps)
  registerShare(app, deps)
  registerChoose(app, deps)
  registerOpenPassage(app, deps)
  registerDigestMore(app, deps)
  registerDigestSettings(app, deps)
}
