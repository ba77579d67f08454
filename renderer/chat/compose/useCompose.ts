import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from 'react'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Mention } from '../../../shared/taken.ts'
import { request } from '../../ipc/client.ts'
import { keptValue, useKept } from '../../ui/kept.ts'
import { toastError } from '../../ui/toast.ts'
import { formatCount } from '../../ui/format.ts'
import type { MenuKeys } from './ComposeMenu.tsx'
import type { Filling } from './FillIn.tsx'
import { labelOf, type Offer } from './offers.ts'
import { NOTHING_TAKEN, takenKey, takeResource, tokensOf, type Waiting } from './taken.ts'
import { replaced, type Trigger, triggerAt } from './trigger.ts'
import { useWords } from './words.ts'

type Named = Mention & { readonly text: string }
const NO_NAMES: readonly Named[] = []

export type ComposeParts = {
  readonly draftKey: string
  readonly conversationId: ConversationId | null
  readonly draft: string
  readonly setDraft: (draft: string) => void
  readonly area: RefObject<HTMLTextAreaElement | null>
}
export type Compose = ReturnType<typeof useCompose>

/** What stands behind `/` and `@` in a message: the list that is open, what was named, what was taken from servers. */
export function useCompose(parts: ComposeParts) {
  const { draftKey, draft, setDraft } = parts
  const listId = useId()
  const keys = useRef<MenuKeys | null>(null)
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [activeId, setActiveId] = useState<string | undefined>(undefined)
  const [filling, setFilling] = useState<Filling | null>(null)
  const names = useNames(draftKey, draft)
  const take = useTaking(parts)

  const put = (words: string) => {
    if (!trigger) return
    setDraft(replaced(draft, trigger, words))
    setTrigger(null)
    placeCaret(parts.area, trigger.from + words.length)
  }
  const choose = (offer: Offer) => {
    if (offer.kind === 'server' || offer.kind === 'tool') {
      const text = `@${labelOf(offer)}`
      names.add({ text, serverId: offer.server.id, tool: offer.kind === 'tool' ? offer.name : null })
      return put(`${text} `)
    }
    put('')
    if (offer.kind === 'command') offer.run()
    else if (offer.kind === 'resource') void take.add(takeResource(offer.server.id, offer.uri, parts.conversationId))
    else if (offer.kind === 'prompt' && offer.prompt.arguments.length === 0) void take.fillIn(offer, {})
    else setFilling(offer)
  }
  return {
    listId,
    onKeys: useCallback((given: MenuKeys | null) => void (keys.current = given), []),
    trigger,
    activeId: trigger ? activeId : undefined,
    setActiveId,
    choose,
    filling,
    stopFilling: () => setFilling(null),
    fill: async (values: Readonly<Record<string, string>>) => {
      if (!filling) return
      await take.fillIn(filling, values)
      setFilling(null)
    },
    ...take,
    /** After each change of the text or the caret. */
    look: (text: string, caret: number) => setTrigger(triggerAt(text, caret)),
    /** True when the list took the key. */
    onKey(event: KeyboardEvent): boolean {
      const menu = trigger ? keys.current : null
      if (!menu || event.nativeEvent.isComposing) return false
      if (event.key === 'Escape') setTrigger(null)
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') menu.move(event.key === 'ArrowDown' ? 1 : -1)
      else if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey || !menu.choose()) return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    mentions: names.mentions,
    sent: () => {
      names.clear()
      take.clear()
    },
  }
}

/** Once the new text stands. */
const placeCaret = (area: ComposeParts['area'], at: number) =>
  requestAnimationFrame(() => area.current?.setSelectionRange(at, at))

function useNames(draftKey: string, draft: string) {
  const [named, setNamed] = useKept(`mentions/${draftKey}`, NO_NAMES)
  return {
    add: (one: Named) => setNamed([...named, one]),
    clear: () => setNamed(NO_NAMES),
    /** Only what still stands in the text was meant. */
    mentions: (): Mention[] =>
      named.filter(({ text }) => draft.includes(text)).map(({ serverId, tool }) => ({ serverId, tool })),
  }
}

/** What was taken from servers for this draft. Each passes the gate, so each may take its time or be refused. */
function useTaking({ draftKey, conversationId, area }: ComposeParts) {
  const say = useWords()
  const key = takenKey(draftKey)
  const [taken, setTaken] = useKept(key, NOTHING_TAKEN)
  const [news, setNews] = useState('')
  // Others may have come meanwhile.
  const now = () => keptValue(key, NOTHING_TAKEN)
  const add = (asked: Promise<Waiting>, instead?: string): Promise<void> =>
    asked.then((one) => {
      const list = now()
      setTaken(
        instead === undefined ? [...list, one] : list.map((before) => (before.takenId === instead ? one : before)),
      )
      const count = formatCount(tokensOf(one))
      setNews(say('nowAttached', { name: one.title, server: one.serverName, count }))
    }, toastError)
  return {
    taken,
    news,
    add,
    remove(takenId: string): void {
      setTaken(now().filter((one) => one.takenId !== takenId))
      area.current?.focus()
    },
    refresh: (one: Waiting) => void add(takeResource(one.serverId, one.ref, conversationId), one.takenId),
    clear: () => setTaken(NOTHING_TAKEN),
    fillIn: (offer: Filling, values: Readonly<Record<string, string>>): Promise<void> => {
      const common = { serverId: offer.server.id, arguments: { ...values }, conversationId }
      const asked =
        offer.kind === 'prompt'
          ? request('host.takePrompt', { ...common, name: offer.prompt.name })
          : request('host.takeTemplate', { ...common, uriTemplate: offer.uriTemplate })
      const at = Date.now()
      return add(asked.then((view) => ({ ...view, at })))
    },
  }
}
