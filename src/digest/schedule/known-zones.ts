import { nearestName } from './nearest-name.ts'
import { abbreviations, otherCities, renamedZones, utcNames } from './zone-names.ts'

/** What an external select can show: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const mostOptions = 100

const knowsZone = (name: string): boolean => platformName(name) !== undefined

/** How the platform itself calls a zone, undefined when it knows none of that name. */
function platformName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

const presentName = (name: string) => {
  const renamed = renamedZones[name]
  return renamed && knowsZone(renamed) ? renamed : name
}

let zones: readonly string[] | undefined

/** Every zone that this platform lists, by its present IANA name, and UTC; sorted. */
export function knownZones(): readonly string[] {
  zones ??= [
    ...new Set([
      'UTC',
      ...Intl.supportedValuesOf('timeZone')
        .filter((name) => name.includes('/') && !name.startsWith('Etc/'))
        .map(presentName),
    ]),
  ].sort()
  return zones
}

const utc = new Set(utcNames.map((name) => name.toLowerCase()))

/**
 * The present IANA name of a zone, whatever its case: "europe/kiev" → "Europe/Kyiv", "US/Eastern" →
 * "America/New_York", "Japan" → "Asia/Tokyo", "GMT" → "UTC". Undefined for what is no zone, and for what names no
 * place: offsets ("+02:00") and abbreviations ("EST"), though the platform takes some of them.
 */
export function canonicalZone(name: string): string | undefined {
  const lower = name.toLowerCase()
  if (utc.has(lower)) return 'UTC'
  const namesPlace = /^[a-z]+\//.test(lower) ? !lower.startsWith('systemv/') : /^[a-z]{4,}$/.test(lower)
  if (!namesPlace || Object.hasOwn(abbreviations, lower)) return undefined
  const platform = platformName(name)
  if (platform === undefined) return undefined
  return utc.has(platform.toLowerCase()) ? 'UTC' : presentName(platform)
}

export const isZone = (name: string): boolean => canonicalZone(name) !== undefined

/** "St. John’s", "St_Johns" and "st johns" are one name; so are "São Paulo" and "Sao_Paulo". */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[\s_/-]+/g, ' ')
    .trim()

/** American towns that keep their own zone but share their name with better known places. */
const obscure = /^America\/(Indiana\/(?!Indianapolis)|Kentucky\/Monticello|North_Dakota)/

let index: ReadonlyMap<string, readonly string[]> | undefined

/** Zones by the `nameKey` of their full name, their former name and their city. */
export function zonesByName(): ReadonlyMap<string, readonly string[]> {
  if (index) return index
  const named = new Map<string, readonly string[]>()
  const add = (name: string, zone: string) =>
    named.set(nameKey(name), [...new Set([...(named.get(nameKey(name)) ?? []), zone])])
  const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1)
  const formerNames = Object.entries(renamedZones).map(([former, zone]) => [
    former,
    presentName(former),
    zone,
  ])
  const names = [
    ...knownZones().map((zone) => [zone, zone]),
    ...formerNames.flatMap(([former, present, zone]) => [
      [former!, present!],
      [zone!, present!],
    ]),
  ]
  for (const [name, zone] of names) {
    add(name!, zone!)
    if (!obscure.test(name!)) add(cityOf(name!), zone!)
  }
  for (const name of utcNames) add(name, 'UTC')
  for (const [city, zonesOfCity] of Object.entries(otherCities))
    for (const zone of zonesOfCity) if (canonicalZone(zone)) add(city, canonicalZone(zone)!)
  index = named
  return index
}

/** The zone whose name, or whose city, is a slip or two away from what was typed. */
export function nearestZone(typed: string): string | undefined {
  const names = zonesByName()
  const city = typed.slice(typed.lastIndexOf('/') + 1)
  const name = nearestName(nameKey(typed), names.keys()) ?? nearestName(nameKey(city), names.keys())
  return name === undefined ? undefined : names.get(name)?.[0]
}

/**
 * Zones for a select menu that completes what is typed, at most 100: those whose city begins with it first, then
 * those with a word that does, then those that contain it; abbreviations find the zones that they may stand for.
 * Nothing typed gives the first of the list, a misspelt name the nearest.
 */
export function searchZones(query: string): readonly string[] {
  const typed = nameKey(query)
  if (!typed) return knownZones().slice(0, mostOptions)
  const places = new Map<string, number>()
  const offer = (zone: string, place: number) =>
    places.set(zone, Math.min(place, places.get(zone) ?? Number.POSITIVE_INFINITY))
  for (const [name, named] of zonesByName()) {
    const place = name.startsWith(typed) ? 1 : name.includes(` ${typed}`) ? 2 : 3
    if (name.includes(typed)) for (const zone of named) offer(zone, name === typed ? 0 : place)
  }
  if (Object.hasOwn(abbreviations, typed)) for (const zone of abbreviations[typed] ?? []) offer(zone, 0)
  const nearest = places.size === 0 && nearestZone(query)
  if (nearest) offer(nearest, 0)
  return [...places]
    .sort(([a, placeA], [b, placeB]) => placeA - placeB || (a < b ? -1 : 1))
    .map(([zone]) => zone)
    .slice(0, mostOptions)
}
