import type { AnswerItem } from '../answer/answer.ts'
import { actionIds } from './actions.ts'
import {
  type AnswerFilters,
  choicesOf,
  type Facet,
  type FacetChoice,
  type HiddenReason,
  isNarrowed,
  type Narrowed,
  readFilters,
  writeFilters,
} from './answer-filters.ts'
import type { Block, Checkboxes, Option, StaticSelect } from './block.ts'
import { limits } from './limits.ts'
import { shorten } from './shorten.ts'
import { plainText } from './text-objects.ts'

/** Shorter answers are read faster than filtered. */
const fewestItems = 6
/** Characters for the names in one select, so that three of them leave most of a message to the answer. */
const namesInSelect = 1_200
const everything = '-'

/** What the filters' block carries in its id, because a switch that is off sends no value. */
export interface FilterState {
  readonly answerId: string
  /** As the message was rendered; what the reader chose since then stands in the payload. */
  readonly filters: AnswerFilters
  /** Digits and dots that differ from one rendering to the next: Slack keeps a choice for as long as the id stays. */
  readonly revision: string
}

export function writeFilterState({ answerId, filters, revision }: FilterState): string {
  return `filters:${answerId}:${revision}:${writeFilters(filters)}`
}

/** Null for anything that Talks cannot have written. */
export function readFilterState(blockId: string | undefined): FilterState | null {
  const found = /^filters:([\w-]{1,64}):([\d.]{1,40}):([\w.-]{0,60})$/.exec(blockId ?? '')
  const filters = found ? readFilters(found[3]!) : null
  return found && filters ? { answerId: found[1]!, revision: found[2]!, filters } : null
}

/** What a menu's chosen option stands for: a key, or null for everything. */
export function readFacetOption(value: string | undefined): string | null {
  return value === undefined || value === everything ? null : value
}

/** Whether an answer is long enough; one that asks back is answered and not narrowed. */
export function offersFilters(
  { items, choices }: { readonly items: readonly AnswerItem[]; readonly choices: readonly string[] },
  filters: AnswerFilters,
): boolean {
  return isNarrowed(filters) || (items.length >= fewestItems && choices.length === 0)
}

/** The menus and switches that would change something, or that did. */
export function filterRow(items: readonly AnswerItem[], state: FilterState): Block[] {
  const { filters } = state
  const elements = [
    ...(['person', 'month', 'document'] as const).flatMap((facet) => facetSelect(items, facet, filters)),
    ...switches(items, filters),
  ]
  return elements.length > 0 ? [{ type: 'actions', block_id: writeFilterState(state), elements }] : []
}

const selects: Record<Facet, { readonly actionId: string; readonly name: string; readonly all: string }> = {
  person: { actionId: actionIds.filterPerson, name: 'Person', all: 'Everybody' },
  month: { actionId: actionIds.filterMonth, name: 'Date', all: 'Any date' },
  document: { actionId: actionIds.filterDocument, name: 'Document', all: 'All documents' },
}

function facetSelect(items: readonly AnswerItem[], facet: Facet, filters: AnswerFilters): StaticSelect[] {
  const choices = mostCommon(choicesOf(items, facet), filters[facet])
  if (choices.length < 2 && filters[facet] === null) return []
  const { actionId, name, all } = selects[facet]
  const room = Math.floor(namesInSelect / Math.max(choices.length, 1))
  const options = [option(all, everything), ...choices.map((choice) => facetOption(choice, room))]
  const initial = options.find(({ value }) => value === filters[facet])
  return [
    {
      type: 'static_select',
      action_id: actionId,
      placeholder: plainText(name, limits.buttonText),
      options,
      ...(initial && { initial_option: initial }),
    },
  ]
}

/** Slack takes 100 options: where there are more, those with the most items, in the same order, and the chosen one. */
function mostCommon(choices: readonly FacetChoice[], chosen: string | null): readonly FacetChoice[] {
  const weight = ({ key, count }: FacetChoice) => (key === chosen ? Number.MAX_SAFE_INTEGER : count)
  const kept = new Set(
    choices.toSorted((one, other) => weight(other) - weight(one)).slice(0, limits.selectOptions - 1),
  )
  return choices.filter((choice) => kept.has(choice))
}

/** "Dmytro Kuleba (3)". */
function facetOption({ key, label, count }: FacetChoice, room: number): Option {
  const behind = ` (${count})`
  return option(
    `${shorten(label, Math.min(Math.max(room, 12), limits.optionText - behind.length))}${behind}`,
    key,
  )
}

function option(text: string, value: string): Option {
  return { text: plainText(text, limits.optionText), value }
}

export const switchValues = { onRecordOnly: 'on-record', hideDisputed: 'undisputed' } as const

function switches(items: readonly AnswerItem[], filters: AnswerFilters): Checkboxes[] {
  const hasOthers = items.some(({ footing = 'on-record' }) => footing !== 'on-record')
  const hasDisputed = items.some(({ disputed }) => disputed)
  const onRecord = option('On-record sources only', switchValues.onRecordOnly)
  const undisputed = option('Hide disputed', switchValues.hideDisputed)
  const options = [
    ...(hasOthers || filters.onRecordOnly ? [onRecord] : []),
    ...(hasDisputed || filters.hideDisputed ? [undisputed] : []),
  ]
  if (options.length === 0) return []
  const on = [...(filters.onRecordOnly ? [onRecord] : []), ...(filters.hideDisputed ? [undisputed] : [])]
  const box = { type: 'checkboxes', action_id: actionIds.filterSwitches, options } as const
  return [on.length > 0 ? { ...box, initial_options: on } : box]
}

/**
 * "Only Dmytro Kuleba, March 2022: 3 of 12 items. 9 hidden: 7 of others, 2 of other dates." At most 600 characters;
 * empty where nothing is narrowed.
 */
export function filterLine(
  items: readonly AnswerItem[],
  filters: AnswerFilters,
  { shown, hidden }: Narrowed,
): string {
  if (!isNarrowed(filters)) return ''
  const chosen = [
    ...(['person', 'month', 'document'] as const).flatMap((facet) => chosenLabel(items, facet, filters)),
    ...(filters.onRecordOnly ? ['on-record sources'] : []),
    ...(filters.hideDisputed ? ['undisputed'] : []),
  ].join(', ')
  const count = items.length - shown.length
  const reasons = [...hidden].map(([reason, many]) => hiddenWords[reason](many)).join(', ')
  const rest = count === 0 ? 'Nothing is hidden.' : `${count} hidden: ${reasons}.`
  return shown.length === 0
    ? `Nothing is left with this choice: only ${chosen}. ${rest} Clear the filters to see all.`
    : `Only ${chosen}: ${shown.length} of ${items.length} items. ${rest}`
}

function chosenLabel(items: readonly AnswerItem[], facet: Facet, filters: AnswerFilters): string[] {
  const key = filters[facet]
  if (key === null) return []
  const found = choicesOf(items, facet).find((choice) => choice.key === key)
  return [
    found ? shorten(found.label, 100) : `a ${selects[facet].name.toLowerCase()} no longer in this answer`,
  ]
}

const hiddenWords: Record<HiddenReason, (count: number) => string> = {
  person: (count) => `${count} of others`,
  month: (count) => `${count} of other dates`,
  document: (count) => `${count} from other documents`,
  unnamed: (count) => `${count} from unnamed sources`,
  paraphrase: (count) => (count === 1 ? '1 paraphrase' : `${count} paraphrases`),
  unconfirmed: (count) => (count === 1 ? '1 unconfirmed report' : `${count} unconfirmed reports`),
  disputed: (count) => `${count} disputed`,
}
