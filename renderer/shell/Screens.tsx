import { Component, type ReactElement, type ReactNode, Suspense, memo } from 'react'
import { ChatScreen } from '../chat/ChatScreen.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { Button } from '../ui/Button.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import css from './App.module.css'
import { Consent } from './Consent.tsx'
import { ownCard } from './OwnCardHere.tsx'
import { type Route, openConversation, openScreen } from './route.ts'
import { Direct, FirstSteps, screens, TaskAgreement } from './screenFiles.tsx'
import { say, useWords } from './words.ts'

/** The screen of the route. A screen that fails takes no other with it. */
export const Screens = memo(function Screens({ route }: { readonly route: Route }): ReactElement {
  const words = useWords()
  const Screen = route.screen === 'chat' ? null : screens[route.screen]
  return (
    <Fallible key={`${route.screen} ${route.screen === 'chat' ? '' : route.detail}`}>
      <Suspense
        fallback={
          <div className={css.center}>
            <Spinner label={words('loadingScreen')} />
          </div>
        }
      >
        {route.screen === 'chat' ? (
          <ChatScreen
            conversationId={route.conversationId}
            onOpen={openConversation}
            onOpenSettings={() => openScreen('settings')}
            onNew={() => openConversation(null)}
            renderConsent={renderConsent}
            renderDirect={(slot) => (
              <Suspense fallback={null}>
                <Direct {...slot} />
              </Suspense>
            )}
            renderFirstSteps={(slot) => (
              <Suspense fallback={null}>
                <TaskAgreement conversationId={slot.conversationId} />
                <FirstSteps
                  {...slot}
                  onAddServer={() => openScreen('servers', 'add')}
                  onAddModel={() => openScreen('settings')}
                />
              </Suspense>
            )}
          />
        ) : Screen ? (
          <Screen
            detail={route.detail}
            onOpenAccounts={() => openScreen('accounts')}
            onOpenConversation={openConversation}
            onOpenTrace={(traceId) => openScreen('activity', traceId)}
            renderAsked={ownCard}
          />
        ) : null}
      </Suspense>
    </Fallible>
  )
})

/** The same function always, so that rows of the transcript are not rendered again. */
const renderConsent = (consentId: Parameters<typeof Consent>[0]['consentId']): ReactNode => (
  <Consent consentId={consentId} />
)

type FallibleProps = { readonly children: ReactNode }

/** Catches what a screen throws while rendering. */
class Fallible extends Component<FallibleProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <EmptyState
        title={say('screenFailed')}
        actions={<Button onClick={() => this.setState({ error: null })}>{say('reload')}</Button>}
      >
        {say('screenFailedText', { message: error.message })}
      </EmptyState>
    )
  }
}
