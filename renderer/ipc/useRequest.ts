import { useEffect, useState } from 'react'
import type { RequestName } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import { type Argument, type Output, request } from './client.ts'
import type { Loaded } from './store.ts'

type Options<N extends RequestName> = (undefined extends Argument<N>[0]
  ? { input?: undefined }
  : { input: Argument<N>[0] }) & {
  /** Read again when this changes: a revision from `useRevision`. */
  readonly revision?: number
  /** Do not ask (yet). */
  readonly skip?: boolean
}

/** Reads something that has no store, again whenever the input or `revision` changes. The last value stays until the next one is there. */
export function useRequest<N extends RequestName>(
  name: N,
  options: Options<N>,
): Loaded<Output<N>> & { readonly reload: () => void } {
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ key: string; value: Output<N> | null; error: AppError | null }>({
    key: '',
    value: null,
    error: null,
  })
  const { input, revision = 0, skip = false } = options
  const key = JSON.stringify([name, input, revision, round])
  useEffect(() => {
    if (skip) return
    let current = true
    const [, said] = JSON.parse(key) as [N, unknown]
    request(name, ...([said ?? undefined] as unknown as Argument<N>)).then(
      (value) => current && setState({ key, value, error: null }),
      (error: unknown) => current && setState((before) => ({ key, value: before.value, error: AppError.from(error) })),
    )
    return () => {
      current = false
    }
  }, [name, key, skip])
  return {
    value: state.value,
    error: state.error,
    loading: !skip && state.key !== key,
    reload: () => setRound((before) => before + 1),
  }
}
