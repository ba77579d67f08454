// Draws one screen or card of the gallery: `?screen=permissions`, `?card=cancel&theme=dark`, `?language=de`.
import { createElement, StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ownCard } from '../../../renderer/shell/OwnCardHere.tsx'
import { words } from '../../../renderer/i18n/words.ts'
import { Kit } from '../../../renderer/ui/Kit.tsx'
import { applyLook } from '../../../renderer/ui/look.ts'

const screens = {
  servers: () => import('../../../renderer/host/ServersScreen.tsx'),
  questions: () => import('../../../renderer/permission/QuestionsScreen.tsx'),
  task: () => import('../../../renderer/permission/TaskAgreement.tsx'),
  permissions: () => import('../../../renderer/permission/PermissionsScreen.tsx'),
  accounts: () => import('../../../renderer/accounts/AccountsScreen.tsx'),
  activity: () => import('../../../renderer/activity/ActivityScreen.tsx'),
  settings: () => import('../../../renderer/settings/SettingsScreen.tsx'),
  direct: () => import('../../../renderer/direct/DirectComposer.tsx'),
  onboarding: () => import('../../../renderer/onboarding/OnboardingPanel.tsx'),
  context: () => import('../../../renderer/permission/ContextPanel.tsx'),
  trusted: () => import('../../../renderer/trusted/TrustedPage.tsx'),
}
const query = new URLSearchParams(location.search)
const props = {
  tab: query.get('tab') ?? undefined,
  adding: query.has('adding'),
  detail: query.get('detail'),
  conversationId: 'c',
  ensureConversation: () => Promise.resolve('c'),
  onAddServer: () => {},
  onAddModel: () => {},
  onStartClean: () => {},
  renderAsked: ownCard,
}

function Card({ name, module }) {
  const [answer, setAnswer] = useState(null)
  const question = window.questions[name]
  if (answer !== null) return createElement('output', null, JSON.stringify(answer))
  return createElement(module.ConsentCard, {
    question,
    canAnswer: query.has('elsewhere') ? false : true,
    onOpenTrace: () => {},
    onAnswer: async (_, said) => setAnswer(said),
  })
}

function Gallery() {
  const [drawn, setDrawn] = useState(null)
  useEffect(() => {
    applyLook(query.get('theme') ?? 'light', query.has('contrast') ? 'more' : 'system')
    void words.changeLanguage(query.get('language') ?? 'en')
    document.documentElement.lang = query.get('language') ?? 'en'
    const card = query.get('card')
    if (card !== null)
      void import('../../../renderer/permission/ConsentCard.tsx').then((module) =>
        setDrawn(createElement(Card, { name: card, module })),
      )
    else if (query.has('queue') && !query.has('screen'))
      void Promise.all([
        import('../../../renderer/permission/ConsentQueue.tsx'),
        import('../../../renderer/ipc/stores.ts'),
      ]).then(([{ ConsentQueue }, { usePending }]) => {
        const Queue = () => createElement(ConsentQueue, { questions: usePending().value ?? [] })
        setDrawn(createElement(Queue))
      })
    else
      void screens[query.get('screen') ?? 'servers']().then((module) => setDrawn(createElement(module.default, props)))
  }, [])
  const bare =
    query.has('card') ||
    (query.has('queue') && !query.has('screen')) ||
    ['direct', 'onboarding', 'context', 'task'].includes(query.get('screen'))
  return createElement('main', { className: bare ? 'bare' : 'whole' }, drawn)
}

createRoot(document.getElementById('root')).render(
  createElement(StrictMode, null, createElement(Kit, null, createElement(Gallery))),
)
