import { type ReactElement, useState } from 'react'
import type { ModelRef } from '../../shared/chat.ts'
import { request } from '../ipc/client.ts'
import { useSettings } from '../ipc/stores.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toast.ts'
import { useAction } from '../ui/useAction.ts'
import css from './ContextMeter.module.css'
import { useWords } from './roomWords.ts'

/** A number, null for an empty field, undefined for what is neither. */
function read(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text.trim().replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
const shown = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '')

/** What the person knows of a model and its provider does not say: its room and its price. */
export function ModelFacts({ model }: { readonly model: ModelRef }): ReactElement {
  const say = useWords()
  const all = useSettings().value?.models ?? []
  const isIt = (one: ModelRef) => one.providerId === model.providerId && one.modelId === model.modelId
  const known = all.find(isIt)
  const [open, setOpen] = useState(false)
  const [room, setRoom] = useState(shown(known?.contextTokens))
  const [input, setInput] = useState(shown(known?.price?.input))
  const [output, setOutput] = useState(shown(known?.price?.output))
  const [wrong, setWrong] = useState(false)
  const { busy, start } = useAction()
  const save = () => {
    const [contextTokens, paidIn, paidOut] = [read(room), read(input), read(output)]
    const isRoom = contextTokens === null || (Number.isInteger(contextTokens) && (contextTokens ?? 0) >= 1000)
    const price = typeof paidIn === 'number' && typeof paidOut === 'number' ? { input: paidIn, output: paidOut } : null
    const isPrice = price !== null || (paidIn === null && paidOut === null)
    setWrong(!isRoom || !isPrice)
    if (!isRoom || !isPrice || contextTokens === undefined) return
    const { providerId, modelId } = model
    const mine = contextTokens === null && price === null ? [] : [{ providerId, modelId, contextTokens, price }]
    const models = [...all.filter((one) => !isIt(one)), ...mine]
    start(
      () => request('settings.update', { models }),
      () => toast(say('saved')),
    )
  }
  return (
    <Disclosure label={say('own', { model: model.modelId })} open={open} onOpenChange={setOpen}>
      <form
        className={css.facts}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p className={css.hint}>{say('ownHint')}</p>
        <TextField label={say('ownWindow')} value={room} onChange={setRoom} inputMode="numeric" />
        <TextField label={say('ownInput')} value={input} onChange={setInput} inputMode="decimal" />
        <TextField
          label={say('ownOutput')}
          value={output}
          onChange={setOutput}
          inputMode="decimal"
          error={wrong ? say('ownWrong') : null}
        />
        <Button type="submit" size="sm" busy={busy}>
          {say('save')}
        </Button>
      </form>
    </Disclosure>
  )
}
