/** All text in blocks, as a person reads it from top to bottom: for "does it say" and for nothing finer. */
export function shownText(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownText).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, each]) => (key === 'text' && typeof each === 'string' ? each : shownText(each)))
    .filter((text) => text !== '')
    .join('\n')
}

/** The action ids of every button, in order. */
export function buttonIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(buttonIds)
  if (typeof value !== 'object' || value === null) return []
  const own = 'action_id' in value && typeof value.action_id === 'string' ? [value.action_id] : []
  return [...own, ...Object.values(value).flatMap(buttonIds)]
}
