/** The first run: three steps on the sample office, shown once, put away at any time. */
import { CircleCheck, Circle, X } from 'lucide-react'
import { type ReactElement, type ReactNode, useEffect } from 'react'
import type { ConversationId, ServerId } from '../../shared/ids.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { SettingsView } from '../../shared/settings.ts'
import { request } from '../ipc/client.ts'
import { usePending, useProviders, useServers, useSettings } from '../ipc/stores.ts'
import { ErrorNotice } from '../ui/Banner.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { useAction } from '../ui/useAction.ts'
import css from './onboarding.module.css'
import { eventToCancel, idArguments, lastResultOf, onSample, weekArguments } from './steps.ts'
import { say, useWords } from './words.ts'
import { verbatim } from '../../shared/told.ts'
import flow from '../ui/flow.module.css'

export type OnboardingPanelProps = {
  readonly conversationId: ConversationId | null
  /** Makes a conversation for what the steps run, and shows it. */
  readonly ensureConversation: () => Promise<ConversationId>
  readonly onAddServer: () => void
  readonly onAddModel: () => void
}

type Onboarding = SettingsView['onboarding']

const save = (onboarding: Onboarding, patch: Partial<Onboarding>) =>
  request('settings.update', { onboarding: { ...onboarding, ...patch } })

const findTool = async (query: string, sample: ServerId) => {
  const tool = onSample(await request('host.searchTools', { query, limit: 20 }), sample)
  if (tool === null) throw new AppError('SERVER_NOT_READY', verbatim(say('notReady')))
  return tool
}

const READ_QUERY = 'list calendar events'
const CANCEL_QUERY = 'cancel event'

const showRead = async (conversationId: ConversationId, sample: ServerId) => {
  const tool = await findTool(READ_QUERY, sample)
  const given = weekArguments(tool.definition.inputSchema, Date.now())
  await request('chat.runTool', { conversationId, toolKey: tool.key, arguments: given })
}

const tryCancel = async (conversationId: ConversationId, sample: ServerId) => {
  const list = await findTool(READ_QUERY, sample)
  const cancel = await findTool(CANCEL_QUERY, sample)
  const page = await request('chat.listMessages', { conversationId, before: null, limit: 50 })
  const result = lastResultOf(page.messages, list.key)
  const id = result === null ? null : eventToCancel(result)
  const given = id === null ? null : idArguments(cancel.definition.inputSchema, id)
  if (given === null) throw new AppError('NOT_FOUND', verbatim(say('noEvent')))
  await request('chat.runTool', { conversationId, toolKey: cancel.key, arguments: given })
}

/** Notes by itself what the person has seen or added, wherever they did it. */
const useProgress = (onboarding: Onboarding | null) => {
  const asked = (usePending().value ?? []).length > 0
  const servers = useServers().value ?? []
  const providers = useProviders().value ?? []
  const own = providers.length > 0 || servers.some((server) => !server.builtIn)
  const due = onboarding !== null && !onboarding.dismissed
  const askedNow = due && asked && !onboarding.sawAsk
  const ownNow = due && own && !onboarding.addedOwn
  useEffect(() => {
    if (onboarding === null || (!askedNow && !ownNow)) return
    // Told to main once; a failure here is no concern of the person's.
    save(onboarding, { ...(askedNow ? { sawAsk: true } : {}), ...(ownNow ? { addedOwn: true } : {}) }).catch(() => {})
  }, [onboarding, askedNow, ownNow])
}

/** The panel; nothing once it was put away. */
export default function OnboardingPanel(props: OnboardingPanelProps): ReactElement | null {
  const words = useWords()
  const onboarding = useSettings().value?.onboarding ?? null
  const servers = useServers().value
  const sample = servers?.find((server) => server.builtIn) ?? null
  // The office takes a moment to start: until then there is nothing to show.
  const waiting = servers === null || (sample?.enabled === true && /^(?:stopped|starting)$/.test(sample.state.kind))
  const { busy, error, clear, start } = useAction('here')
  useProgress(onboarding)
  if (onboarding === null || onboarding.dismissed) return null
  const { sawRead, sawAsk, addedOwn } = onboarding
  const done = [sawRead, sawAsk, addedOwn].filter(Boolean).length
  // In a conversation the room belongs to its messages and questions: one line is left, with the next step's button.
  const compact = props.conversationId !== null
  const next = [sawRead, sawAsk, addedOwn].indexOf(false)
  const run = (work: typeof showRead, patch: Partial<Onboarding>) =>
    start(async () => {
      if (sample === null) throw new AppError('NOT_FOUND', verbatim(words('noSample')))
      const at = await props.ensureConversation()
      await work(at, sample.id)
      if (Object.keys(patch).length > 0) await save(onboarding, patch)
    })
  return (
    <section className={css.panel} data-compact={compact || undefined} aria-label={words('title')}>
      <header className={css.head}>
        <div>
          <h2 className={css.title}>{words('title')}</h2>
          {compact && done < 3 ? null : <p className={flow.small}>{done === 3 ? words('finished') : words('intro')}</p>}
        </div>
        <output className={flow.small}>{words('progress', { done, all: 3 })}</output>
        <IconButton
          label={words('dismiss')}
          icon={<X />}
          size="sm"
          tooltip={false}
          onClick={() => start(() => save(onboarding, { dismissed: true }))}
        />
      </header>
      <ol className={css.steps}>
        <Step done={sawRead} title={words('readTitle')} text={compact ? null : words('readText')} isNext={next === 0}>
          <Button
            size="sm"
            variant={sawRead ? 'secondary' : 'primary'}
            busy={busy}
            disabled={waiting}
            onClick={() => run(showRead, { sawRead: true })}
          >
            {words('readButton')}
          </Button>
        </Step>
        <Step done={sawAsk} title={words('askTitle')} text={compact ? null : words('askText')} isNext={next === 1}>
          <Button
            size="sm"
            variant={sawRead && !sawAsk ? 'primary' : 'secondary'}
            disabled={!sawRead || busy || waiting}
            onClick={() => run(tryCancel, {})}
          >
            {words('askButton')}
          </Button>
        </Step>
        <Step done={addedOwn} title={words('ownTitle')} text={compact ? null : words('ownText')} isNext={next === 2}>
          <Button size="sm" onClick={props.onAddServer}>
            {words('ownServer')}
          </Button>
          <Button size="sm" onClick={props.onAddModel}>
            {words('ownModel')}
          </Button>
        </Step>
      </ol>
      {error === null ? null : <ErrorNotice party={error.party} message={error.said} onDismiss={clear} />}
    </section>
  )
}

function Step({
  done,
  title,
  text,
  isNext,
  children,
}: {
  readonly done: boolean
  readonly title: string
  /** Null where room is short: only the next step then has its buttons. */
  readonly text: string | null
  readonly isNext: boolean
  readonly children: ReactNode
}): ReactElement {
  const words = useWords()
  return (
    <li className={css.step} data-done={done || undefined} data-next={isNext || undefined}>
      <span className={css.mark}>
        {done ? <CircleCheck aria-hidden="true" /> : <Circle aria-hidden="true" />}
        {done ? <span className="visually-hidden">{words('done')}: </span> : null}
      </span>
      <div className={css.stepWords}>
        <h3 className={css.stepTitle}>{title}</h3>
        {text === null ? null : <p className={flow.small}>{text}</p>}
        {text === null && !isNext ? null : <div className={css.buttons}>{children}</div>}
      </div>
    </li>
  )
}
