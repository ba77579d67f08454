/** Conversations on screen: the transcript, the composer, and what stands between a person's words and a tool's deeds. */
import { type ReactElement, type ReactNode, Suspense, useState } from 'react'
import type { ModelRef, TurnState } from '../../shared/chat.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { request } from '../ipc/client.ts'
import { useConversation, useSettings, useTurn } from '../ipc/stores.ts'
import { startsWithChat } from '../ui/early.ts'
import { putStored, useStored } from '../ui/kept.ts'
import { later } from '../ui/later/later.ts'
import { toastError } from '../ui/toast.ts'
import css from './ChatScreen.module.css'
import { Composer, type Outgoing } from './Composer.tsx'
import { ContextMeter } from './ContextMeter.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { useCommands } from './compose/useCommands.ts'
import { EmptyChat } from './EmptyChat.tsx'
import { OpenSettings } from './links.ts'
import { ModelPicker } from './ModelPicker.tsx'
import { type ComposerMode, ModeSwitch } from './ModeSwitch.tsx'
import type { RenderConsent } from './ToolCallCard.tsx'
import { TurnStatus } from './TurnStatus.tsx'
import { useBeforehand } from './useBeforehand.ts'
import { useWords } from './words.ts'

// Markdown and the virtual list: what a new conversation does without.
const Transcript = later(() => import('./Transcript.tsx'))

/** What the direct composer is given. `ensureConversation` makes the conversation when the first tool is run. */
export type DirectSlot = {
  readonly conversationId: ConversationId | null
  readonly ensureConversation: () => Promise<ConversationId>
  /** Stands beside its own controls: the mode switch. */
  readonly controls: ReactNode
}
export type FirstStepsSlot = Omit<DirectSlot, 'controls'>
export type ChatScreenProps = {
  /** Null for a conversation that begins with the first message. */
  readonly conversationId: ConversationId | null
  readonly onOpen: (id: ConversationId) => void
  readonly onOpenSettings: () => void
  readonly onNew: () => void
  readonly renderConsent: RenderConsent
  readonly renderDirect: (slot: DirectSlot) => ReactNode
  readonly renderFirstSteps: (slot: FirstStepsSlot) => ReactNode
}

export function ChatScreen(props: ChatScreenProps): ReactElement {
  const { conversationId, onOpen, onOpenSettings, onNew, renderConsent, renderDirect, renderFirstSteps } = props
  const turn = useTurn(conversationId)
  const model = useModel(conversationId)
  const { mode, setMode, carryTo } = useMode(conversationId, model.expected)
  const ensureConversation = async () => {
    if (conversationId !== null) return conversationId
    const made = await request('chat.createConversation')
    if (model.chosen) await request('chat.setModel', { conversationId: made.id, model: model.chosen })
    carryTo(made.id)
    onOpen(made.id)
    return made.id
  }
  const send = async ({ text, attachments, taken, mentions }: Outgoing) => {
    const id = await ensureConversation()
    await request('chat.send', {
      conversationId: id,
      text,
      attachments: attachments.map(({ name, mimeType, data }) => ({ name, mimeType, data })),
      taken,
      mentions,
    })
  }
  const stop = () => {
    if (turn) void request('chat.stop', { conversationId: turn.conversationId, turnId: turn.id }).catch(toastError)
  }
  const [choosing, setChoosing] = useState(false)
  const commands = useCommands({
    conversationId,
    onNew,
    onModel: () => setChoosing(true),
    onDirect: () => setMode('direct'),
  })
  const modeSwitch = <ModeSwitch mode={mode} onChange={setMode} />
  return (
    <OpenSettings value={onOpenSettings}>
      <div className={css.screen}>
        <div className={css.firstSteps}>{renderFirstSteps({ conversationId, ensureConversation })}</div>
        {conversationId === null ? (
          <div className={css.emptyRoom}>
            <EmptyChat
              mode={mode}
              onTry={(text) => void send({ text, attachments: [], taken: [], mentions: [] }).catch(toastError)}
              onSetUp={onOpenSettings}
            />
          </div>
        ) : (
          <>
            <TurnStatus key={`status/${conversationId}`} conversationId={conversationId} />
            <Suspense fallback={<div className={css.emptyRoom} />}>
              <Transcript
                key={conversationId}
                conversationId={conversationId}
                busy={turn !== null}
                renderConsent={renderConsent}
              />
            </Suspense>
          </>
        )}
        <div className={css.dock} data-asking={turn?.state.kind === 'waitingForConsent' ? '' : undefined}>
          {mode === 'direct' ? (
            renderDirect({ conversationId, ensureConversation, controls: modeSwitch })
          ) : (
            <Composer
              draftKey={conversationId ?? 'new'}
              conversationId={conversationId}
              commands={commands}
              onSend={send}
              onStop={stop}
              running={turn !== null}
              controls={
                <>
                  {modeSwitch}
                  <ModelPicker
                    model={model.ref}
                    open={choosing}
                    onOpenChange={setChoosing}
                    onChange={model.choose}
                    onSetUp={onOpenSettings}
                  />
                </>
              }
            />
          )}
          <div className={css.foot}>
            <DockHint mode={mode} state={turn?.state} />
            {conversationId === null ? null : (
              <ContextMeter conversationId={conversationId} model={model.ref} busy={turn !== null} />
            )}
          </div>
        </div>
      </div>
    </OpenSettings>
  )
}

function DockHint({
  mode,
  state,
}: {
  readonly mode: ComposerMode
  readonly state: TurnState | undefined
}): ReactElement {
  const say = useWords()
  const beforehand = useBeforehand(state)
  if (beforehand !== null)
    return (
      <p className={css.hint} data-kept="">
        <Spinner size="sm" /> {beforehand}
      </p>
    )
  return <p className={css.hint}>{mode === 'chat' ? say('composerHint') : say('modeDirectHint')}</p>
}

/** Direct while no model is set, chat from then on, unless the person chose otherwise for this conversation. */
function useMode(conversationId: ConversationId | null, hasModel: boolean) {
  const [chosen, setChosen] = useStored<ComposerMode | null>(`mode/${conversationId ?? 'new'}`, null)
  return {
    mode: chosen ?? (hasModel ? 'chat' : 'direct'),
    setMode: setChosen,
    /** What was chosen before the conversation was there goes with it. */
    carryTo(id: ConversationId): void {
      if (chosen !== null) putStored(`mode/${id}`, chosen)
      setChosen(null)
    },
  }
}

/** The model of a conversation: its own, else the one of the settings. For one that does not exist yet the choice is kept until it does. */
function useModel(conversationId: ConversationId | null) {
  const own = useConversation(conversationId)?.model ?? null
  const settings = useSettings().value
  const usual = settings?.model ?? null
  const [chosen, setChosen] = useState<ModelRef | null>(null)
  const choose = (next: ModelRef) => {
    if (conversationId === null) setChosen(next)
    else void request('chat.setModel', { conversationId, model: next }).catch(toastError)
    // The first model ever chosen becomes the usual one.
    if (usual === null) void request('settings.update', { model: next }).catch(toastError)
  }
  const ref = (conversationId === null ? chosen : own) ?? usual
  return {
    ref,
    /** Before the settings are here, the page itself says whether there is one. */
    expected: ref !== null || (settings === null && startsWithChat()),
    chosen: conversationId === null ? chosen : null,
    choose,
  }
}
