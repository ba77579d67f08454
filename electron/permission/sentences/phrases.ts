// The few phrases that sentences are made with, in each language that we speak.
import type { Language } from '../../../shared/language.ts'
import type { Action, EffectKind } from '../../../shared/permission.ts'

export type Phrases = {
  readonly quote: (text: string) => string
  readonly list: (items: readonly string[]) => string
  readonly more: (n: number) => string
  readonly moreLetters: (n: number) => string
  /** The object of no known kind. */
  readonly something: string
  readonly command: string
  readonly to: string
  readonly with: string
  readonly in: string
  readonly from: string
  readonly about: string
  readonly people: (n: number) => string
  readonly andTell: readonly [string, (n: number) => string]
  readonly becomes: string
  readonly mayAlso: (effect: string) => string
  readonly unknown: string
  /** For a tool whose name says nothing that we know. */
  readonly call: string
  readonly effects: Record<EffectKind, string>
  /** For an effect that the verb does not say by itself. */
  readonly effectVerbs: Record<EffectKind, string>
  /** Whole sentences: the verb between stars, what is filled in between braces. */
  readonly actions: Record<Exclude<Action, 'tools/call'>, string>
  readonly scopes: (n: number) => string
  /** Ends a sentence with who asked for it. */
  readonly askedBy: (server: string) => string
}

const joinWith = (and: string) => (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

const en: Phrases = {
  quote: (text) => `“${text}”`,
  list: joinWith('and'),
  more: (n) => `and ${n} more`,
  moreLetters: (n) => `${n} more characters`,
  something: 'something',
  command: 'a command',
  to: ' to ',
  with: ' with ',
  in: ' in ',
  from: ' from ',
  about: ': ',
  people: (n) => (n === 1 ? ' person' : ' people'),
  andTell: [' and tell ', (n) => (n === 1 ? ' person' : ' people')],
  becomes: ' → ',
  mayAlso: (effect) => ` — this may also ${effect}`,
  unknown: ' — what it does is not known',
  call: 'Call',
  effects: {
    read: 'read',
    write: 'change something',
    send: 'send something to others',
    execute: 'run something',
    spend: 'spend money',
    delete: 'delete or overwrite something',
  },
  effectVerbs: {
    read: 'Read',
    write: 'Change',
    send: 'Send',
    execute: 'Run',
    spend: 'Pay',
    delete: 'Delete or overwrite',
  },
  actions: {
    'resources/read': '*Read* the resource {name} from {where}',
    'prompts/get': '*Use* the prompt {name} from {where}',
    'sampling/createMessage': '*Answer* with your model for the server {server}{asked}',
    'elicitation/create': '*Answer* a question of the server {server}{asked}',
    'server/start': '*Start* the server {server}, running exactly: {exact}',
    'account/signIn': '*Sign in* to {host}{scopes}',
    'link/open': '*Open* in your browser: {host}{whole}',
  },
  scopes: (n) => (n === 1 ? ', allowing it ' : `, allowing it ${n} things: `),
  askedBy: (server) => `, because the server ${server} asks for it`,
}

const de: Phrases = {
  quote: (text) => `„${text}“`,
  list: joinWith('und'),
  more: (n) => `und ${n} weitere`,
  moreLetters: (n) => `noch ${n} Zeichen`,
  something: 'etwas',
  command: 'einen Befehl',
  to: ' an ',
  with: ' mit ',
  in: ' in ',
  from: ' von ',
  about: ': ',
  people: (n) => (n === 1 ? ' Person' : ' Personen'),
  andTell: [' – ', (n) => (n === 1 ? ' Person erfährt davon' : ' Personen erfahren davon')],
  becomes: ' → ',
  mayAlso: (effect) => ` – das kann auch ${effect}`,
  unknown: ' – was das tut, ist nicht bekannt',
  call: 'Aufrufen',
  effects: {
    read: 'lesen',
    write: 'etwas ändern',
    send: 'etwas an andere senden',
    execute: 'etwas ausführen',
    spend: 'Geld ausgeben',
    delete: 'etwas löschen oder überschreiben',
  },
  effectVerbs: {
    read: 'Lesen',
    write: 'Ändern',
    send: 'Senden',
    execute: 'Ausführen',
    spend: 'Bezahlen',
    delete: 'Löschen oder überschreiben',
  },
  actions: {
    'resources/read': 'Die Ressource {name} vom Server {where} *lesen*',
    'prompts/get': 'Den Prompt {name} vom Server {where} *verwenden*',
    'sampling/createMessage': 'Für den Server {server} mit Ihrem Modell *antworten*{asked}',
    'elicitation/create': 'Eine Frage des Servers {server} *beantworten*{asked}',
    'server/start': 'Den Server {server} *starten*, ausgeführt wird genau: {exact}',
    'account/signIn': 'Bei {host} *anmelden*{scopes}',
    'link/open': 'Im Browser *öffnen*: {host}{whole}',
  },
  scopes: (n) => (n === 1 ? ' und erlauben: ' : ` und ${n} Rechte geben: `),
  askedBy: (server) => `, weil der Server ${server} darum bittet`,
}

const fr: Phrases = {
  quote: (text) => `«\u00a0${text}\u00a0»`,
  list: joinWith('et'),
  more: (n) => `et ${n} de plus`,
  moreLetters: (n) => `encore ${n} caractères`,
  something: 'quelque chose',
  command: 'une commande',
  to: ' à ',
  with: ' avec ',
  in: ' dans ',
  from: ' de ',
  about: ' : ',
  people: (n) => (n < 2 ? ' personne' : ' personnes'),
  andTell: [' – ', (n) => (n < 2 ? ' personne sera prévenue' : ' personnes seront prévenues')],
  becomes: ' → ',
  mayAlso: (effect) => ` – cela peut aussi ${effect}`,
  unknown: ' – son effet n’est pas connu',
  call: 'Appeler',
  effects: {
    read: 'lire',
    write: 'modifier quelque chose',
    send: 'envoyer quelque chose à d’autres',
    execute: 'exécuter quelque chose',
    spend: 'dépenser de l’argent',
    delete: 'supprimer ou remplacer quelque chose',
  },
  effectVerbs: {
    read: 'Lire',
    write: 'Modifier',
    send: 'Envoyer',
    execute: 'Exécuter',
    spend: 'Payer',
    delete: 'Supprimer ou remplacer',
  },
  actions: {
    'resources/read': '*Lire* la ressource {name} du serveur {where}',
    'prompts/get': '*Utiliser* le prompt {name} du serveur {where}',
    'sampling/createMessage': '*Répondre* avec votre modèle pour le serveur {server}{asked}',
    'elicitation/create': '*Répondre* à une question du serveur {server}{asked}',
    'server/start': '*Démarrer* le serveur {server}, en exécutant exactement : {exact}',
    'account/signIn': '*Se connecter* à {host}{scopes}',
    'link/open': '*Ouvrir* dans le navigateur : {host}{whole}',
  },
  scopes: (n) => (n === 1 ? ' en accordant le droit ' : ` en accordant ${n} droits : `),
  askedBy: (server) => `, parce que le serveur ${server} le demande`,
}

const ALL: Record<Language, Phrases> = { en, de, fr }

export const phrasesOf = (language: Language): Phrases => ALL[language]
