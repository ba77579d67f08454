import { createContext, type ReactNode, useContext } from 'react'
import type { Json } from '../../../shared/json.ts'
import type { Path } from './formValues.ts'

/** What every field of one form shares. */
export type FormContext = {
  readonly change: (path: Path, value: Json | undefined) => void
  /** What is wrong with the value at this pointer, in words. */
  readonly errorAt: (pointer: string) => string | null
  /** A mark under a field: where its value came from. */
  readonly noteAt: (pointer: string) => ReactNode
  readonly disabled: boolean
}

const Context = createContext<FormContext>({
  change: () => {},
  errorAt: () => null,
  noteAt: () => null,
  disabled: false,
})
export const FormProvider = Context.Provider
export const useForm = (): FormContext => useContext(Context)
