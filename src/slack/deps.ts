import type { Metrics } from '../operations/metrics.ts'
import type { State } from '../state/open-state.ts'
import type { Talks } from '../talks.ts'
import type { AgentPane } from './asking/agent-pane.ts'
import type { Askers } from './asking/create-askers.ts'
import type { Handling } from './asking/handling.ts'
import type { Identity } from './calls/identify.ts'
import type { SlackClient } from './calls/slack-client.ts'
import type { Log } from './logging/create-log.ts'
import type { ChannelLanes } from './posting/channel-lanes.ts'
import type { Poster } from './posting/create-poster.ts'

/** What every listener works with. */
export interface Deps {
  readonly talks: Talks
  readonly state: State
  readonly client: SlackClient
  readonly identity: Identity
  readonly lanes: ChannelLanes
  readonly poster: Poster
  readonly askers: Askers
  /** IANA zone for whom Slack tells none. */
  readonly timeZone: string
  readonly allowedTeams: readonly string[]
  /** User ids of those who settle feedback. */
  readonly editors: readonly string[]
  readonly pane: AgentPane
  readonly handling: Handling
  readonly log: Log
  readonly metrics: Metrics
  readonly now: () => Date
  /** A short name for one failure, told to the asker and written to the log. */
  readonly newReference: () => string
}
