import type { Page } from 'playwright-core'

const needName =
  /^\s*- (?:button|textbox|combobox|checkbox|radio|link|dialog|region|navigation|complementary|log|img|list\w*box)\b(?! ")/

/**
 * What a screen reader could not name or find: controls and landmarks without a name, another number of first-level
 * headings than one, labels that point nowhere, ids given twice. Names are computed by the browser itself.
 */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const tree = (await page.locator('body').ariaSnapshot()).split('\n')
  const nameless = tree.filter((line) => needName.test(line)).map((line) => `no name: ${line.trim()}`)
  const hasDialog = tree.some((line) => /^\s*- dialog\b/.test(line))
  const headings = tree.filter((line) => /- heading .*\[level=1\]/.test(line)).length
  const broken: string[] = await page.evaluate(`[
    ...[...document.querySelectorAll('[id]')].map((each) => each.id)
      .filter((id, index, all) => all.indexOf(id) !== index).map((id) => 'id twice: ' + id),
    ...['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) =>
      [...document.querySelectorAll('[' + name + ']')].filter((each) => each.checkVisibility()).flatMap((each) => each.getAttribute(name).split(' '))
        .filter((id) => !document.getElementById(id)).map((id) => name + ' points nowhere: ' + id)),
  ]`)
  // An open dialog hides everything behind it.
  return [
    ...nameless,
    ...(hasDialog || headings === 1 ? [] : [`${headings} first-level headings`]),
    ...broken,
  ]
}

/**
 * Visible texts whose contrast with what is behind them is below WCAG AA: 4.5, or 3 for large text. Colours that
 * let others shine through are mixed. Of texts that look the same the first is enough.
 */
export async function faintTexts(page: Page): Promise<readonly string[]> {
  const texts: { text: string; color: string; behind: string[]; size: number; weight: number }[] =
    await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found = new Map()
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        if (node.data.trim() === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          continue
        const style = getComputedStyle(element)
        const behind = []
        for (let each = element; each; each = each.parentElement) behind.push(getComputedStyle(each).backgroundColor)
        const look = { color: style.color, behind, size: parseFloat(style.fontSize), weight: Number(style.fontWeight) }
        const key = JSON.stringify(look)
        if (!found.has(key)) found.set(key, { ...look, text: node.data.trim().slice(0, 40) })
      }
      return [...found.values()]
    })()`)
  return texts.flatMap(({ text, color, behind, size, weight }) => {
    const ground = behind.map(readColor).reverse().reduce(over, [255, 255, 255, 1])
    const ratio = contrast(over(ground, readColor(color)), ground)
    const wanted = size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5
    return ratio >= wanted ? [] : [`${ratio.toFixed(1)}: ${text}`]
  })
}

type Color = readonly [red: number, green: number, blue: number, alpha: number]

/** `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.4)` and `color(srgb 0.1 0.2 0.3 / 0.4)`, as Chromium computes colours. */
function readColor(computed: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  const scale = computed.startsWith('color(') ? 255 : 1
  return [red * scale, green * scale, blue * scale, alpha]
}

function over(below: Color, above: Color): Color {
  const mix = (index: 0 | 1 | 2) => above[index] * above[3] + below[index] * (1 - above[3])
  return [mix(0), mix(1), mix(2), 1]
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Color, other: Color): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Color): number {
  const [r, g, b] = [red, green, blue].map((each) => {
    const part = each / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
