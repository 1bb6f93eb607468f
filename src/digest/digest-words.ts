/** What is wanted of `/talks digest …`. */
export type DigestOrder =
  | { readonly kind: 'settings' }
  /** The words after "on" that say when. */
  | { readonly kind: 'on'; readonly words: string }
  | { readonly kind: 'off' }
  | { readonly kind: 'now' }
  | { readonly kind: 'status' }
  | { readonly kind: 'unknown'; readonly words: string }

const names: Readonly<Record<string, 'settings' | 'off' | 'now' | 'status'>> = {
  '': 'settings',
  settings: 'settings',
  off: 'off',
  stop: 'off',
  cancel: 'off',
  now: 'now',
  preview: 'now',
  status: 'status',
}

/** Reads what follows `/talks digest`; undefined when the command is about something else. */
export function readDigestOrder(text: string): DigestOrder | undefined {
  const found = /^\s*digest\b[\s:]*([\s\S]*)$/i.exec(text)
  if (!found) return undefined
  const words = found[1]!.replace(/[\s,]*\b(?:please|thanks|thank you)\b[\s.!]*$/i, '').trim()
  const on = /^on\b\s*([\s\S]*)$/i.exec(words)
  if (on) return { kind: 'on', words: on[1]!.trim() }
  const name = words.toLowerCase().replace(/[.!?]+$/, '')
  const kind = Object.hasOwn(names, name) ? names[name] : undefined
  if (kind) return { kind }
  // "digest 9am", "digest at 18:30 weekdays": somebody who says when means on.
  return /^(?:at\s+)?\d/i.test(words) || /^(?:daily|weekdays|every\s)/i.test(words)
    ? { kind: 'on', words }
    : { kind: 'unknown', words }
}
