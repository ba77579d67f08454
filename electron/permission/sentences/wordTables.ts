// Verbs and nouns that tool names are made of, in German and French, with what grammar needs; English needs no table.
import type { Language } from '../../../shared/language.ts'

const VERBS = `accept Annehmen|Accepter; activate Aktivieren|Activer; add Hinzufügen|Ajouter; append Anfügen|Ajouter à la fin;
apply Anwenden|Appliquer; approve Genehmigen|Approuver; archive Archivieren|Archiver; assign Zuweisen|Attribuer; attach Anhängen|Joindre;
ban Sperren|Bannir; block Blockieren|Bloquer; book Buchen|Réserver; buy Kaufen|Acheter; cancel Absagen|Annuler; change Ändern|Modifier;
charge Belasten|Débiter; check Prüfen|Vérifier; clear Leeren|Vider; click Klicken|Cliquer; close Schließen|Fermer; commit Übernehmen|Valider;
complete Abschließen|Terminer; configure Einrichten|Configurer; confirm Bestätigen|Confirmer; copy Kopieren|Copier; create Erstellen|Créer;
deactivate Deaktivieren|Désactiver; decline Ablehnen|Refuser; delete Löschen|Supprimer; deploy Ausliefern|Déployer; disable Ausschalten|Désactiver;
donate Spenden|Donner; download Herunterladen|Télécharger; draft Entwerfen|Préparer; drop Löschen|Supprimer; edit Bearbeiten|Modifier;
email Mailen|Envoyer par mail; enable Einschalten|Activer; evaluate Auswerten|Évaluer; exec Ausführen|Exécuter; execute Ausführen|Exécuter;
export Exportieren|Exporter; fetch Abrufen|Récupérer; fill Ausfüllen|Remplir; find Suchen|Chercher; forward Weiterleiten|Transférer;
generate Erzeugen|Générer; get Lesen|Lire; grant Gewähren|Accorder; import Importieren|Importer; insert Einfügen|Insérer;
install Installieren|Installer; invite Einladen|Inviter; kick Entfernen|Exclure; kill Beenden|Arrêter; label Beschriften|Étiqueter; list Auflisten|Lister;
lock Sperren|Verrouiller; mail Mailen|Envoyer par mail; make Anlegen|Créer; mark Markieren|Marquer; merge Zusammenführen|Fusionner;
modify Ändern|Modifier; move Verschieben|Déplacer; notify Benachrichtigen|Notifier; open Öffnen|Ouvrir; order Bestellen|Commander;
patch Ändern|Modifier; pause Anhalten|Suspendre; pay Bezahlen|Payer; pin Anheften|Épingler; post Veröffentlichen|Publier;
publish Veröffentlichen|Publier; purchase Kaufen|Acheter; purge Endgültig löschen|Purger; push Übertragen|Pousser; put Ablegen|Déposer; query Abfragen|Interroger;
react Reagieren|Réagir; read Lesen|Lire; refund Erstatten|Rembourser; reject Ablehnen|Rejeter; remove Entfernen|Retirer; rename Umbenennen|Renommer;
reply Antworten|Répondre; reschedule Verlegen|Reporter; reserve Reservieren|Réserver; reset Zurücksetzen|Réinitialiser; respond Antworten|Répondre;
restart Neu starten|Redémarrer; restore Wiederherstellen|Restaurer; revoke Widerrufen|Révoquer; run Ausführen|Exécuter; save Speichern|Enregistrer;
schedule Planen|Planifier; search Suchen|Chercher; sell Verkaufen|Vendre; send Senden|Envoyer; set Setzen|Définir; share Teilen|Partager;
show Anzeigen|Afficher; start Starten|Démarrer; stop Anhalten|Arrêter; submit Absenden|Soumettre; subscribe Abonnieren|S’abonner;
terminate Beenden|Arrêter; transfer Überweisen|Virer; trigger Auslösen|Déclencher; type Tippen|Saisir; uninstall Deinstallieren|Désinstaller;
unlock Entsperren|Déverrouiller; unsubscribe Abbestellen|Se désabonner; update Ändern|Modifier; upload Hochladen|Téléverser; view Ansehen|Voir;
wipe Löschen|Effacer; withdraw Abheben|Retirer; write Schreiben|Écrire`

/** Word, gender, and the plural; a French plural that is left out is the word with an s. */
const NOUNS = `account Konto/n/Konten compte/m; appointment Termin/m/Termine rendez-vous/m/rendez-vous; attachment Anhang/m/Anhänge pièce jointe/f/pièces jointes;
branch Zweig/m/Zweige branche/f; calendar Kalender/m/Kalender calendrier/m; channel Kanal/m/Kanäle canal/m/canaux; comment Kommentar/m/Kommentare commentaire/m;
contact Kontakt/m/Kontakte contact/m; copy Kopie/f/Kopien copie/f; database Datenbank/f/Datenbanken base de données/f/bases de données;
directory Ordner/m/Ordner dossier/m; document Dokument/n/Dokumente document/m; draft Entwurf/m/Entwürfe brouillon/m; email Mail/f/Mails mail/m;
event Termin/m/Termine événement/m; file Datei/f/Dateien fichier/m; folder Ordner/m/Ordner dossier/m; group Gruppe/f/Gruppen groupe/m;
hotel Hotel/n/Hotels hôtel/m; image Bild/n/Bilder image/f; invitation Einladung/f/Einladungen invitation/f; invoice Rechnung/f/Rechnungen facture/f;
issue Vorgang/m/Vorgänge ticket/m; item Eintrag/m/Einträge élément/m; key Schlüssel/m/Schlüssel clé/f; label Etikett/n/Etiketten étiquette/f;
link Link/m/Links lien/m; list Liste/f/Listen liste/f; mail Mail/f/Mails mail/m; meeting Besprechung/f/Besprechungen réunion/f;
member Mitglied/n/Mitglieder membre/m; message Nachricht/f/Nachrichten message/m; money Geld/n/Geld argent/m/argent; note Notiz/f/Notizen note/f;
order Bestellung/f/Bestellungen commande/f; page Seite/f/Seiten page/f; password Passwort/n/Passwörter mot de passe/m/mots de passe;
payment Zahlung/f/Zahlungen paiement/m; permission Berechtigung/f/Berechtigungen autorisation/f; post Beitrag/m/Beiträge publication/f;
product Produkt/n/Produkte produit/m; project Projekt/n/Projekte projet/m; record Datensatz/m/Datensätze enregistrement/m;
reminder Erinnerung/f/Erinnerungen rappel/m; report Bericht/m/Berichte rapport/m; repository Repository/n/Repositorys dépôt/m;
reservation Reservierung/f/Reservierungen réservation/f; row Zeile/f/Zeilen ligne/f; rule Regel/f/Regeln règle/f;
subscription Abonnement/n/Abonnements abonnement/m; table Tabelle/f/Tabellen table/f; task Aufgabe/f/Aufgaben tâche/f; team Team/n/Teams équipe/f;
ticket Ticket/n/Tickets ticket/m; transaction Buchung/f/Buchungen transaction/f; user Benutzer/m/Benutzer utilisateur/m;
webpage Webseite/f/Webseiten page web/f/pages web; workspace Arbeitsbereich/m/Arbeitsbereiche espace de travail/m/espaces de travail`

const entries = (source: string) =>
  source.split(';').map((line): readonly [string, string] => {
    const [word = '', ...rest] = line.trim().split(' ')
    return [word, rest.join(' ')]
  })
const verbs = new Map(entries(VERBS).map(([word, rest]) => [word, rest.split('|')]))

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

/** A verb to begin a sentence with; one that the language's table lacks is given in English. */
export const verbWord = (base: string, language: Language): string => {
  const words = language === 'en' ? undefined : verbs.get(base)
  return words?.[language === 'de' ? 0 : 1] ?? capital(base)
}
export const knowsVerb = (base: string, language: Language): boolean => language === 'en' || verbs.has(base)

/** What stands between some verbs and their object: "auf die Mail antworten", "répondre au mail". */
const LEADS: Readonly<Record<'de' | 'fr', Readonly<Record<string, string>>>> = {
  de: { reply: 'auf', respond: 'auf', react: 'auf', click: 'auf' },
  fr: { reply: 'à', respond: 'à', react: 'à', subscribe: 'à', unsubscribe: 'de', click: 'sur' },
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
