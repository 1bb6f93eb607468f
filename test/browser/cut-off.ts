import type { Page } from 'playwright-core'

/**
 * What a reader cannot see without scrolling sideways: elements that reach past the right edge, and boxes with words
 * wider than themselves. A channel's topic may end in an ellipsis.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  const edge = page.viewportSize()?.width ?? 0
  return page.evaluate(`[
    ...(document.documentElement.scrollWidth > ${edge} ? ['the page scrolls sideways'] : []),
    ...[...document.querySelectorAll('main *, aside *, dialog[open] *')]
      .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, #place-topic'))
      .filter((each) => each.getBoundingClientRect().right > ${edge} + 0.5 ||
        (getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1))
      .map((each) => each.tagName + '.' + each.className),
  ]`)
}
