import type { StaticSelect } from './block.ts'
import { limits } from './limits.ts'
import { plainText } from './text-objects.ts'

/** Slack's limit for one group of options is 100, for groups 100. */
const mostInGroup = limits.selectOptions

/**
 * All zones for one select, by region; a region with more than a group may hold goes on in the next group. The chosen
 * one is added where it is missing, because a select refuses a choice that it does not offer.
 */
export function zoneOptionGroups(
  zones: readonly string[],
  chosen: string | null,
): NonNullable<StaticSelect['option_groups']> {
  const all = chosen === null || zones.includes(chosen) ? zones : [...zones, chosen]
  const regions = [...new Set(all.map(regionOf))]
  return regions.flatMap((region) => {
    const names = all.filter((zone) => regionOf(zone) === region)
    return Array.from({ length: Math.ceil(names.length / mostInGroup) }, (_, part) => {
      const own = names.slice(part * mostInGroup, (part + 1) * mostInGroup)
      const label = names.length > mostInGroup ? `${region}, ${rangeOf(own)}` : region
      return {
        label: plainText(label, limits.buttonText),
        options: own.map((zone) => ({ text: plainText(zone, limits.buttonText), value: zone })),
      }
    })
  })
}

function regionOf(zone: string): string {
  return zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'Universal'
}

/** "Adak to Juneau". */
function rangeOf(zones: readonly string[]): string {
  const short = (zone: string) => zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ')
  return `${short(zones[0]!)} to ${short(zones.at(-1)!)}`
}
