import { Tooltip as Base } from '@base-ui/react/tooltip'
import { type ReactElement, useEffect, useState } from 'react'
import { KeyHint } from '../KeyHint.tsx'
import css from '../popups.module.css'

/** Milliseconds of pointing before it shows, and of pointing elsewhere before it goes. */
const DELAY = 500
const GRACE = 120
type Tip = { readonly anchor: HTMLElement; readonly text: string; readonly keys: string }

/**
 * The one tooltip of the window: repeats the name of whatever has `data-tip` (its keys, or nothing) while it is pointed at or
 * focused by keyboard. One for all, because a hundred buttons with one each cost more than the screen they are on.
 */
export function TooltipHost(): ReactElement {
  const [tip, setTip] = useState<Tip | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(
    () =>
      watchTips((found) => {
        setOpen(found !== null)
        // The words stay while the tooltip fades.
        if (found) setTip(found)
      }),
    [],
  )
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && setOpen(false)}>
      <Base.Portal>
        <Base.Positioner anchor={tip?.anchor ?? null} side="bottom" sideOffset={6} className={css.positioner}>
          <Base.Popup className={css.tooltip} data-tip-words="">
            {tip?.text}
            {tip?.keys ? <KeyHint keys={tip.keys} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Says what is pointed at or focused for long enough, and null once it no longer is. Returns how to stop. */
function watchTips(say: (tip: Tip | null) => void): () => void {
  let near: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    const text = near?.getAttribute('aria-label')
    if (near?.isConnected && text) say({ anchor: near, text, keys: near.dataset['tip'] ?? '' })
    else say(null)
  }
  const go = (next: HTMLElement | null, delay: number) => {
    if (next === near) return
    near = next
    clearTimeout(timer)
    timer = setTimeout(show, delay)
  }
  const over = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const target = event.target instanceof Element ? event.target : null
    // The pointer may go onto the tooltip itself and read there.
    if (target?.closest('[data-tip-words]')) return clearTimeout(timer)
    const next = target?.closest<HTMLElement>('[data-tip]') ?? null
    go(next, next ? DELAY : GRACE)
  }
  const focused = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.matches('[data-tip]:focus-visible')) go(target, 0)
  }
  const gone = () => go(null, 0)
  const pressed = () => {
    clearTimeout(timer)
    say(null)
  }
  const escaped = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') pressed()
  }
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('pointerover', over, { signal })
  document.documentElement.addEventListener('pointerleave', gone, { signal })
  document.addEventListener('focusin', focused, { signal })
  document.addEventListener('focusout', gone, { signal })
  document.addEventListener('pointerdown', pressed, { signal })
  document.addEventListener('keydown', escaped, { signal })
  return () => {
    clearTimeout(timer)
    stop.abort()
  }
}
