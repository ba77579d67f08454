import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './popups.module.css'

export type MenuItem =
  | {
      readonly kind?: 'item'
      readonly id: string
      readonly label: string
      readonly hint?: ReactNode
      readonly icon?: ReactNode
      readonly danger?: boolean
      readonly disabled?: boolean
      readonly run: () => void
    }
  | {
      readonly kind: 'check'
      readonly id: string
      readonly label: string
      readonly checked: boolean
      readonly run: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string; readonly items: readonly MenuItem[] }

/** A menu of things to do, opened by `trigger` (a Button or IconButton). */
export function Menu({
  trigger,
  items,
  align = 'end',
  side = 'bottom',
}: {
  readonly trigger: ReactElement
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
}): ReactElement {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className={css.positioner}>
          <Base.Popup className={css.popup}>
            {items.map((item) => (
              <MenuEntry key={item.id} item={item} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function MenuEntry({ item }: { readonly item: MenuItem }): ReactElement {
  if (item.kind === 'separator') return <Base.Separator className={css.separator} />
  if (item.kind === 'heading')
    return (
      <Base.Group>
        <Base.GroupLabel className={css.groupLabel}>{item.label}</Base.GroupLabel>
        {item.items.map((inner) => (
          <MenuEntry key={inner.id} item={inner} />
        ))}
      </Base.Group>
    )
  if (item.kind === 'check')
    return (
      <Base.CheckboxItem className={css.item} checked={item.checked} onCheckedChange={item.run} closeOnClick>
        <span className={css.check}>
          <Base.CheckboxItemIndicator render={<Check aria-hidden="true" />} />
        </span>
        <span className={css.itemWords}>{item.label}</span>
      </Base.CheckboxItem>
    )
  return (
    <Base.Item
      className={classes(css.item, item.danger && css.itemDanger)}
      disabled={item.disabled === true}
      onClick={item.run}
    >
      {item.icon}
      <span className={css.itemWords}>
        {item.label}
        {item.hint ? (
          <Fragment>
            {' '}
            <span className={css.itemHint}>{item.hint}</span>
          </Fragment>
        ) : null}
      </span>
    </Base.Item>
  )
}
