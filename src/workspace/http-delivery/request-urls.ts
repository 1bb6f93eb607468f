import type { DeliveryType } from '../faults/fault.ts'
import { requireLoopback } from '../http/loopback.ts'

/** Where an app takes deliveries by HTTP: one address for all, or one for each kind as Slack's settings have it. */
export type RequestUrl =
  | string
  | { readonly events: string; readonly commands: string; readonly interactivity: string }

export type RequestUrls = Readonly<Record<DeliveryType, URL>>

/** @throws when an address is none, or leads anywhere but to this machine */
export function readRequestUrls(given: RequestUrl): RequestUrls {
  const { events, commands, interactivity } =
    typeof given === 'string' ? { events: given, commands: given, interactivity: given } : given
  return {
    events_api: readLoopback(events),
    slash_commands: readLoopback(commands),
    interactive: readLoopback(interactivity),
  }
}

function readLoopback(text: string): URL {
  if (!URL.canParse(text))
    throw new Error(`a request URL is an address like http://127.0.0.1:3000/slack/events, not ${text}`)
  const url = new URL(text)
  if (url.protocol !== 'http:') throw new Error('the local workspace delivers to http: addresses only')
  requireLoopback(url.hostname.replace(/^\[|\]$/g, ''))
  return url
}
