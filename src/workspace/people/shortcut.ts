/** An entry of the app's in Slack's menus: of the composer (global) or of each message. */
export interface Shortcut {
  readonly type: 'global' | 'message'
  readonly name: string
  readonly callback_id: string
}
