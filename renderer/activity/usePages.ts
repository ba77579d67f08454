import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '../../shared/ipc/errors.ts'

export type Pages<T> = {
  readonly rows: readonly T[]
  /** The first row ever is among them. */
  readonly complete: boolean
  readonly loading: boolean
  readonly error: AppError | null
  readonly loadOlder: () => void
}

/**
 * Rows newest first, page by page. `fresh` changes when there are newer ones: the first page is read again
 * and joined with what is there, so that reading on is not disturbed.
 */
export function usePages<T>(
  read: (before: number | null, limit: number) => Promise<readonly T[]>,
  keyOf: (row: T) => number,
  options: { readonly limit: number; readonly fresh: number },
): Pages<T> {
  const { limit, fresh } = options
  const [rows, setRows] = useState<readonly T[]>([])
  const [complete, setComplete] = useState(false)
  const [loading, setLoading] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const parts = useRef({ read, keyOf })
  const busy = useRef(false)
  const load = useCallback(
    async (before: number | null) => {
      if (busy.current && before !== null) return
      busy.current = true
      setLoading(true)
      try {
        const page = await parts.current.read(before, limit)
        const { keyOf: key } = parts.current
        setRows((known) => {
          const merged = new Map([...known, ...page].map((row) => [key(row), row]))
          return [...merged.values()].sort((a, b) => key(b) - key(a))
        })
        if (page.length < limit) setComplete(true)
        setError(null)
      } catch (thrown) {
        setError(AppError.from(thrown))
      } finally {
        busy.current = false
        setLoading(false)
      }
    },
    [limit],
  )
  useEffect(() => {
    void load(null)
  }, [load, fresh])
  const last = rows.at(-1)
  const loadOlder = () => {
    if (!complete && last !== undefined) void load(parts.current.keyOf(last))
  }
  return { rows, complete, loading, error, loadOlder }
}
