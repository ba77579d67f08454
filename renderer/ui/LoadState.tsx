import type { ReactElement, ReactNode } from 'react'
import type { AppError } from '../../shared/ipc/errors.ts'
import { ErrorNotice } from './Banner.tsx'
import { Button } from './Button.tsx'
import { Spinner } from './Spinner.tsx'
import { useWords } from './loadWords.ts'

/** Shows what was read from main, or that it is on its way, or why it is not there and how to try again. */
export function LoadState<T>({
  state,
  onRetry,
  children,
}: {
  readonly state: { readonly value: T | null; readonly error: AppError | null; readonly loading: boolean }
  readonly onRetry?: (() => void) | undefined
  readonly children: (value: T) => ReactNode
}): ReactElement | null {
  const say = useWords()
  const { value, error } = state
  return (
    <>
      {error === null ? null : (
        <ErrorNotice
          party={error.party}
          message={error.said}
          actions={
            onRetry && (
              <Button size="sm" onClick={onRetry}>
                {say('tryAgain')}
              </Button>
            )
          }
        />
      )}
      {value === null ? error === null ? <Spinner label={say('loading')} /> : null : children(value)}
    </>
  )
}
