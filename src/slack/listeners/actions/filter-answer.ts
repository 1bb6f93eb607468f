import type { App, BlockAction, CheckboxesAction, StaticSelectAction } from '@slack/bolt'
import { actionIds, writeButtonValue } from '../../../blocks/actions.ts'
import { type AnswerFilters, noFilters, readFilters, writeFilters } from '../../../blocks/answer-filters.ts'
import { readFacetOption, readFilterState, switchValues } from '../../../blocks/render-filters.ts'
import type { Deps } from '../../deps.ts'
import { replyOrReference } from '../../reply-or-reference.ts'
import { takeInteraction } from '../take-interaction.ts'
import { readClick, tellClicker } from './clicked-button.ts'
import { onButton } from './on-button.ts'
import { showAlone } from './show-alone.ts'

type FilterAction = StaticSelectAction | CheckboxesAction

const filterIds = new RegExp(
  `^(?:${[
    actionIds.filterPerson,
    actionIds.filterMonth,
    actionIds.filterDocument,
    actionIds.filterSwitches,
  ].join('|')})$`,
)

/** A choice in an answer's menus and switches narrows it for whoever chose, and for nobody else. */
export function registerFilterAnswer(app: Pick<App, 'action'>, deps: Deps) {
  onButton(app, actionIds.clearFilters, deps, (work) => showAlone(work, { page: 0 }))
  app.action<BlockAction<FilterAction>>(filterIds, async ({ ack, action, body, respond }) => {
    await ack()
    const tell = (sentence: string) => tellClicker(sentence, { body, respond }, deps)
    await replyOrReference(deps, 'answer filter', tell, async () => {
      if (!takeInteraction(body, deps)) return
      const rendered = readFilterState(action.block_id)
      const value = rendered ? writeButtonValue({ answerId: rendered.answerId, index: 0 }) : ''
      const click = readClick(body, { value }, deps)
      if (click.kind === 'refused') return tell(click.sentence)
      const filters = chosenFilters(rendered?.filters ?? noFilters, body, action)
      return showAlone({ clicked: click.clicked, body, respond, tell, deps }, { page: 0, filters })
    })
  })
}

/** The menus' and switches' part of a payload's `state.values`, as far as it is used here. */
interface Chosen {
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[]
}

/**
 * What the reader sees chosen: as it was rendered, what they chose since (in a message that stays, earlier choices stay
 * chosen), and this choice.
 */
function chosenFilters(
  rendered: AnswerFilters,
  body: BlockAction<FilterAction>,
  action: FilterAction,
): AnswerFilters {
  const values: Record<string, Chosen | undefined> = {
    ...(body.state ?? body.view?.state)?.values[action.block_id],
    [action.action_id]: action,
  }
  const facet = (id: string, before: string | null) => {
    const chosen = values[id]
    return chosen ? readFacetOption(chosen.selected_option?.value) : before
  }
  const switches = values[actionIds.filterSwitches]?.selected_options?.map(({ value }) => value)
  const chosen = {
    person: facet(actionIds.filterPerson, rendered.person),
    month: facet(actionIds.filterMonth, rendered.month),
    document: facet(actionIds.filterDocument, rendered.document),
    onRecordOnly: switches?.includes(switchValues.onRecordOnly) ?? rendered.onRecordOnly,
    hideDisputed: switches?.includes(switchValues.hideDisputed) ?? rendered.hideDisputed,
  }
  // What Talks did not offer narrows nothing.
  return readFilters(writeFilters(chosen)) ?? rendered
}
