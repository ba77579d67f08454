// What axe has against a page as it stands. One place, so that every look is taken the same way and at the same cost.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const COLOURS = ['color-contrast', 'link-in-text-block']

/** `all`: WCAG 2.2 AA and axe's own advice; `wcag`: the standard alone; `colours`: a look in which only colours are others. */
export type Rules = 'all' | 'wcag' | 'colours'

/** Every fault in one line: the rule, the place, what is wrong. */
/** With `within` only what stands in there. */
export async function axeFaults(page: Page, rules: Rules, within?: string): Promise<readonly string[]> {
  // Colours change within a frame even without motion; axe reads what stands before it, if it is that quick.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  // Without legacy mode each look opens a page of its own to join what frames of other origins said.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (within !== undefined) axe.include(within)
  if (rules === 'all') axe.disableRules(['page-has-heading-one'])
  if (rules === 'wcag') axe.withTags(WCAG)
  if (rules === 'colours') axe.withRules(COLOURS)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
