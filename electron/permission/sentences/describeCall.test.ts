import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pieces, Preview } from '../../../shared/consent.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { assess } from '../effects.ts'
import { findHidden } from '../hidden.ts'
import { describeCall } from './describeCall.ts'
import { inEach } from '../../../shared/told.ts'
import type { Language } from '../../../shared/language.ts'
import { KNOWN_VERBS } from '../effects/lexicon.ts'
import { TWO_WORD_VERBS } from '../effects/senses.ts'
import { verbIn } from './verbTable.ts'

const told = (sentence: Pieces) => sentence.map((piece) => (piece.strong ? `*${piece.text}*` : piece.text)).join('')
type More = {
  readonly description?: string
  readonly preview?: Preview
  readonly language?: Language
  readonly timeZone?: string
}
const say = (name: string, given: JsonObject, more: More = {}): string => {
  const properties = Object.fromEntries(Object.keys(given).map((key) => [key, {}]))
  const tool = { name, description: more.description ?? '', inputSchema: { type: 'object', properties } }
  const assessment = assess(tool, { trusted: false, personEffect: null, curated: null, scopes: [] })
  const place = { timeZone: more.timeZone ?? 'Europe/Berlin', now: Date.UTC(2026, 10, 22) }
  return told(
    describeCall({
      tool,
      assessment,
      arguments: given,
      preview: more.preview ?? null,
      ...place,
      language: more.language ?? 'en',
    }),
  )
}
const looked: Preview = {
  source: 'get_event',
  title: '1:1 with the CEO',
  before: [{ field: 'start', value: inEach(() => '2026-11-24T13:00:00Z') }],
  after: [],
  people: ['a@x.example', 'b@x.example'],
}

test.each<[string, JsonObject, string]>([
  ['send_email', { to: ['a@b.de'], subject: 'Invoice' }, '*Send* an email *“Invoice”* to *a@b.de*'],
  [
    'send_email',
    { to: ['a@b.de', 'c@d.de', 'e@f.de', 'g@h.de'], subject: 'Hi' },
    '*Send* an email *“Hi”* to *4* people (a@b.de, c@d.de and 2 more)',
  ],
  ['run_command', { command: 'rm -rf /tmp/x' }, '*Run* a command: *rm -rf /tmp/x*'],
  ['delete_file', { path: '/home/me/x.txt' }, '*Delete* the file *“/home/me/x.txt”*'],
  ['delete_emails', { ids: [1, 2, 3, 4, 5] }, '*Delete* the emails *“1, 2 and 3 more”*'],
  [
    'transfer_money',
    { amount: 1234.5, currency: 'eur', recipient: 'DE89 3704' },
    '*Transfer* *1,234.5 EUR* to *DE89 3704*',
  ],
  [
    'create_event',
    { title: 'Lunch', start: '2026-11-24T12:00', end: '2026-11-24T13:00' },
    '*Create* an event *“Lunch”* (Tue 24 Nov, 12:00–13:00)',
  ],
  [
    'update_task',
    { task_id: '7', title: 'New', priority: 'high', notes: 'n', due: '2026-12-01', owner: 'x' },
    '*Update* the task *“7”* (Tue 1 Dec): title → New, priority → high, notes → n and 1 more',
  ],
  ['list_files', {}, '*List* files'],
  ['search_emails', { query: 'invoice' }, '*Search* the emails *“invoice”*'],
  ['add_user_to_channel', { user: 'Eve', channel: 'private' }, '*Add* the user *Eve* to *“private”*'],
  ['frobnicate', { thing: 'x' }, '*Call* *“frobnicate”* (thing: x) — what it does is not known'],
])('%s %j', (name, given, expected) => {
  expect(say(name, given)).toBe(expected)
})

test('every verb that the effects are read from has a word in German and French', () => {
  for (const verb of [...KNOWN_VERBS, ...TWO_WORD_VERBS])
    for (const language of ['de', 'fr'] as const)
      expect(verbIn(verb, language), `${verb} in ${language}`).toMatch(/^\p{Lu}[\p{L}’].*\p{L}$/u)
})

test('what was looked up takes the place of an opaque id', () => {
  expect(say('cancel_event', { event_id: 'evt_9' }, { preview: looked })).toBe(
    '*Cancel* the event *“1:1 with the CEO”* (Tue 24 Nov, 14:00) and tell *2* people',
  )
  expect(say('cancel_event', { event_id: 'evt_9' })).toBe('*Cancel* the event *“evt_9”*')
})

test('German and French say the same', () => {
  expect(say('cancel_event', { event_id: 'e' }, { preview: looked, language: 'de' })).toBe(
    'Den Termin *„1:1 with the CEO“* (Di., 24. Nov., 14:00) *absagen* – *2* Personen erfahren davon',
  )
  expect(say('cancel_event', { event_id: 'e' }, { preview: looked, language: 'fr' })).toBe(
    '*Annuler* l’événement *« 1:1 with the CEO »* (mar. 24 nov., 14:00) – *2* personnes seront prévenues',
  )
})

test.each<[string, JsonObject, string, string]>([
  ['delete_file', { path: '/x' }, 'Die Datei *„/x“* *löschen*', '*Supprimer* le fichier *« /x »*'],
  [
    'send_email',
    { to: ['a@b.de'], subject: 'Hi' },
    'Eine Mail *„Hi“* an *a@b.de* *senden*',
    '*Envoyer* un e-mail *« Hi »* à *a@b.de*',
  ],
  [
    'transfer_money',
    { amount: 20, currency: 'EUR', recipient: 'X' },
    '*20 EUR* an *X* *überweisen*',
    '*Virer* *20 EUR* à *X*',
  ],
  ['list_files', {}, 'Dateien *auflisten*', '*Lister* les fichiers'],
  ['search_emails', { query: 'invoice' }, 'Mails *suchen*: *„invoice“*', '*Chercher* des e-mails : *« invoice »*'],
  ['reply_to_message', { message_id: '7' }, 'Auf die Nachricht *„7“* *antworten*', '*Répondre* au message *« 7 »*'],
  ['run_command', { command: 'ls' }, 'Einen Befehl *ausführen*: *ls*', '*Exécuter* une commande : *ls*'],
  [
    'add_user_to_channel',
    { user: 'Eve', channel: 'private' },
    'Den Benutzer *Eve* zu *„private“* *hinzufügen*',
    '*Ajouter* l’utilisateur *Eve* à *« private »*',
  ],
  [
    'update_task',
    { task_id: '7', priority: 'high' },
    'Die Aufgabe *„7“* *ändern*: priority → high',
    '*Modifier* la tâche *« 7 »* : priority → high',
  ],
  ['snooze_event', { event_id: '7' }, 'Den Termin *„7“* *zurückstellen*', '*Mettre en attente* l’événement *« 7 »*'],
  ['rescan_project', { id: '7' }, 'Das Projekt *„7“* *erneut scannen*', '*Analyser à nouveau* le projet *« 7 »*'],
  [
    'unbookmark_page',
    { page_id: '7' },
    'Die Seite *„7“* *nicht mehr als Lesezeichen speichern*',
    '*Ne plus ajouter aux favoris* la page *« 7 »*',
  ],
  [
    'handle_ticket',
    { ticket_id: '7' },
    'Das Ticket *„7“* *behandeln* – was das tut, ist nicht bekannt',
    '*Traiter* le ticket *« 7 »* – son effet n’est pas connu',
  ],
  [
    'frobnicate',
    { thing: 'x' },
    '*„frobnicate“* (thing: x) *aufrufen* – was das tut, ist nicht bekannt',
    '*Appeler* *« frobnicate »* (thing : x) – son effet n’est pas connu',
  ],
])('%s %j in German and French', (name, given, german, french) => {
  expect(say(name, given, { language: 'de' })).toBe(german)
  expect(say(name, given, { language: 'fr' })).toBe(french)
})

test.each<[string, string, string]>([
  ['delete_pull_request', 'Den Pull-Request *löschen*', '*Supprimer* la demande de tirage'],
  ['create_api_key', 'Einen API-Schlüssel *erstellen*', '*Créer* une clé d’API'],
  ['get_news', 'Neuigkeiten *abrufen*', '*Consulter* les actualités'],
  ['send_mail', 'Eine Mail *senden*', '*Envoyer* un e-mail'],
  ['transfer_money', 'Das Geld *überweisen*', '*Virer* l’argent'],
  ['update_status', 'Den Status *ändern*', '*Modifier* le statut'],
  ['delete_cookies', 'Die Cookies *löschen*', '*Supprimer* les cookies'],
  ['check_height', 'Die Höhe *prüfen*', '*Vérifier* la hauteur'],
  ['play_music', 'Die Musik *abspielen*', '*Lancer* la musique'],
  ['create_music', 'Musik *erstellen*', '*Créer* de la musique'],
  ['create_objects', 'Objekte *erstellen*', '*Créer* des objets'],
  ['reply_to_mail', 'Auf die Mail *antworten*', '*Répondre* à l’e-mail'],
  ['cancel_order', 'Die Bestellung *stornieren*', '*Annuler* la commande'],
  ['cancel_subscription', 'Das Abonnement *kündigen*', '*Résilier* l’abonnement'],
  ['cancel_job', 'Den Job *abbrechen*', '*Annuler* la tâche'],
  ['transfer_files', 'Die Dateien *übertragen*', '*Transférer* les fichiers'],
  ['unsubscribe_event', 'Den Termin *abbestellen*', '*Se désabonner* de l’événement'],
])('%s has the articles of German and French', (name, german, french) => {
  expect(say(name, {}, { language: 'de' })).toBe(german)
  expect(say(name, {}, { language: 'fr' })).toBe(french)
})

test('a verb that says the thing is done before another verb is not taken for the thing', () => {
  expect(say('create_refund', {}, { description: 'Refund a payment intent' })).toBe('*Refund* something')
})

test('what leads to the object stands before a name too', () => {
  expect(say('press_key', { key: 'Enter' }, { language: 'de' })).toBe('Auf *„Enter“* *drücken*')
  expect(say('press_key', { key: 'Enter' }, { language: 'fr' })).toBe('*Appuyer* sur *«\u00a0Enter\u00a0»*')
})

test.each<[string, JsonObject, string]>([
  ['update_draft_note', { project_id: 'p1', draft_note_id: 'n7' }, '*Update* the draft note *“n7”*'],
  ['remove_group_owner', { groupId: 'g1', directoryObjectId: 'o7' }, '*Remove* the group owner *“o7”*'],
  ['create_branch', { project_id: 'p1' }, '*Create* a branch'],
  ['list_pages', { project_id: 'p1' }, '*List* pages (project_id: p1)'],
  ['get_page', { id: 'p1' }, '*Get* the page *“p1”*'],
  ['get_the_page', { id: 'p1' }, '*Get* the page *“p1”*'],
])('%s names the thing itself, not what it is in: %j', (name, given, expected) => {
  expect(say(name, given)).toBe(expected)
})

test('an instant is shown in the given time zone, a written time as it is written', () => {
  const at = (timeZone: string, start: string) => say('create_event', { title: 'x', start }, { timeZone })
  expect(at('America/New_York', '2026-11-24T13:00:00Z')).toContain('Tue 24 Nov, 08:00')
  expect(at('America/New_York', '2026-11-24T13:00:00')).toContain('Tue 24 Nov, 13:00')
  expect(at('Europe/Berlin', '2027-01-05')).toContain('(Tue, 5 Jan 2027)')
})

test('a mild name does not make a mild sentence of a grave call', () => {
  expect(say('get_report', { id: '4' }, { description: 'Deletes the report.' })).toBe(
    '*Delete or overwrite* the report *“4”*',
  )
  expect(
    say('create_copy', { name: 'x' }, { description: 'Creates a copy and permanently deletes the original.' }),
  ).toBe('*Create* a copy *“x”* — this may also delete or overwrite something')
})

test('hidden characters are spelt out, and what is cut is counted', () => {
  expect(say('delete_file', { path: 'a\u202etxt.exe' })).toContain('a⟦U+202E⟧txt.exe')
  expect(say('send_note', { to: 'a@b.c', text: 'y'.repeat(500) })).toMatch(/y{70}… \(430 more characters\)/)
})

test('any arguments give a sentence with nothing hidden in it, without throwing', () => {
  const name = fc.constantFrom(
    'send_email',
    'x',
    '',
    'updateEvent',
    'delete',
    'pay_invoice',
    'get_or_create',
    'run',
    'list_x',
    '漢字',
  )
  fc.assert(
    fc.property(
      name,
      fc.dictionary(
        fc.constantFrom('to', 'title', 'event_id', 'amount', 'currency', 'start', 'end', 'command', 'ids', 'user', 'x'),
        fc.jsonValue(),
      ),
      (tool, given) => {
        for (const language of ['en', 'de', 'fr'] as const) {
          const sentence = say(tool, given as JsonObject, { language })
          expect(sentence.length).toBeGreaterThan(2)
          expect(findHidden(sentence)).toEqual([])
          expect(sentence).not.toMatch(/undefined|\[object/)
        }
      },
    ),
    { numRuns: 1500 },
  )
})
