import { type ReactElement, useEffect, useState } from 'react'
import { useServers } from '../../ipc/stores.ts'
import { classes } from '../../ui/classes.ts'
import css from './compose.module.css'
import { fitting, labelOf, mentionOffers, type Offer, promptOffers } from './offers.ts'
import type { Trigger } from './trigger.ts'
import { type SayCompose, useWords } from './words.ts'

export type MenuKeys = { readonly move: (by: number) => void; readonly choose: () => boolean }

/** The list above the message while a name is being typed. The focus stays in the text; its keys are handed over by `onKeys`. */
export default function ComposeMenu({
  id,
  trigger,
  commands,
  onChoose,
  onActive,
  onKeys,
}: {
  readonly id: string
  readonly trigger: Trigger
  readonly commands: readonly Offer[]
  readonly onChoose: (offer: Offer) => void
  readonly onActive: (optionId: string | undefined) => void
  readonly onKeys: (keys: MenuKeys | null) => void
}): ReactElement | null {
  const say = useWords()
  const { offers, loading } = useOffers(trigger, commands)
  const [at, setAt] = useState(0)
  const shown = fitting(offers, trigger.query)
  const active = Math.min(at, shown.length - 1)
  const optionId = (index: number) => `${id}-${index}`
  const activeId = active >= 0 ? optionId(active) : undefined
  useEffect(() => onActive(activeId), [activeId, onActive])
  useEffect(() => {
    onKeys({
      move: (by) => setAt(shown.length === 0 ? 0 : (active + by + shown.length) % shown.length),
      choose() {
        const offer = shown[active]
        if (offer) onChoose(offer)
        // Nobody means to send, or to leave, who is still waiting for the list.
        return offer !== undefined || loading
      },
    })
    return () => onKeys(null)
  })
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  return (
    <div className={css.menu}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that leaves the focus in the text has no element of its own */}
      <div role="listbox" id={id} aria-label={say('menu')} className={css.list} aria-busy={loading}>
        {shown.map((offer, index) => (
          <div
            key={optionId(index)}
            id={optionId(index)}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes(css.option, index === active && css.active)}
            // The text keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            onClick={() => onChoose(offer)}
            onKeyDown={() => {}}
          >
            <span className={css.optionName}>{labelOf(offer).slice(0, 120)}</span>
            <span className={css.optionHint}>{hintOf(offer, say).slice(0, 160)}</span>
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p className={css.none}>{say(loading ? 'looking' : 'nothing')}</p> : null}
    </div>
  )
}

function hintOf(offer: Offer, say: SayCompose): string {
  switch (offer.kind) {
    case 'command':
      return offer.hint
    case 'prompt':
      return [say('promptOf', { server: offer.server.name }), offer.prompt.description].filter(Boolean).join(' – ')
    case 'server':
      return say('serverHint')
    case 'tool':
      return say('toolHint', { server: offer.server.name })
    case 'resource':
      return say('resourceHint', { server: offer.server.name })
    case 'template':
      return say('templateHint', { server: offer.server.name })
  }
}

/** Lists are asked for once as it opens; tools again as one types. */
function useOffers(trigger: Trigger, commands: readonly Offer[]) {
  const servers = useServers().value
  const [state, setState] = useState<{ readonly of: string; readonly offers: readonly Offer[] } | null>(null)
  const { kind } = trigger
  const query = kind === 'mention' ? trigger.query : ''
  const wanted = `${kind} ${query}`
  useEffect(() => {
    if (!servers) return
    let current = true
    const asked = kind === 'slash' ? promptOffers(servers) : mentionOffers(servers, query)
    void asked.then((offers) => {
      if (current) setState({ of: wanted, offers })
    })
    return () => {
      current = false
    }
  }, [servers, kind, query, wanted])
  const known = state?.of.startsWith(kind) ? state.offers : []
  return { offers: kind === 'slash' ? [...commands, ...known] : known, loading: state?.of !== wanted }
}
