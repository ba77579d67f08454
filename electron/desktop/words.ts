/** The words that the desktop shows outside the page: menus, tray, notifications, the question before it ends. */
import i18next from 'i18next'
import { chooseLanguage } from '../../shared/language.ts'
import { TIDING_WORDS } from '../../shared/tidingWords.ts'

const TABLES = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    go: 'Go',
    window: 'Window',
    help: 'Help',
    newConversation: 'New conversation',
    palette: 'Find and do anything…',
    toggleSidebar: 'Show or hide the sidebar',
    question: 'Go to the waiting question',
    stop: 'Stop the answer',
    list: 'Keyboard shortcuts',
    whatsNew: 'What is new',
    chat: 'Conversations',
    servers: 'Servers',
    permissions: 'Permissions',
    activity: 'Activity',
    accounts: 'Accounts',
    settings: 'Settings…',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomReset: 'Actual size',
    open: 'Open Gatehouse',
    noQuestions: 'No question waits',
    quit: 'Quit Gatehouse',
    quitTitle: 'Quit Gatehouse now?',
    quitQuestions_one: '{{count}} question waits for you; it becomes a no.',
    quitQuestions_other: '{{count}} questions wait for you; each becomes a no.',
    quitTurns_one: '{{count}} answer is being written; it stops here.',
    quitTurns_other: '{{count}} answers are being written; they stop here.',
    stay: 'Stay',
    noSuggestions: 'No suggestions',
    learnWord: 'Add to the dictionary',
  },
  de: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    go: 'Gehe zu',
    window: 'Fenster',
    help: 'Hilfe',
    newConversation: 'Neue Unterhaltung',
    palette: 'Alles finden und tun …',
    toggleSidebar: 'Seitenleiste zeigen oder verbergen',
    question: 'Zur wartenden Frage',
    stop: 'Antwort anhalten',
    list: 'Tastenkürzel',
    whatsNew: 'Was ist neu',
    chat: 'Unterhaltungen',
    servers: 'Server',
    permissions: 'Berechtigungen',
    activity: 'Aktivität',
    accounts: 'Konten',
    settings: 'Einstellungen …',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    zoomReset: 'Originalgröße',
    open: 'Gatehouse öffnen',
    noQuestions: 'Keine Frage wartet',
    quit: 'Gatehouse beenden',
    quitTitle: 'Gatehouse jetzt beenden?',
    quitQuestions_one: '{{count}} Frage wartet auf Sie; sie wird zu einem Nein.',
    quitQuestions_other: '{{count}} Fragen warten auf Sie; jede wird zu einem Nein.',
    quitTurns_one: '{{count}} Antwort wird gerade geschrieben; sie endet hier.',
    quitTurns_other: '{{count}} Antworten werden gerade geschrieben; sie enden hier.',
    stay: 'Bleiben',
    noSuggestions: 'Keine Vorschläge',
    learnWord: 'Zum Wörterbuch hinzufügen',
  },
  fr: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    go: 'Aller à',
    window: 'Fenêtre',
    help: 'Aide',
    newConversation: 'Nouvelle conversation',
    palette: 'Tout trouver et tout faire…',
    toggleSidebar: 'Afficher ou masquer la barre latérale',
    question: 'Aller à la question en attente',
    stop: 'Arrêter la réponse',
    list: 'Raccourcis clavier',
    whatsNew: 'Nouveautés',
    chat: 'Conversations',
    servers: 'Serveurs',
    permissions: 'Autorisations',
    activity: 'Activité',
    accounts: 'Comptes',
    settings: 'Réglages…',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    zoomReset: 'Taille réelle',
    open: 'Ouvrir Gatehouse',
    noQuestions: 'Aucune question en attente',
    quit: 'Quitter Gatehouse',
    quitTitle: 'Quitter Gatehouse maintenant ?',
    quitQuestions_one: '{{count}} question vous attend ; elle devient un non.',
    quitQuestions_other: '{{count}} questions vous attendent ; chacune devient un non.',
    quitTurns_one: '{{count}} réponse est en cours ; elle s’arrête ici.',
    quitTurns_other: '{{count}} réponses sont en cours ; elles s’arrêtent ici.',
    stay: 'Rester',
    noSuggestions: 'Aucune suggestion',
    learnWord: 'Ajouter au dictionnaire',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

type Key = keyof (typeof TABLES)['en'] | keyof (typeof TIDING_WORDS)['en']
type Asked = Key extends infer K ? (K extends `${infer Base}_${'one' | 'other'}` ? Base : K) : never
export type Say = (key: Asked, values?: Readonly<Record<string, string | number>>) => string

const resources = Object.fromEntries(
  Object.entries(TABLES).map(([language, table]) => [
    language,
    { desktop: { ...table, ...TIDING_WORDS[language as keyof typeof TIDING_WORDS] } },
  ]),
)

/** Words in the language of the settings; `speak` changes it. */
export function createDesktopWords(systemLanguages: () => readonly string[]) {
  const words = i18next.createInstance()
  let spoken = chooseLanguage('system', systemLanguages())
  void words.init({
    lng: spoken,
    fallbackLng: 'en',
    resources,
    defaultNS: 'desktop',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const say: Say = (key, values) => words.t(key, { ...values })
  return {
    say,
    /** Says whether that is another language than before. */
    speak(setting: string): boolean {
      const next = chooseLanguage(setting, systemLanguages())
      if (next === spoken) return false
      spoken = next
      void words.changeLanguage(next)
      return true
    },
  }
}
