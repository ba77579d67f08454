import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { ErrorParty } from '../../shared/ipc/errors.ts'
import type { Told } from '../../shared/told.ts'
import { useTell } from '../i18n/words.ts'
import css from './Banner.module.css'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import { useWords } from './words.ts'

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const
export type BannerTone = keyof typeof ICONS

/** Something to know, at the place that it concerns. `bad` and `warn` are read out at once. */
export function Banner({
  tone = 'info',
  title,
  children,
  actions,
  onDismiss,
  flush,
}: {
  readonly tone?: BannerTone | undefined
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly onDismiss?: (() => void) | undefined
  /** Edge to edge, for the top of a window. */
  readonly flush?: boolean | undefined
}): ReactElement {
  const say = useWords()
  const Icon = ICONS[tone]
  return (
    <div
      role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}
      className={classes(css.banner, css[tone], flush && css.flush)}
    >
      <Icon aria-hidden="true" className={css.icon} />
      <div className={css.words}>
        {title ? <p className={css.title}>{title}</p> : null}
        {children ? <div className={css.text}>{children}</div> : null}
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </div>
      {onDismiss ? (
        <IconButton size="sm" label={say('dismiss')} icon={<X />} onClick={onDismiss} tooltip={false} />
      ) : null}
    </div>
  )
}

const PARTIES = {
  you: 'partyYou',
  app: 'partyApp',
  server: 'partyServer',
  network: 'partyNetwork',
  signIn: 'partySignIn',
  model: 'partyModel',
} as const satisfies Record<ErrorParty, string>

/** An error that we mean to show: whose part it is in, what happened, what to do next. */
export function ErrorNotice({
  party,
  message,
  actions,
  onDismiss,
}: {
  readonly party: ErrorParty
  readonly message: Told | string
  readonly actions?: ReactNode
  readonly onDismiss?: (() => void) | undefined
}): ReactElement {
  const say = useWords()
  const tell = useTell()
  return (
    <Banner tone={party === 'you' ? 'warn' : 'bad'} title={say(PARTIES[party])} actions={actions} onDismiss={onDismiss}>
      {tell(message)}
    </Banner>
  )
}
