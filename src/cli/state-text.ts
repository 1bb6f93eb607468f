import type { StateSummary } from '../state/inspect-state.ts'

/** "version 2, 88 kB; 12 answer, 40 seen_event": what a database holds, for a person. Empty tables are left out. */
export function stateText({ version, bytes, rows }: StateSummary): string {
  const counts = Object.entries(rows).filter(([, count]) => count > 0)
  const held = counts.map(([table, count]) => `${count} ${table}`).join(', ') || 'nothing in it'
  return `version ${version}, ${sizeText(bytes)}; ${held}`
}

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
