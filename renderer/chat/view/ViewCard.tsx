/** Views of servers (MCP Apps): a page of the server in a frame of ours, inside the call that it belongs to. */
import { AppWindow, MousePointerClick, RefreshCw, WifiOff, X } from 'lucide-react'
import { type ReactElement, useLayoutEffect, useRef, useState } from 'react'
import type { ToolCallPart } from '../../../shared/chat.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { ERROR_PARTIES } from '../../../shared/ipc/errors.ts'
import { localeFor } from '../../../shared/locale.ts'
import type { OpenedView, ViewWishes } from '../../../shared/view.ts'
import { words } from '../../i18n/words.ts'
import { usePending } from '../../ipc/stores.ts'
import { ErrorNotice } from '../../ui/Banner.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { useIsDark } from '../../ui/useIsDark.ts'
import { VisibleText } from '../../ui/VisibleText.tsx'
import { addFromView } from '../compose/taken.ts'
import { formatBytes } from '../../ui/format.ts'
import { useStayPut } from '../links.ts'
import { useInSight } from '../markdown/useInSight.ts'
import type { RenderConsent } from '../ToolCallCard.tsx'
import { useAsking, useView } from './useView.ts'
import type { Room } from './height.ts'
import { type Ended, useFrame, useRest } from './useFrame.ts'
import { usePull } from './usePull.ts'
import css from './View.module.css'
import { useWords } from './words.ts'

export type ViewCardProps = {
  readonly part: ToolCallPart
  readonly conversationId: ConversationId
  readonly renderConsent: RenderConsent
}

export default function ViewCard({ part, conversationId, renderConsent }: ViewCardProps): ReactElement {
  const say = useWords()
  const element = useRef<HTMLElement>(null)
  const [seen, setSeen] = useState(false)
  const inSight = useInSight(element, !seen)
  if (inSight && !seen) setSeen(true)
  const view = useView(conversationId, part.callId, seen)
  const { shown } = view
  const asking = useAsking(shown.kind === 'open' ? shown.viewId : null)
  const server = part.serverName
  return (
    <section
      ref={element}
      className={css.view}
      aria-label={say('region', { server, tool: part.toolTitle.slice(0, 100) })}
      data-asking={asking.length > 0 ? '' : undefined}
    >
      <Bar server={server} isOpen={shown.kind === 'open'} onLoad={view.load} onClose={view.close} />
      {asking.map((id) => (
        <div key={id}>{renderConsent(id)}</div>
      ))}
      {shown.kind === 'loading' ? (
        <div className={css.wait}>
          <Spinner label={say('loading')} />
        </div>
      ) : shown.kind === 'ask' ? (
        <Ask server={server} shown={shown} onShow={() => view.agree(shown.digest)} />
      ) : shown.kind === 'open' ? (
        <Open
          key={shown.viewId}
          shown={shown}
          byHand={view.byHand}
          server={server}
          conversationId={conversationId}
          onEnd={view.end}
        />
      ) : shown.kind === 'failed' ? (
        <ErrorNotice party={ERROR_PARTIES[shown.error.code]} message={shown.error.message} />
      ) : (
        <p className={css.text}>
          {say(shown.kind)}{' '}
          <Button size="sm" variant="quiet" onClick={view.load}>
            {say('show')}
          </Button>
        </p>
      )}
    </section>
  )
}

/** Our own frame around it: whose page it is, and what is no part of it. */
function Bar({
  server,
  isOpen,
  onLoad,
  onClose,
}: {
  readonly server: string
  readonly isOpen: boolean
  readonly onLoad: () => void
  readonly onClose: () => void
}): ReactElement {
  const say = useWords()
  return (
    <header className={css.bar}>
      <AppWindow aria-hidden="true" />
      <span className={css.name}>
        <VisibleText text={say('shownBy', { server })} most={100} />
      </span>
      {isOpen ? (
        <>
          <span className={css.fact}>
            <WifiOff aria-hidden="true" />
            {say('noNetwork')}
          </span>
          <span className={css.end}>
            <IconButton size="sm" label={say('reload')} icon={<RefreshCw />} onClick={onLoad} />
            <IconButton size="sm" label={say('close')} icon={<X />} onClick={onClose} />
          </span>
        </>
      ) : null}
    </header>
  )
}

function Wishes({ wishes }: { readonly wishes: ViewWishes }): ReactElement | null {
  const say = useWords()
  const all = [...wishes.domains, ...wishes.permissions]
  if (all.length === 0) return null
  return (
    <p className={css.small}>
      <VisibleText text={say('wanted', { what: all.join(', ') })} most={600} />
    </p>
  )
}

/** A page that nobody agreed to yet runs nothing. */
function Ask({
  server,
  shown,
  onShow,
}: {
  readonly server: string
  readonly shown: Extract<OpenedView, { kind: 'ask' }>
  readonly onShow: () => void
}): ReactElement {
  const say = useWords()
  const isNew = shown.why === 'new'
  return (
    <div className={css.ask}>
      <p>
        <VisibleText
          text={say(isNew ? 'newText' : 'changedText', { server, size: formatBytes(shown.characters) })}
          most={800}
        />
      </p>
      <Wishes wishes={shown.wishes} />
      <div>
        <Button size="sm" onClick={onShow}>
          {say(isNew ? 'show' : 'showNew')}
        </Button>
      </div>
    </div>
  )
}

type OpenProps = {
  readonly shown: Extract<OpenedView, { kind: 'open' }>
  /** The person had it shown just now: they want to see it whole. */
  readonly byHand: boolean
  readonly server: string
  readonly conversationId: ConversationId
  readonly onEnd: (how: Ended) => void
}

/** A view that changes its height moves nothing above it, unless the person has just had it shown and its first height came. */
function useGrowsDown({ height, settled }: Room, byHand: boolean): void {
  const stayPut = useStayPut()
  const awaited = useRef(byHand)
  useLayoutEffect(() => {
    if (!awaited.current) stayPut()
    if (settled) awaited.current = false
  }, [height, settled, stayPut])
}

function Open({ shown, byHand, server, conversationId, onEnd }: OpenProps): ReactElement {
  const say = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [taken, setTaken] = useState(false)
  const theme = useIsDark() ? 'dark' : 'light'
  // SECURITY: while anything is asked no view takes a key, a click or a point of room.
  const blocked = (usePending().value?.length ?? 1) > 0
  const pulls = usePull(place)
  const { live, wake } = useRest(frame, blocked, () => onEnd('focus'))
  const room = useFrame(frame, {
    viewId: shown.viewId,
    html: shown.html,
    look: { theme, locale: localeFor(words.language) },
    still: blocked,
    live,
    undrawn: pulls,
    onTaken(one, replaces) {
      addFromView(conversationId, one, replaces)
      setTaken(true)
    },
    onEnd,
  })
  useGrowsDown(room, byHand)
  return (
    <>
      <div ref={place} className={css.place} style={{ height: room.height }}>
        <iframe
          ref={frame}
          // SECURITY: no origin, so it reaches nothing of ours; no form, window, navigation, dialog or download leaves it.
          sandbox="allow-scripts allow-forms"
          allow=""
          referrerPolicy="no-referrer"
          src={PAGE}
          title={say('shownBy', { server })}
          className={css.frame}
          inert={!live}
          // SECURITY: not even drawn while anything is asked: a frame can scroll the page that it is in, away from the question.
          style={blocked || pulls ? HIDDEN : undefined}
        />
        {live ? null : (
          <button
            type="button"
            className={css.rest}
            disabled={blocked}
            onClick={wake}
            aria-label={say('useOf', { server })}
          >
            <span className={css.hint}>
              <MousePointerClick aria-hidden="true" />
              {say('use')}
            </span>
          </button>
        )}
      </div>
      <p className={css.small}>{say(blocked ? 'waits' : 'inside')}</p>
      <Wishes wishes={shown.wishes} />
      <output className={css.small}>{taken ? say('taken', { server }) : null}</output>
    </>
  )
}

const HIDDEN = { display: 'none' } as const
const PAGE = new URL('view/frame.html', document.baseURI).href
