/** One for each zone that was asked for: making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()
const milliseconds = new Map<string, number>()

/**
 * How far the local clock is ahead of UTC at an instant, in milliseconds; negative west of Greenwich.
 * The platform's own rules are asked directly, because tzOffset of @date-fns/tz loses the sign of offsets
 * between -1 and 0 hours (Africa/Monrovia until 1972).
 * @throws RangeError for a zone that the platform does not know, or an instant that is no date
 */
export function offsetAt(zone: string, instant: number): number {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formatters.set(zone, formatter)
  }
  const text = formatter.format(instant)
  const written = text.slice(text.lastIndexOf('GMT') + 3)
  const known = milliseconds.get(written)
  if (known !== undefined) return known
  const offset = readOffset(written)
  milliseconds.set(written, offset)
  return offset
}

/** "+03:00", "-00:44:30", or nothing for UTC itself. */
function readOffset(written: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = written.slice(1).split(':').map(Number)
  return (written.startsWith('-') ? -1000 : 1000) * (hours * 3600 + minutes * 60 + seconds)
}
