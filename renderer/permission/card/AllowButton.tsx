import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type SyntheticEvent, useEffect, useReducer, useRef } from 'react'
import { classes } from '../../ui/classes.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import { type Holding, nextHolding } from '../arming.ts'
import css from './answers.module.css'

export type AllowButtonProps = {
  readonly label: string
  readonly describedBy?: string | undefined
  readonly armed: boolean
  readonly hold: boolean
  readonly busy: boolean
  readonly onAllow: () => void
}

/** SECURITY: Enter never allows, and only real input of a person counts, never a click made by a script. */
const isMeant = (event: SyntheticEvent): boolean => event.nativeEvent.isTrusted
const refuseEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault()
}

/** The yes. Plain for what can be put right; held for a second for what cannot. */
export function AllowButton(props: AllowButtonProps): ReactElement {
  return props.hold ? <HoldButton {...props} /> : <PlainButton {...props} />
}

function PlainButton({ label, describedBy, armed, busy, onAllow }: AllowButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={classes(css.allow, !armed && css.unarmed)}
      aria-disabled={!armed || busy}
      aria-describedby={describedBy}
      onKeyDown={refuseEnter}
      onClick={(event) => armed && !busy && isMeant(event) && onAllow()}
    >
      {busy ? <Spinner size="sm" /> : <Check aria-hidden="true" />}
      {label}
    </button>
  )
}

const reduce = nextHolding satisfies (state: Holding, event: Parameters<typeof nextHolding>[1]) => Holding

function HoldButton({ label, describedBy, armed, busy, onAllow }: AllowButtonProps): ReactElement {
  const [holding, send] = useReducer(reduce, { kind: 'idle' })
  const allowed = useRef(false)
  const press = (event: SyntheticEvent) => {
    if (isMeant(event) && !busy) send({ kind: 'press', at: performance.now(), armed })
  }
  const release = () => send({ kind: 'release' })
  useEffect(() => {
    if (holding.kind !== 'held') return
    const timer = setInterval(() => send({ kind: 'tick', at: performance.now(), armed }), 40)
    return () => clearInterval(timer)
  }, [holding.kind, armed])
  useEffect(() => {
    if (holding.kind !== 'done' || allowed.current) return
    allowed.current = true
    onAllow()
  }, [holding.kind, onAllow])
  return (
    <button
      type="button"
      className={classes(css.allow, css.hold, !armed && css.unarmed, holding.kind === 'held' && css.holding)}
      aria-disabled={!armed || busy}
      aria-describedby={describedBy}
      onPointerDown={(event) => event.button === 0 && press(event)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onBlur={release}
      onKeyDown={(event) => {
        refuseEnter(event)
        if (event.key !== ' ') return
        event.preventDefault()
        if (!event.repeat) press(event)
      }}
      onKeyUp={(event) => event.key === ' ' && release()}
    >
      <span className={css.holdBar} aria-hidden="true" />
      {busy ? <Spinner size="sm" /> : <Check aria-hidden="true" />}
      <span className={css.holdWords}>{label}</span>
    </button>
  )
}
