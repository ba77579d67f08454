import { useState } from 'react'

type Touch = { readonly onPointerEnter: () => void; readonly onFocus: () => void }

/** False until the pointer or the keyboard has been there: what serves only them is not made before, since an answer may hold hundreds. */
export function useTouched(): readonly [boolean, Touch] {
  const [touched, setTouched] = useState(false)
  const touch = () => setTouched(true)
  return [touched, { onPointerEnter: touch, onFocus: touch }]
}
