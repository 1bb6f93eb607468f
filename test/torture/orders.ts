import type { Environment } from '../../src/config.ts'

/** What the bot's process is told. Times are milliseconds. */
export type Order =
  | {
      readonly kind: 'start'
      readonly env: Environment
      /** Added to the machine's clock. */
      readonly offset: number
      readonly pace: { readonly every: number; readonly lease: number; readonly postInterval: number }
    }
  | { readonly kind: 'clock'; readonly offset: number }
  /** The step at which it ends itself with SIGKILL; none where it is undefined. */
  | { readonly kind: 'kill-at'; readonly step: string | undefined }
  | { readonly kind: 'disk'; readonly isFull: boolean }
  | { readonly kind: 'stop' }

/** What it tells. */
export type Told =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'started' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'log'; readonly line: string }
