// What main says about arguments, brought to the field that it speaks of.
import type { AppError } from '../../shared/ipc/errors.ts'

/** `data` of INVALID_ARGUMENTS is `{ pointer, message }`; anything else speaks of the whole. */
export const faultsOf = (error: AppError | null): ReadonlyMap<string, string> => {
  if (error?.code !== 'INVALID_ARGUMENTS') return new Map()
  const { data } = error
  if (typeof data !== 'object' || data === null) return new Map()
  const { pointer, message } = data as { readonly pointer?: unknown; readonly message?: unknown }
  return typeof pointer === 'string'
    ? new Map([[pointer, typeof message === 'string' ? message : error.message]])
    : new Map()
}
