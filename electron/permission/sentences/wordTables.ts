// Nouns that tool names are made of, in German and French, with what grammar needs, and what stands around verbs; English needs no table.
import type { Language } from '../../../shared/language.ts'
import { verbIn } from './verbTable.ts'

/** Word, gender, and the plural; a French plural that is left out is the word with an s. */
const NOUNS = `account Konto/n/Konten compte/m; address Adresse/f/Adressen adresse/f; alert Warnung/f/Warnungen alerte/f;
appointment Termin/m/Termine rendez-vous/m/rendez-vous; article Artikel/m/Artikel article/m;
attachment Anhang/m/Anhänge pièce jointe/f/pièces jointes; book Buch/n/Bücher livre/m;
branch Zweig/m/Zweige branche/f; calendar Kalender/m/Kalender calendrier/m;
category Kategorie/f/Kategorien catégorie/f; cell Zelle/f/Zellen cellule/f; channel Kanal/m/Kanäle canal/m/canaux;
chart Diagramm/n/Diagramme graphique/m; cluster Cluster/m/Cluster cluster/m; code Code/m/Codes code/m;
collection Sammlung/f/Sammlungen collection/f; column Spalte/f/Spalten colonne/f;
command Befehl/m/Befehle commande/f; comment Kommentar/m/Kommentare commentaire/m;
contact Kontakt/m/Kontakte contact/m; content Inhalt/m/Inhalte contenu/m; cookie Cookie/m/Cookies cookie/m;
copy Kopie/f/Kopien copie/f; course Kurs/m/Kurse cours/m/cours; customer Kunden/m/Kunden client/m;
dashboard Dashboard/n/Dashboards tableau de bord/m/tableaux de bord; data Daten/f/Daten données/f/données;
database Datenbank/f/Datenbanken base de données/f/bases de données;
dataset Datensatz/m/Datensätze jeu de données/m/jeux de données;
deployment Auslieferung/f/Auslieferungen déploiement/m; detail Detail/n/Details détail/m;
diagram Diagramm/n/Diagramme diagramme/m; dialog Dialog/m/Dialoge boîte de dialogue/f/boîtes de dialogue;
directory Ordner/m/Ordner dossier/m; document Dokument/n/Dokumente document/m; draft Entwurf/m/Entwürfe brouillon/m;
email Mail/f/Mails mail/m; employee Mitarbeiter/m/Mitarbeiter employé/m; event Termin/m/Termine événement/m;
field Feld/n/Felder champ/m; file Datei/f/Dateien fichier/m; flight Flug/m/Flüge vol/m;
folder Ordner/m/Ordner dossier/m; form Formular/n/Formulare formulaire/m; group Gruppe/f/Gruppen groupe/m;
history Verlauf/m/Verläufe historique/m; hotel Hotel/n/Hotels hôtel/m; image Bild/n/Bilder image/f;
index Index/m/Indexe index/m/index; invitation Einladung/f/Einladungen invitation/f;
invoice Rechnung/f/Rechnungen facture/f; issue Vorgang/m/Vorgänge ticket/m; item Eintrag/m/Einträge élément/m;
key Schlüssel/m/Schlüssel clé/f; label Etikett/n/Etiketten étiquette/f; language Sprache/f/Sprachen langue/f;
link Link/m/Links lien/m; list Liste/f/Listen liste/f; location Ort/m/Orte lieu/m/lieux;
log Protokoll/n/Protokolle journal/m/journaux; mail Mail/f/Mails mail/m;
meeting Besprechung/f/Besprechungen réunion/f; member Mitglied/n/Mitglieder membre/m;
message Nachricht/f/Nachrichten message/m; model Modell/n/Modelle modèle/m; money Geld/n/Geld argent/m/argent;
name Namen/m/Namen nom/m; note Notiz/f/Notizen note/f; notebook Notizbuch/n/Notizbücher carnet/m;
notification Benachrichtigung/f/Benachrichtigungen notification/f; number Nummer/f/Nummern numéro/m;
order Bestellung/f/Bestellungen commande/f; page Seite/f/Seiten page/f;
password Passwort/n/Passwörter mot de passe/m/mots de passe; payment Zahlung/f/Zahlungen paiement/m;
permission Berechtigung/f/Berechtigungen autorisation/f; photo Foto/n/Fotos photo/f; picture Bild/n/Bilder image/f;
pipeline Pipeline/f/Pipelines pipeline/m; policy Richtlinie/f/Richtlinien politique/f;
post Beitrag/m/Beiträge publication/f; price Preis/m/Preise prix/m/prix; product Produkt/n/Produkte produit/m;
project Projekt/n/Projekte projet/m; query Abfrage/f/Abfragen requête/f;
record Datensatz/m/Datensätze enregistrement/m; reminder Erinnerung/f/Erinnerungen rappel/m;
report Bericht/m/Berichte rapport/m; repository Repository/n/Repositorys dépôt/m;
request Anfrage/f/Anfragen demande/f; reservation Reservierung/f/Reservierungen réservation/f;
resource Ressource/f/Ressourcen ressource/f; review Bewertung/f/Bewertungen avis/m/avis; room Raum/m/Räume salle/f;
row Zeile/f/Zeilen ligne/f; rule Regel/f/Regeln règle/f; schema Schema/n/Schemas schéma/m;
screen Bildschirm/m/Bildschirme écran/m;
screenshot Bildschirmfoto/n/Bildschirmfotos capture d’écran/f/captures d’écran; search Suche/f/Suchen recherche/f;
secret Geheimnis/n/Geheimnisse secret/m; sentence Satz/m/Sätze phrase/f; server Server/m/Server serveur/m;
service Dienst/m/Dienste service/m; session Sitzung/f/Sitzungen session/f;
sheet Tabellenblatt/n/Tabellenblätter feuille/f; song Lied/n/Lieder chanson/f;
spreadsheet Tabelle/f/Tabellen feuille de calcul/f/feuilles de calcul;
subscription Abonnement/n/Abonnements abonnement/m; summary Zusammenfassung/f/Zusammenfassungen résumé/m;
tab Tab/m/Tabs onglet/m; table Tabelle/f/Tabellen table/f; tag Schlagwort/n/Schlagwörter étiquette/f;
task Aufgabe/f/Aufgaben tâche/f; team Team/n/Teams équipe/f; template Vorlage/f/Vorlagen modèle/m;
text Text/m/Texte texte/m; ticket Ticket/n/Tickets ticket/m; token Token/n/Tokens jeton/m;
transaction Buchung/f/Buchungen transaction/f; update Update/n/Updates mise à jour/f/mises à jour;
user Benutzer/m/Benutzer utilisateur/m; version Version/f/Versionen version/f; video Video/n/Videos vidéo/f;
view Ansicht/f/Ansichten vue/f; weather Wetter/n/Wetter météo/f/météo;
webpage Webseite/f/Webseiten page web/f/pages web; website Website/f/Websites site web/m/sites web;
window Fenster/n/Fenster fenêtre/f; word Wort/n/Wörter mot/m;
workflow Ablauf/m/Abläufe flux de travail/m/flux de travail;
workspace Arbeitsbereich/m/Arbeitsbereiche espace de travail/m/espaces de travail`

const entries = (source: string) =>
  source.split(';').map((line): readonly [string, string] => {
    const [word = '', ...rest] = line.trim().split(' ')
    return [word, rest.join(' ')]
  })

type Noun = { readonly one: string; readonly gender: 'm' | 'f' | 'n'; readonly many: string }
const nounOf = (text: string): Noun => {
  const [one = '', gender, many = `${one}s`] = text.split('/')
  return { one, gender: gender === 'f' || gender === 'n' ? gender : 'm', many }
}
/** A German noun ends before the next blank; a French one may be several words. */
const nouns = new Map(
  entries(NOUNS).map(([word, rest]) => {
    const at = rest.indexOf(' ')
    return [word, { de: nounOf(rest.slice(0, at)), fr: nounOf(rest.slice(at + 1)) }]
  }),
)

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A verb to begin a sentence with. */
export const verbWord = (base: string, language: Language): string =>
  (language === 'en' ? undefined : verbIn(base, language)) ?? capital(base)
export const knowsVerb = (base: string): boolean => verbIn(base, 'de') !== undefined

/** What stands between some verbs and their object: "auf die Mail antworten", "répondre au mail". */
const leads = (source: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    source.split(';').flatMap((line) => {
      const [lead = '', ...verbs] = line.trim().split(/\s+/)
      return verbs.map((verb) => [verb.replaceAll('_', ' '), lead])
    }),
  )
const LEADS: Readonly<Record<'de' | 'fr', Readonly<Record<string, string>>>> = {
  de: leads(`auf reply respond react click doubleclick dblclick press keypress access wait bid bet wager switch;
    über think vote swipe`),
  fr: leads(`à reply respond react subscribe access think dm message phone tip trust;
    de unsubscribe acknowledge head tail branch distrust; avec chat interact; pour vote upvote; vers switch;
    sur click doubleclick dblclick press keypress swipe bid bet wager outbid investigate learn_about learn_more`),
}
/** What leads to the place that a thing goes to. */
const TOWARDS: Readonly<Record<'de' | 'fr', Readonly<Record<string, string>>>> = {
  de: { add: 'zu', invite: 'zu', move: 'nach', copy: 'nach', upload: 'nach', save: 'in' },
  fr: { move: 'vers', copy: 'vers', upload: 'vers', save: 'dans' },
}
export const towardsWord = (base: string, language: Language): string | undefined =>
  language === 'en' ? undefined : TOWARDS[language][base]

export const singular = (word: string) =>
  word.endsWith('ies') && word.length > 4
    ? `${word.slice(0, -3)}y`
    : /[^s]s$/.test(word)
      ? word.replace(/(?<=[xz]|ch|sh|ss)es$|s$/, '')
      : word

export type How = 'the' | 'a' | 'none'
type Phrase = {
  /** English words, as a tool's name has them. */
  readonly words: readonly string[]
  readonly how: How
  readonly many: boolean
  /** The verb that it is the object of. */
  readonly verb: string
}

const ARTICLES = {
  the: { m: 'den', f: 'die', n: 'das', many: 'die' },
  a: { m: 'einen', f: 'eine', n: 'ein', many: '' },
  none: { m: '', f: '', n: '', many: '' },
} as const
const joined = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ')

function inGerman(noun: Noun, how: How, many: boolean): string {
  return joined(ARTICLES[how][many ? 'many' : noun.gender], many ? noun.many : noun.one)
}

const startsOpen = (word: string) => /^[aâeéèêiîoôuhy]/i.test(word)
const CONTRACTED: Readonly<Record<string, string>> = {
  'à le ': 'au ',
  'à les ': 'aux ',
  'de le ': 'du ',
  'de les ': 'des ',
}

/** French has an article where English has none. */
function inFrench(noun: Noun, { how, many, verb }: Phrase): string {
  const lead = LEADS.fr[verb] ?? ''
  if (how === 'a') return joined(lead, many ? 'des' : noun.gender === 'f' ? 'une' : 'un', many ? noun.many : noun.one)
  if (!many && startsOpen(noun.one)) return joined(lead, `l’${noun.one}`)
  const article = many ? 'les ' : noun.gender === 'f' ? 'la ' : 'le '
  const contracted = CONTRACTED[`${lead} ${article}`] ?? (lead === '' ? article : `${lead} ${article}`)
  return `${contracted}${many ? noun.many : noun.one}`
}

/** The object of a verb, with its article. Known head nouns are translated; others stay as the tool's author wrote them. */
export const nounPhrase = (phrase: Phrase, language: Language): string => {
  const { words, how, many, verb } = phrase
  const text = words.join(' ')
  if (language === 'en') {
    const article = how === 'the' ? 'the' : how === 'none' ? '' : /^[aeio]|^u(?!ni|se)/i.test(text) ? 'an' : 'a'
    return joined(article, text)
  }
  const noun = nouns.get(singular(words.at(-1) ?? ''))?.[language]
  if (noun === undefined) return joined(LEADS[language][verb] ?? '', text)
  return language === 'fr' ? inFrench(noun, phrase) : joined(LEADS.de[verb] ?? '', inGerman(noun, how, many))
}
