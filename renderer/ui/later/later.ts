import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** The first frame was drawn. A window in the background draws none: then a moment has passed. */
const drawn = new Promise<void>((resolve) => {
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(() => setTimeout(resolve))
  setTimeout(resolve, 250)
})

/** A part of the kit that the first frame of the window does without: it is loaded right after it. */
export const later = <P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): LazyExoticComponent<ComponentType<P>> => lazy(() => drawn.then(load))
