import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 46rem)')
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Is there no room for the sidebar beside the screen? */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
