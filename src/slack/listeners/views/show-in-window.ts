import type { RenderedModal } from '../../../blocks/block.ts'
import { patiently } from '../../calls/patiently.ts'
import { readFailure } from '../../calls/slack-errors.ts'
import type { Deps } from '../../deps.ts'

/**
 * Shows a view in an open window; false where its reader closed it meanwhile. Showing the same twice does no harm, so
 * it is tried again.
 */
export async function showInWindow(
  viewId: string,
  view: RenderedModal,
  { client, metrics }: Pick<Deps, 'client' | 'metrics'>,
): Promise<boolean> {
  try {
    await patiently(() => client.views.update({ view_id: viewId, view }), { onRetry: metrics.slackRetry })
    return true
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'refused' && ['not_found', 'view_not_found'].includes(failure.error)) return false
    throw error
  }
}
