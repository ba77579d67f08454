// Verbs and nouns that tool names are made of, in German and French; English needs no table.
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

const NOUNS = `account Konto|compte; appointment Termin|rendez-vous; attachment Anhang|pièce jointe; branch Zweig|branche; calendar Kalender|calendrier;
channel Kanal|canal; comment Kommentar|commentaire; contact Kontakt|contact; database Datenbank|base de données; directory Ordner|dossier;
document Dokument|document; draft Entwurf|brouillon; email Mail|mail; event Termin|événement; file Datei|fichier; folder Ordner|dossier;
group Gruppe|groupe; hotel Hotel|hôtel; image Bild|image; invitation Einladung|invitation; invoice Rechnung|facture; issue Vorgang|ticket;
item Eintrag|élément; key Schlüssel|clé; label Etikett|étiquette; link Link|lien; list Liste|liste; mail Mail|mail; meeting Besprechung|réunion;
member Mitglied|membre; message Nachricht|message; money Geld|argent; note Notiz|note; order Bestellung|commande; page Seite|page;
password Passwort|mot de passe; payment Zahlung|paiement; permission Berechtigung|autorisation; post Beitrag|publication; product Produkt|produit;
project Projekt|projet; record Datensatz|enregistrement; reminder Erinnerung|rappel; reservation Reservierung|réservation; row Zeile|ligne;
rule Regel|règle; subscription Abonnement|abonnement; table Tabelle|table; task Aufgabe|tâche; team Team|équipe; ticket Ticket|ticket;
transaction Buchung|transaction; user Benutzer|utilisateur; webpage Webseite|page web; workspace Arbeitsbereich|espace de travail`

const table = (source: string): ReadonlyMap<string, readonly [string, string]> =>
  new Map(
    source.split(';').map((line) => {
      const [word = '', ...rest] = line.trim().split(' ')
      const [german = '', french = ''] = rest.join(' ').split('|')
      return [word, [german, french]]
    }),
  )
const verbs = table(VERBS)
const nouns = table(NOUNS)

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A verb to begin a sentence with; one that the language's table lacks is given in English. */
export const verbWord = (base: string, language: Language): string => {
  const words = language === 'en' ? undefined : verbs.get(base)
  return words ? words[language === 'de' ? 0 : 1] : capital(base)
}

const singular = (word: string) =>
  word.endsWith('ies') && word.length > 4
    ? `${word.slice(0, -3)}y`
    : /[^s]s$/.test(word)
      ? word.replace(/(?<=[xz]|ch|sh|ss)es$|s$/, '')
      : word

/** A noun phrase, given as English words; known head nouns are translated, the rest stays as the tool's author wrote it. */
export const nounWords = (words: readonly string[], language: Language): string => {
  if (language === 'en' || words.length === 0) return words.join(' ')
  const head = nouns.get(singular(words.at(-1) ?? ''))
  return head ? head[language === 'de' ? 0 : 1] : words.join(' ')
}
export { singular }
