import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { Fragment, type ReactElement } from 'react'
import { classes } from '../classes.ts'
import type { MenuItem, MenuProps } from '../Menu.tsx'
import css from '../popups.module.css'

/** The menu itself; use it by Menu.tsx. */
export default function MenuPopup({ trigger, items, align = 'end', side = 'bottom' }: MenuProps): ReactElement {
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
