// The few phrases that sentences are made with, in each language that we speak.
import type { Language } from '../../../shared/language.ts'
import type { Action, EffectKind } from '../../../shared/permission.ts'

export type Phrases = {
  readonly quote: (text: string) => string
  /** After the verb, before the thing: " the event" / ": Termin". */
  readonly object: (noun: string, how: 'the' | 'a' | 'none') => string
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
  readonly actions: Record<Exclude<Action, 'tools/call'>, readonly [string, string]>
  readonly exactly: string
  readonly scopes: (n: number) => string
  readonly questionFor: string
  /** Ends a sentence with who asked for it. */
  readonly askedBy: (server: string) => string
}

const joinWith = (and: string) => (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

const en: Phrases = {
  quote: (text) => `“${text}”`,
  object: (noun, how) =>
    how === 'the'
      ? ` the ${noun}`
      : how === 'a'
        ? ` ${/^[aeio]|^u(?!ni|se)/i.test(noun) ? 'an' : 'a'} ${noun}`
        : ` ${noun}`,
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
    'resources/read': ['Read', ' the resource '],
    'prompts/get': ['Use', ' the prompt '],
    'sampling/createMessage': ['Answer', ' with your model for the server '],
    'elicitation/create': ['Answer', ' a question of the server '],
    'server/start': ['Start', ' the server '],
    'account/signIn': ['Sign in', ' to '],
    'link/open': ['Open', ' in your browser: '],
  },
  exactly: ', running exactly: ',
  scopes: (n) => (n === 1 ? ', allowing it ' : `, allowing it ${n} things: `),
  questionFor: ': ',
  askedBy: (server) => `, because the server ${server} asks for it`,
}

const de: Phrases = {
  quote: (text) => `„${text}“`,
  object: (noun) => `: ${noun}`,
  list: joinWith('und'),
  more: (n) => `und ${n} weitere`,
  moreLetters: (n) => `noch ${n} Zeichen`,
  something: 'etwas',
  command: 'Befehl',
  to: ' an ',
  with: ' mit ',
  in: ' in ',
  from: ' von ',
  about: ': ',
  people: (n) => (n === 1 ? ' Person' : ' Personen'),
  andTell: [' – ', (n) => (n === 1 ? ' Person erfährt davon' : ' Personen erfahren davon')],
  becomes: ' → ',
  mayAlso: (effect) => ` – kann auch ${effect}`,
  unknown: ' – was es tut, ist nicht bekannt',
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
    'resources/read': ['Lesen', ': Ressource '],
    'prompts/get': ['Verwenden', ': Vorlage '],
    'sampling/createMessage': ['Antworten', ' mit Ihrem Modell für den Server '],
    'elicitation/create': ['Antworten', ' auf eine Frage des Servers '],
    'server/start': ['Starten', ': Server '],
    'account/signIn': ['Anmelden', ' bei '],
    'link/open': ['Öffnen', ' im Browser: '],
  },
  exactly: ', ausgeführt wird genau: ',
  scopes: (n) => (n === 1 ? ', erlaubt wird ' : `, erlaubt wird ${n}-erlei: `),
  questionFor: ': ',
  askedBy: (server) => `, weil der Server ${server} darum bittet`,
}

const fr: Phrases = {
  quote: (text) => `« ${text} »`,
  object: (noun) => ` : ${noun}`,
  list: joinWith('et'),
  more: (n) => `et ${n} de plus`,
  moreLetters: (n) => `encore ${n} caractères`,
  something: 'quelque chose',
  command: 'commande',
  to: ' à ',
  with: ' avec ',
  in: ' dans ',
  from: ' de ',
  about: ' : ',
  people: (n) => (n < 2 ? ' personne' : ' personnes'),
  andTell: [' – ', (n) => (n < 2 ? ' personne sera prévenue' : ' personnes seront prévenues')],
  becomes: ' → ',
  mayAlso: (effect) => ` – peut aussi ${effect}`,
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
    'resources/read': ['Lire', ' : ressource '],
    'prompts/get': ['Utiliser', ' : modèle '],
    'sampling/createMessage': ['Répondre', ' avec votre modèle pour le serveur '],
    'elicitation/create': ['Répondre', ' à une question du serveur '],
    'server/start': ['Démarrer', ' : serveur '],
    'account/signIn': ['Se connecter', ' à '],
    'link/open': ['Ouvrir', ' dans le navigateur : '],
  },
  exactly: ', en exécutant exactement : ',
  scopes: (n) => (n === 1 ? ', en lui permettant ' : `, en lui permettant ${n} choses : `),
  questionFor: ' : ',
  askedBy: (server) => `, parce que le serveur ${server} le demande`,
}

const ALL: Record<Language, Phrases> = { en, de, fr }

export const phrasesOf = (language: Language): Phrases => ALL[language]
