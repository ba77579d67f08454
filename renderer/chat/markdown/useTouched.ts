import { type PointerEvent, useState } from 'react'

type Touch = { readonly onPointerMove: (event: PointerEvent) => void; readonly onFocus: () => void }

/** False until the pointer or the keyboard has been there: what serves only them is not made before, since an answer may hold hundreds. */
export function useTouched(): readonly [boolean, Touch] {
  const [touched, setTouched] = useState(false)
  return [
    touched,
    {
      // A text that streams by under a resting pointer was not touched.
      onPointerMove: ({ movementX, movementY }) => {
        if (movementX !== 0 || movementY !== 0) setTouched(true)
      },
      onFocus: () => setTouched(true),
    },
  ]
}
