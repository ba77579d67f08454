import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { KeyHint } from './KeyHint.tsx'
import css from './SearchList.module.css'

export type SearchItem = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly icon?: ReactNode
  readonly keys?: string | undefined
  /** More words that it is found by. */
  readonly keywords?: string | undefined
  readonly run: () => void
}
export type SearchGroup = { readonly label: string; readonly items: readonly SearchItem[] }

/** A field with a list under it: type to narrow, arrows to choose, Enter to do it. For a popover or dialog. */
export function SearchList({
  label,
  placeholder,
  groups,
  empty,
  footer,
  query: givenQuery,
  onQuery,
}: {
  readonly label: string
  readonly placeholder: string
  readonly groups: readonly SearchGroup[]
  /** Said when nothing matches. */
  readonly empty: ReactNode
  readonly footer?: ReactNode
  readonly query?: string | undefined
  readonly onQuery?: ((query: string) => void) | undefined
}): ReactElement {
  const [ownQuery, setOwnQuery] = useState('')
  const query = givenQuery ?? ownQuery
  return (
    <div className={css.root}>
      <Autocomplete.Root
        inline
        open
        items={groups.filter((group) => group.items.length > 0)}
        value={query}
        onValueChange={(next, details) => {
          if (details.reason === 'item-press') return
          setOwnQuery(next)
          onQuery?.(next)
        }}
        autoHighlight="always"
        keepHighlight
        filter={matches}
        itemToStringValue={(item: SearchItem) => item.label}
      >
        <div className={css.field}>
          <Search aria-hidden="true" />
          <Autocomplete.Input className={css.input} aria-label={label} placeholder={placeholder} />
        </div>
        <Autocomplete.Empty className={css.empty}>{empty}</Autocomplete.Empty>
        <Autocomplete.List className={css.list} aria-label={label} tabIndex={-1}>
          {(group: SearchGroup) => (
            <Autocomplete.Group key={group.label} items={group.items}>
              <Autocomplete.GroupLabel className={css.groupLabel}>{group.label}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: SearchItem) => <Row key={item.id} item={item} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
      {footer}
    </div>
  )
}

function Row({ item }: { readonly item: SearchItem }): ReactElement {
  return (
    <Autocomplete.Item value={item} className={css.item} onClick={() => item.run()}>
      {item.icon ? (
        <span className={css.icon} aria-hidden="true">
          {item.icon}
        </span>
      ) : null}
      <span className={css.words}>
        {item.label}
        {item.hint ? <span className={css.hint}>{item.hint}</span> : null}
      </span>
      {item.keys ? <KeyHint keys={item.keys} /> : null}
    </Autocomplete.Item>
  )
}

/** Every word typed must occur, in whatever order. */
function matches(item: unknown, query: string): boolean {
  const { label, hint = '', keywords = '' } = item as SearchItem
  const text = `${label} ${hint} ${keywords}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
