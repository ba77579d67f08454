import { CreditCard, Eye, FilePen, Pencil, Send, Terminal, Trash2, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import type { EffectKind } from '../../shared/permission.ts'
import css from './Badge.module.css'
import { classes } from './classes.ts'
import { useWords } from './words.ts'

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info'

/** A small word about a thing: its state or kind. Never colour alone. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone | undefined
  readonly icon?: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <span className={classes(css.badge, css[tone])}>
      {icon}
      {children}
    </span>
  )
}

const ICONS: Readonly<Record<EffectKind, LucideIcon>> = {
  read: Eye,
  write: Pencil,
  send: Send,
  execute: Terminal,
  spend: CreditCard,
  delete: Trash2,
}

export const EFFECT_WORDS = {
  read: 'effectRead',
  write: 'effectWrite',
  send: 'effectSend',
  execute: 'effectExecute',
  spend: 'effectSpend',
  delete: 'effectDelete',
} as const satisfies Record<EffectKind, string>

type EffectProps = {
  readonly effect: EffectKind
  /** Of a `delete`: it replaces what was there, and says so. */
  readonly overwrites?: boolean | undefined
}

/** The icon of an effect, for places where the word stands beside it. */
export function EffectIcon({ effect, overwrites = false }: EffectProps): ReactElement {
  const Icon = effect === 'delete' && overwrites ? FilePen : ICONS[effect]
  return <Icon aria-hidden="true" className={css[effect]} />
}

/** What a tool would do: word, icon and colour, so that no one of them has to be seen. */
export function EffectChip({ effect, overwrites = false }: EffectProps): ReactElement {
  const say = useWords()
  return (
    <span className={classes(css.badge, css.effect, css[effect])}>
      <EffectIcon effect={effect} overwrites={overwrites} />
      {say(effect === 'delete' && overwrites ? 'effectOverwrite' : EFFECT_WORDS[effect])}
    </span>
  )
}

/** How many of something wait; nothing at zero. */
export function CountBadge({ count, label }: { readonly count: number; readonly label: string }): ReactElement | null {
  if (count === 0) return null
  return (
    <span className={css.count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
