import { ChevronsUpDown, Sparkles } from 'lucide-react'
import { type ReactElement, Suspense, lazy } from 'react'
import type { ModelRef } from '../../shared/chat.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { useWords } from './words.ts'

// The list of models is only loaded when somebody opens it.
const ModelList = lazy(() => import('./ModelList.tsx'))

/** Names the model that will answer, and lets choose another in place. */
export function ModelPicker({
  model,
  open,
  onOpenChange: setOpen,
  onChange,
  onSetUp,
}: {
  readonly model: ModelRef | null
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onChange: (model: ModelRef) => void
  readonly onSetUp: () => void
}): ReactElement {
  const say = useWords()
  const name = model?.modelId ?? say('modelNone')
  return (
    <Popover
      title={say('model')}
      side="top"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          size="sm"
          variant="quiet"
          label={`${say('model')}: ${name}`}
          icon={<Sparkles aria-hidden="true" />}
          iconEnd={<ChevronsUpDown aria-hidden="true" />}
        >
          {name}
        </Button>
      }
    >
      <Suspense fallback={<Spinner />}>
        <ModelList
          model={model}
          onChoose={(next) => {
            setOpen(false)
            onChange(next)
          }}
          onSetUp={() => {
            setOpen(false)
            onSetUp()
          }}
        />
      </Suspense>
    </Popover>
  )
}
