import type { ComponentProps, KeyboardEvent, ReactElement, ReactNode, Ref, SyntheticEvent } from 'react'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { Spinner } from './Spinner.tsx'

type Common = {
  readonly onClick?: (() => void) | undefined
  readonly disabled?: boolean | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly size?: 'sm' | 'md' | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
  readonly form?: string | undefined
}

export type ButtonProps = Common & {
  readonly children: ReactNode
  /** One primary per view; `danger` for what cannot be taken back. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  readonly icon?: ReactNode
  readonly iconEnd?: ReactNode
  /** Work is under way: shows a spinner, keeps the width and the focus, ignores clicks. */
  readonly busy?: boolean | undefined
  readonly wide?: boolean | undefined
  /** Only where the visible words are not enough to tell two buttons apart; must contain them. */
  readonly label?: string | undefined
}

const prevent = (event: SyntheticEvent): void => event.preventDefault()
/** A button that is off keeps the focus; nothing that is done to it counts, and Tab leads on. */
const OFF = {
  'aria-disabled': true,
  'data-disabled': '',
  onClick: prevent,
  onPointerDown: prevent,
  onMouseDown: undefined,
  onKeyDown: (event: KeyboardEvent) => event.key === 'Tab' || event.preventDefault(),
  onKeyUp: undefined,
} as const

/** The element itself, without the library: there are hundreds in the window, and each hook of each is paid for before the next paint. */
const Plain = ({ off, ...rest }: ComponentProps<'button'> & { readonly off: boolean }): ReactElement => (
  <button {...rest} {...(off ? OFF : null)} />
)

/** A button with words. Extra props (from a menu or dialog trigger) are passed on. */
export function Button({
  children,
  variant = 'secondary',
  size = 'md',
  icon,
  iconEnd,
  busy,
  wide,
  label,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <Plain
      {...rest}
      type={type}
      off={disabled === true || busy === true}
      aria-label={label}
      aria-busy={busy ? true : undefined}
      className={classes(css.button, css[variant], css[size], wide && css.wide)}
    >
      {busy ? <Spinner size="sm" /> : icon}
      <span className={css.words}>{children}</span>
      {iconEnd}
    </Plain>
  )
}

export type IconButtonProps = Common & {
  /** The accessible name, also shown as a tooltip. Keep it stable: tests and screen readers find the button by it. */
  readonly label: string
  readonly icon: ReactNode
  readonly variant?: 'quiet' | 'secondary' | 'primary' | 'danger' | undefined
  readonly pressed?: boolean | undefined
  /** `native` needs nothing but the browser. */
  readonly tooltip?: boolean | 'native' | undefined
  /** A key hint shown in the tooltip. */
  readonly keys?: string | undefined
}

/** A square button with an icon only; its name is always there for those who cannot see it. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'md',
  pressed,
  tooltip = true,
  keys,
  type = 'button',
  disabled,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Plain
      {...rest}
      type={type}
      off={disabled === true}
      aria-label={label}
      aria-pressed={pressed}
      title={tooltip === 'native' ? label : undefined}
      data-tip={tooltip === true ? (keys ?? '') : undefined}
      className={classes(css.button, css.square, css[variant], css[size])}
    >
      {icon}
    </Plain>
  )
}
