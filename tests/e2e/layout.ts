// What an eye would complain about, measured in the page: text that is cut, controls that overlap or are too small to hit.
import type { Page } from '@playwright/test'

/** One line for each fault; none for a page that is in order. */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const told = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)
      return `<${element.tagName.toLowerCase()} class="${element.className.toString().slice(0, 60)}"> "${words}"`
    }
    const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"][aria-modal="true"]')].at(-1)
    const ground = dialog ?? document.body
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.closest('[aria-hidden="true"], .visually-hidden, [inert]') === null
    const styles = new Map<Element, CSSStyleDeclaration>()
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const known = styles.get(element) ?? getComputedStyle(element)
      styles.set(element, known)
      return known
    }
    const scrolls = (element: Element, axis: 'overflowX' | 'overflowY'): boolean =>
      /auto|scroll/.test(styleOf(element)[axis])

    if (document.documentElement.scrollWidth > window.innerWidth)
      faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${window.innerWidth}`)
    for (const element of ground.querySelectorAll('*')) {
      if (!isSeen(element) || element instanceof SVGElement) continue
      const style = styleOf(element)
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const box = element.getBoundingClientRect()
      // One point in size is for screen readers alone.
      if (box.width <= 2 || box.height <= 2) continue
      // Room to scroll sideways is for code and tables alone.
      if (scrolls(element, 'overflowX') && element.scrollWidth > element.clientWidth + 1)
        if (!element.matches('pre, code, textarea, [role="region"], [tabindex], table, [role="tablist"]'))
          faults.push(`scrolls sideways: ${told(element)}`)
      if (!hasText) continue
      const ellipsis = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
      const cut = style.overflowX !== 'visible' && !scrolls(element, 'overflowX')
      if (cut && !ellipsis && element.scrollWidth > element.clientWidth + 1) faults.push(`cut: ${told(element)}`)
      const low = style.overflowY !== 'visible' && !scrolls(element, 'overflowY')
      if (low && !ellipsis && element.scrollHeight > element.clientHeight + 3)
        faults.push(`cut below: ${told(element)}`)
      const scroller = (() => {
        for (let up: Element | null = element; up; up = up.parentElement) if (scrolls(up, 'overflowX')) return up
        return null
      })()
      if (!scroller && (box.right > window.innerWidth + 1 || box.left < -1))
        faults.push(`out of the window: ${told(element)}`)
    }

    const CONTROLS =
      'button, a[href], input, textarea, select, [role="button"], [role="switch"], [role="tab"], [role="option"], [role="combobox"], [role="checkbox"], [role="radio"]'
    const controls = [...ground.querySelectorAll(CONTROLS)].filter((element) => {
      const box = element.getBoundingClientRect()
      return isSeen(element) && box.width > 1 && box.height > 1
    })
    // What a scrolled list hides of it is not there.
    const shownBox = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const box = { left, top, right, bottom }
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (styleOf(up).overflowY === 'visible') continue
        const edge = up.getBoundingClientRect()
        box.top = Math.max(box.top, edge.top)
        box.bottom = Math.min(box.bottom, edge.bottom)
        box.left = Math.max(box.left, edge.left)
        box.right = Math.min(box.right, edge.right)
      }
      return box
    }
    const isOnTop = (element: Element, box: { left: number; top: number; right: number; bottom: number }): boolean => {
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return top !== null && element.contains(top)
    }
    const seen = controls.map(shownBox)
    type Box = ReturnType<typeof shownBox>
    for (const [index, one] of controls.entries()) {
      const a = one.getBoundingClientRect()
      const seenA = seen[index] as Box
      // WCAG 2.2 target size: a link in a line of text is exempt, and what its label makes larger is as large as its label.
      const label = one.closest('label')?.getBoundingClientRect() ?? a
      const inText = one.matches('p a, li a, td a, dd a')
      if (!inText && (Math.max(a.width, label.width) < 24 || Math.max(a.height, label.height) < 24))
        faults.push(`smaller than 24: ${Math.round(a.width)} x ${Math.round(a.height)} ${told(one)}`)
      for (let next = index + 1; next < controls.length; next += 1) {
        const other = controls[next] as Element
        if (one.contains(other) || other.contains(one)) continue
        const seenB = seen[next] as Box
        const across = Math.min(seenA.right, seenB.right) - Math.max(seenA.left, seenB.left)
        const down = Math.min(seenA.bottom, seenB.bottom) - Math.max(seenA.top, seenB.top)
        // What lies under a bar that stays in sight is hidden by it, not overlapping.
        if (across > 2 && down > 2 && isOnTop(one, seenA) && isOnTop(other, seenB))
          faults.push(`overlap: ${told(one)} and ${told(other)}`)
      }
    }
    return [...new Set(faults)]
  })
