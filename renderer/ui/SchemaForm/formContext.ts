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
  /** Values that may be meant, for the argument that this pointer lies in. Undefined where none will ever be known. */
  readonly suggestionsAt: (pointer: string) => readonly Suggestion[] | undefined
  readonly disabled: boolean
}
/** A value to pick instead of typing it. The words are a server's. */
export type Suggestion = { readonly value: string; readonly title: string; readonly hint: string }

const Context = createContext<FormContext>({
  change: () => {},
  errorAt: () => null,
  noteAt: () => null,
  suggestionsAt: () => undefined,
  disabled: false,
})
export const FormProvider = Context.Provider
export const useForm = (): FormContext => useContext(Context)
