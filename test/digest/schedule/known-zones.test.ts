import { describe, expect, it } from 'vitest'
import { canonicalZone, isZone, knownZones, searchZones } from '../../../src/digest/schedule/known-zones.ts'
import {
  abbreviations,
  otherCities,
  renamedZones,
  zoneOfHours,
} from '../../../src/digest/schedule/zone-names.ts'

describe('The zones that are known', () => {
  it('are called by their present names, each once, and sorted', () => {
    const zones = knownZones()
    for (const zone of [
      'UTC',
      'Europe/Kyiv',
      'Asia/Kolkata',
      'America/Nuuk',
      'America/Argentina/Buenos_Aires',
    ])
      expect(zones).toContain(zone)
    for (const former of Object.keys(renamedZones)) expect(zones).not.toContain(former)
    expect([...new Set(zones)].sort()).toEqual(zones)
  })
  it('are their own canonical names, in any case', () => {
    for (const zone of knownZones()) {
      expect(canonicalZone(zone)).toBe(zone)
      expect(canonicalZone(zone.toUpperCase())).toBe(zone)
    }
  })
  it('are all that is ever suggested', () => {
    const suggested = [abbreviations, otherCities].flatMap((table) => Object.values(table).flat())
    for (const zone of [...suggested, ...Object.values(zoneOfHours)]) expect(knownZones()).toContain(zone)
  })
})

describe('A name', () => {
  it.each([
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['Japan', 'Asia/Tokyo'],
    ['GMT', 'UTC'],
    ['etc/gmt', 'UTC'],
    ['Zulu', 'UTC'],
  ])('%s is that of %s', (name, zone) => expect(canonicalZone(name)).toBe(zone))
  it.each([
    '',
    'EST',
    'CET',
    'MSK',
    '+02:00',
    'UTC+2',
    'Kyiv',
    'Europe/Kyiv ',
    'Mars/Olympus',
    'constructor',
    'SystemV/EST5',
  ])('%j is none of a zone', (name) => expect(isZone(name)).toBe(false))
})

describe('Searching zones', () => {
  it.each([
    ['kiev', 'Europe/Kyiv'],
    ['Lond', 'Europe/London'],
    ['new y', 'America/New_York'],
    ['sao p', 'America/Sao_Paulo'],
    ['são paulo', 'America/Sao_Paulo'],
    ['odes', 'Europe/Kyiv'],
    ['EST', 'America/New_York'],
    ['utc', 'UTC'],
    ['europe/ber', 'Europe/Berlin'],
    ['Kyyiv', 'Europe/Kyiv'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
  ])('for %s offers %s first', (query, zone) => expect(searchZones(query)[0]).toBe(zone))
  it('offers no more than a menu holds, and each once', () => {
    for (const query of ['', 'a', 'america', 'e', 'o']) {
      const found = searchZones(query)
      expect(found.length).toBeLessThanOrEqual(100)
      expect(new Set(found).size).toBe(found.length)
    }
    expect(searchZones('europe').every((zone) => zone.startsWith('Europe/'))).toBe(true)
  })
  it('offers nothing for what is near no name', () => {
    for (const query of ['xyzzy quux', '🙂']) expect(searchZones(query)).toEqual([])
  })
})
