import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { request } from '../../ipc/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './compose.module.css'
import type { Offer } from './offers.ts'
import { useWords } from './words.ts'

export type Filling = Extract<Offer, { kind: 'prompt' | 'template' }>
type Values = Readonly<Record<string, string>>
type Place = { readonly name: string; readonly description?: string | undefined; readonly required: boolean }

const placesOf = (offer: Filling): readonly Place[] =>
  offer.kind === 'prompt' ? offer.prompt.arguments : offer.variables.map((name) => ({ name, required: true }))

/** The arguments of a prompt, or the names in a template. */
export default function FillIn({
  offer,
  onClose,
  onDone,
}: {
  readonly offer: Filling
  readonly onClose: () => void
  readonly onDone: (values: Values) => Promise<void>
}): ReactElement {
  const say = useWords()
  const form = useId()
  const [values, setValues] = useState<Values>({})
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const places = placesOf(offer)
  const isMissing = ({ name, required }: Place) => required && !values[name]?.trim()
  const name = offer.kind === 'prompt' ? (offer.prompt.title ?? offer.prompt.name) : offer.title
  const submit = () => {
    setTried(true)
    if (busy || places.some(isMissing)) return
    setBusy(true)
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    void onDone(given).finally(() => setBusy(false))
  }
  return (
    <Dialog
      open
      size="sm"
      title={say(offer.kind === 'prompt' ? 'fillPrompt' : 'fillTemplate', { name: name.slice(0, 100) })}
      description={say('fillText', { server: offer.server.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {say('attach')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {places.map((place, index) => (
          <Argument
            key={place.name}
            isFirst={index === 0}
            offer={offer}
            place={place}
            values={values}
            onChange={(value) => setValues({ ...values, [place.name]: value })}
            error={tried && isMissing(place) ? say('required') : null}
          />
        ))}
      </form>
    </Dialog>
  )
}

const TYPING_MS = 250

/** One field, with the server's suggestions where it offers them. */
function Argument({
  isFirst,
  offer,
  place,
  values,
  onChange,
  error,
}: {
  readonly isFirst: boolean
  readonly offer: Filling
  readonly place: Place
  readonly values: Values
  readonly onChange: (value: string) => void
  readonly error: string | null
}): ReactElement {
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  // After the dialog has taken the focus for itself.
  useEffect(() => {
    if (isFirst) requestAnimationFrame(() => field.current?.focus())
  }, [isFirst])
  const [suggested, setSuggested] = useState<readonly string[]>([])
  const said = JSON.stringify({ ...values, [place.name]: values[place.name] ?? '' })
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      const { server } = offer
      const ref = offer.kind === 'prompt' ? offer.prompt.name : offer.uriTemplate
      void request('host.complete', {
        serverId: server.id,
        kind: offer.kind,
        ref,
        argument: place.name,
        arguments: JSON.parse(said) as Record<string, string>,
      }).then(
        (found) => current && setSuggested(found),
        () => {},
      )
    }, TYPING_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [offer, place.name, said])
  return (
    <>
      <TextField
        label={place.name}
        value={values[place.name] ?? ''}
        onChange={onChange}
        hint={place.description?.slice(0, 300)}
        error={error}
        required={place.required}
        list={list}
        ref={field}
      />
      <datalist id={list}>
        {suggested.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
    </>
  )
}
