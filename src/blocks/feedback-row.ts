import { actionIds, writeButtonValue } from './actions.ts'
import type { Button, ContextActionsBlock } from './block.ts'
import { button, plainText } from './text-objects.ts'

/** What a feedback button's index means. */
export const feedbackIndexes = { helpful: 0, notRight: 1 } as const

/** Two thumbs under an answer in a message; the second asks what is wrong or missing. */
export function feedbackRow(answerId: string): ContextActionsBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionIds.feedback,
        positive_button: {
          text: plainText('Helpful'),
          value: writeButtonValue({ answerId, index: feedbackIndexes.helpful }),
          accessibility_label: 'This answer was helpful',
        },
        negative_button: {
          text: plainText('Wrong or missing'),
          value: writeButtonValue({ answerId, index: feedbackIndexes.notRight }),
          accessibility_label: 'Something in this answer is wrong or missing',
        },
      },
    ],
  }
}

/** The same in a window, where Slack takes no thumbs. */
export function feedbackButton(answerId: string): Button {
  const value = writeButtonValue({ answerId, index: feedbackIndexes.notRight })
  return button(
    actionIds.feedback,
    'Wrong or missing?',
    value,
    'Something in this answer is wrong or missing',
  )
}
