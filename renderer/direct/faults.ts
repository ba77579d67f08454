// What main says about arguments, brought to the field that it speaks of.
import type { AppError } from '../../shared/ipc/errors.ts'
import type { Told } from '../../shared/told.ts'
import { tell } from '../i18n/words.ts'

/** `data` of INVALID_ARGUMENTS is `{ pointer, message }`; anything else speaks of the whole. */
export const faultsOf = (error: AppError | null): ReadonlyMap<string, string> => {
  if (error?.code !== 'INVALID_ARGUMENTS') return new Map()
  const { data } = error
  if (typeof data !== 'object' || data === null) return new Map()
  const { pointer, message } = data as { readonly pointer?: unknown; readonly message?: unknown }
  return typeof pointer === 'string' ? new Map([[pointer, tell(isTold(message) ? message : error.said)]]) : new Map()
}

const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null && 'say' in value
