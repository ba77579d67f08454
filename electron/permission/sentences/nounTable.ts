// Nouns that tool names are made of, in German and French, with what grammar needs.

/**
 * The English noun (two words are joined by `_`), then in German and in French: the noun as the object of a verb, its gender
 * (`p`: there is only the plural), and the plural (`-`: there is none). A French plural that is left out is the word with an s.
 */
const NOUNS = `access Zugriff/m/- accès/m/-; access_token Zugriffstoken/n/Zugriffstokens jeton d’accès/m/jetons d’accès;
account Konto/n/Konten compte/m; action Aktion/f/Aktionen action/f; activity Aktivität/f/Aktivitäten activité/f;
ad Anzeige/f/Anzeigen annonce/f; address Adresse/f/Adressen adresse/f; age Alter/n/- âge/m;
agent Agenten/m/Agenten agent/m; album Album/n/Alben album/m; alert Warnung/f/Warnungen alerte/f;
algorithm Algorithmus/m/Algorithmen algorithme/m; alias Alias/m/Aliasse alias/m/alias;
analysis Analyse/f/Analysen analyse/f; analytics Auswertungen/p statistiques/p;
annotation Anmerkung/f/Anmerkungen annotation/f; answer Antwort/f/Antworten réponse/f; api API/f/APIs API/f/API;
api_key API-Schlüssel/m/API-Schlüssel clé d’API/f/clés d’API; app App/f/Apps application/f;
application Anwendung/f/Anwendungen application/f; appointment Termin/m/Termine rendez-vous/m/rendez-vous;
area Bereich/m/Bereiche zone/f; article Artikel/m/Artikel article/m; artifact Artefakt/n/Artefakte artefact/m;
artwork Kunstwerk/n/Kunstwerke œuvre d’art/f/œuvres d’art; assessment Einschätzung/f/Einschätzungen évaluation/f;
asset Objekt/n/Objekte ressource/f; assignment Zuweisung/f/Zuweisungen affectation/f;
assistant Assistenten/m/Assistenten assistant/m; association Verknüpfung/f/Verknüpfungen association/f;
attachment Anhang/m/Anhänge pièce jointe/f/pièces jointes; attendee Teilnehmer/m/Teilnehmer participant/m;
attribute Attribut/n/Attribute attribut/m; audit Prüfung/f/Prüfungen audit/m;
automation Automatisierung/f/Automatisierungen automatisation/f;
availability Verfügbarkeit/f/Verfügbarkeiten disponibilité/f; backup Sicherung/f/Sicherungen sauvegarde/f;
balance Saldo/m/Salden solde/m; bank_account Bankkonto/n/Bankkonten compte bancaire/m/comptes bancaires;
behavior Verhalten/n/- comportement/m; block Block/m/Blöcke bloc/m;
blog_post Blogbeitrag/m/Blogbeiträge article de blog/m/articles de blog; board Board/n/Boards tableau/m/tableaux;
book Buch/n/Bücher livre/m; booking Buchung/f/Buchungen réservation/f; branch Zweig/m/Zweige branche/f;
brand Marke/f/Marken marque/f; browser Browser/m/Browser navigateur/m; bucket Bucket/m/Buckets compartiment/m;
budget Budget/n/Budgets budget/m; bug Fehler/m/Fehler bogue/m; build Build/m/Builds build/m;
cache Cache/m/Caches cache/m; calendar Kalender/m/Kalender calendrier/m; call Anruf/m/Anrufe appel/m;
campaign Kampagne/f/Kampagnen campagne/f; capacity Kapazität/f/Kapazitäten capacité/f; card Karte/f/Karten carte/f;
cart Warenkorb/m/Warenkörbe panier/m; case Fall/m/Fälle cas/m/cas; catalog Katalog/m/Kataloge catalogue/m;
category Kategorie/f/Kategorien catégorie/f; cell Zelle/f/Zellen cellule/f;
certificate Zertifikat/n/Zertifikate certificat/m; change Änderung/f/Änderungen modification/f;
channel Kanal/m/Kanäle canal/m/canaux; chart Diagramm/n/Diagramme graphique/m; chat Chat/m/Chats discussion/f;
city Stadt/f/Städte ville/f; class Klasse/f/Klassen classe/f;
classification Einordnung/f/Einordnungen classification/f; client Client/m/Clients client/m;
cloud Cloud/f/Clouds cloud/m; cluster Cluster/m/Cluster cluster/m; code Code/m/Codes code/m;
collection Sammlung/f/Sammlungen collection/f; color Farbe/f/Farben couleur/f; column Spalte/f/Spalten colonne/f;
command Befehl/m/Befehle commande/f; comment Kommentar/m/Kommentare commentaire/m; commit Commit/m/Commits commit/m;
company Unternehmen/n/Unternehmen entreprise/f; component Komponente/f/Komponenten composant/m;
composition Zusammensetzung/f/Zusammensetzungen composition/f; condition Bedingung/f/Bedingungen condition/f;
config Konfiguration/f/Konfigurationen configuration/f; configuration Konfiguration/f/Konfigurationen configuration/f;
conflict Konflikt/m/Konflikte conflit/m; connection Verbindung/f/Verbindungen connexion/f;
connector Konnektor/m/Konnektoren connecteur/m; consumption Verbrauch/m/- consommation/f;
contact Kontakt/m/Kontakte contact/m; container Container/m/Container conteneur/m; content Inhalt/m/Inhalte contenu/m;
context Kontext/m/Kontexte contexte/m; contract Vertrag/m/Verträge contrat/m;
conversation Unterhaltung/f/Unterhaltungen conversation/f; conversion Umrechnung/f/Umrechnungen conversion/f;
cookie Cookie/m/Cookies cookie/m; copy Kopie/f/Kopien copie/f; cost Kosten/p coût/m; count Anzahl/f/- nombre/m;
country Land/n/Länder pays/m/pays; coupon Gutschein/m/Gutscheine bon de réduction/m/bons de réduction;
course Kurs/m/Kurse cours/m/cours; coverage Abdeckung/f/Abdeckungen couverture/f;
credential Zugangsdaten/p identifiants/p; credit_card Kreditkarte/f/Kreditkarten carte de crédit/f/cartes de crédit;
currency Währung/f/Währungen devise/f; customer Kunden/m/Kunden client/m;
dashboard Dashboard/n/Dashboards tableau de bord/m/tableaux de bord; data Daten/p données/p;
data_source Datenquelle/f/Datenquellen source de données/f/sources de données;
database Datenbank/f/Datenbanken base de données/f/bases de données;
dataset Datensatz/m/Datensätze jeu de données/m/jeux de données;
datasource Datenquelle/f/Datenquellen source de données/f/sources de données; date Datum/n/Datumsangaben date/f;
day Tag/m/Tage jour/m; db Datenbank/f/Datenbanken base de données/f/bases de données;
deal Geschäft/n/Geschäfte affaire/f; definition Definition/f/Definitionen définition/f;
delivery Lieferung/f/Lieferungen livraison/f; demand Bedarf/m/- demande/f; density Dichte/f/Dichten densité/f;
dependency Abhängigkeit/f/Abhängigkeiten dépendance/f; deployment Auslieferung/f/Auslieferungen déploiement/m;
description Beschreibung/f/Beschreibungen description/f; design Design/n/Designs design/m;
detail Detail/n/Details détail/m; device Gerät/n/Geräte appareil/m; diagnosis Diagnose/f/Diagnosen diagnostic/m;
diagram Diagramm/n/Diagramme diagramme/m; dialog Dialog/m/Dialoge boîte de dialogue/f/boîtes de dialogue;
diff Unterschied/m/Unterschiede différence/f; dimension Dimension/f/Dimensionen dimension/f;
directory Ordner/m/Ordner dossier/m; discount Rabatt/m/Rabatte remise/f;
discussion Diskussion/f/Diskussionen discussion/f; disease Krankheit/f/Krankheiten maladie/f;
dispute Streitfall/m/Streitfälle litige/m; distance Entfernung/f/Entfernungen distance/f;
distribution Verteilung/f/Verteilungen répartition/f; doc Dokument/n/Dokumente document/m;
document Dokument/n/Dokumente document/m; documentation Dokumentation/f/- documentation/f;
domain Domain/f/Domains domaine/m; draft Entwurf/m/Entwürfe brouillon/m; drive Laufwerk/n/Laufwerke lecteur/m;
effect Wirkung/f/Wirkungen effet/m; efficiency Effizienz/f/- efficacité/f; element Element/n/Elemente élément/m;
email Mail/f/Mails e-mail/m; emission Emission/f/Emissionen émission/f; emoji Emoji/n/Emojis emoji/m;
employee Mitarbeiter/m/Mitarbeiter employé/m;
endpoint Endpunkt/m/Endpunkte point de terminaison/m/points de terminaison; energy Energie/f/Energien énergie/f;
engagement Interaktion/f/Interaktionen interaction/f; engine Motor/m/Motoren moteur/m;
entity Entität/f/Entitäten entité/f; entry Eintrag/m/Einträge entrée/f; env Umgebung/f/Umgebungen environnement/m;
environment Umgebung/f/Umgebungen environnement/m; epic Epic/n/Epics epic/m;
equation Gleichung/f/Gleichungen équation/f; error Fehler/m/Fehler erreur/f; ethics Ethik/f/- éthique/f/-;
evaluation Auswertung/f/Auswertungen évaluation/f; event Termin/m/Termine événement/m;
example Beispiel/n/Beispiele exemple/m; exchange_rate Wechselkurs/m/Wechselkurse taux de change/m/taux de change;
exercise Übung/f/Übungen exercice/m; expense Ausgabe/f/Ausgaben dépense/f;
experiment Experiment/n/Experimente expérience/f; expression Ausdruck/m/Ausdrücke expression/f;
extension Erweiterung/f/Erweiterungen extension/f; factor Faktor/m/Faktoren facteur/m;
feature Funktion/f/Funktionen fonctionnalité/f; feedback Rückmeldung/f/Rückmeldungen retour/m;
field Feld/n/Felder champ/m; file Datei/f/Dateien fichier/m; filter Filter/m/Filter filtre/m;
flight Flug/m/Flüge vol/m; flow Ablauf/m/Abläufe flux/m/flux; folder Ordner/m/Ordner dossier/m;
font Schrift/f/Schriften police/f; forecast Vorhersage/f/Vorhersagen prévision/f;
form Formular/n/Formulare formulaire/m; format Format/n/Formate format/m; formula Formel/f/Formeln formule/f;
frequency Häufigkeit/f/Häufigkeiten fréquence/f; friend Freund/m/Freunde ami/m;
function Funktion/f/Funktionen fonction/f; game Spiel/n/Spiele jeu/m/jeux; goal Ziel/n/Ziele objectif/m;
graph Graphen/m/Graphen graphe/m; group Gruppe/f/Gruppen groupe/m; guest Gast/m/Gäste invité/m;
guide Anleitung/f/Anleitungen guide/m; guideline Leitlinie/f/Leitlinien ligne directrice/f/lignes directrices;
hardware Hardware/f/- matériel/m/-; health Zustand/m/Zustände état/m; height Höhe/f/Höhen hauteur/f;
highlight Hervorhebung/f/Hervorhebungen surlignage/m; history Verlauf/m/Verläufe historique/m;
hotel Hotel/n/Hotels hôtel/m; hour Stunde/f/Stunden heure/f; id Kennung/f/Kennungen identifiant/m;
identity Identität/f/Identitäten identité/f; image Bild/n/Bilder image/f; impact Auswirkung/f/Auswirkungen impact/m;
inbox Posteingang/m/Posteingänge boîte de réception/f/boîtes de réception; incident Vorfall/m/Vorfälle incident/m;
index Index/m/Indexe index/m/index; info Informationen/p informations/p; information Informationen/p informations/p;
insight Erkenntnis/f/Erkenntnisse aperçu/m; instance Instanz/f/Instanzen instance/f;
instruction Anweisung/f/Anweisungen instruction/f;
instrumentation Instrumentierung/f/Instrumentierungen instrumentation/f;
integration Integration/f/Integrationen intégration/f; inventory Bestand/m/Bestände inventaire/m;
investigation Untersuchung/f/Untersuchungen enquête/f; invitation Einladung/f/Einladungen invitation/f;
invite Einladung/f/Einladungen invitation/f; invoice Rechnung/f/Rechnungen facture/f;
issue Vorgang/m/Vorgänge ticket/m; item Eintrag/m/Einträge élément/m; iteration Iteration/f/Iterationen itération/f;
job Job/m/Jobs tâche/f; key Schlüssel/m/Schlüssel clé/f; knowledge Wissen/n/- connaissances/p;
label Etikett/n/Etiketten étiquette/f; language Sprache/f/Sprachen langue/f; law Gesetz/n/Gesetze loi/f;
layout Layout/n/Layouts mise en page/f/mises en page; lead Interessenten/m/Interessenten prospect/m;
length Länge/f/Längen longueur/f; level Stufe/f/Stufen niveau/m/niveaux;
library Bibliothek/f/Bibliotheken bibliothèque/f; license Lizenz/f/Lizenzen licence/f;
light Licht/n/Lichter lumière/f; limit Grenze/f/Grenzen limite/f; line Zeile/f/Zeilen ligne/f;
link Link/m/Links lien/m; list Liste/f/Listen liste/f;
localstorage Browserspeicher/m/Browserspeicher stockage local/m/stockages locaux; location Ort/m/Orte lieu/m/lieux;
log Protokoll/n/Protokolle journal/m/journaux; mail Mail/f/Mails e-mail/m;
manager Vorgesetzten/m/Vorgesetzte responsable/m; map Karte/f/Karten carte/f; markdown Markdown/n/- Markdown/m/-;
market Markt/m/Märkte marché/m; match Spiel/n/Spiele match/m; material Material/n/Materialien matériau/m/matériaux;
meaning Bedeutung/f/Bedeutungen signification/f; measurement Messung/f/Messungen mesure/f; media Medien/p médias/p;
medication Medikament/n/Medikamente médicament/m; meeting Besprechung/f/Besprechungen réunion/f;
member Mitglied/n/Mitglieder membre/m; membership Mitgliedschaft/f/Mitgliedschaften adhésion/f;
memory Erinnerung/f/Erinnerungen souvenir/m; menu Menü/n/Menüs menu/m;
merge_request Merge-Request/m/Merge-Requests demande de fusion/f/demandes de fusion;
message Nachricht/f/Nachrichten message/m; metadata Metadaten/p métadonnées/p; method Methode/f/Methoden méthode/f;
metric Messwert/m/Messwerte indicateur/m; migration Migration/f/Migrationen migration/f;
milestone Meilenstein/m/Meilensteine jalon/m; mode Modus/m/Modi mode/m; model Modell/n/Modelle modèle/m;
money Geld/n/- argent/m/-; movement Bewegung/f/Bewegungen mouvement/m; movie Film/m/Filme film/m;
mr Merge-Request/m/Merge-Requests demande de fusion/f/demandes de fusion; music Musik/f/- musique/f/-;
name Namen/m/Namen nom/m; namespace Namensraum/m/Namensräume espace de noms/m/espaces de noms;
network Netzwerk/n/Netzwerke réseau/m/réseaux; news Neuigkeiten/p actualités/p; node Knoten/m/Knoten nœud/m;
note Notiz/f/Notizen note/f; notebook Notizbuch/n/Notizbücher carnet/m;
notification Benachrichtigung/f/Benachrichtigungen notification/f; number Nummer/f/Nummern numéro/m;
object Objekt/n/Objekte objet/m; offer Angebot/n/Angebote offre/f; operation Operation/f/Operationen opération/f;
option Option/f/Optionen option/f; order Bestellung/f/Bestellungen commande/f;
org Organisation/f/Organisationen organisation/f; organisation Organisation/f/Organisationen organisation/f;
organization Organisation/f/Organisationen organisation/f; output Ausgabe/f/Ausgaben sortie/f;
override Ausnahme/f/Ausnahmen exception/f; owner Eigentümer/m/Eigentümer propriétaire/m;
package Paket/n/Pakete paquet/m; page Seite/f/Seiten page/f; parameter Parameter/m/Parameter paramètre/m;
participant Teilnehmer/m/Teilnehmer participant/m; password Passwort/n/Passwörter mot de passe/m/mots de passe;
path Pfad/m/Pfade chemin/m; patient Patienten/m/Patienten patient/m; pattern Muster/n/Muster motif/m;
payment Zahlung/f/Zahlungen paiement/m; pdf PDF/n/PDFs PDF/m/PDF; performance Leistung/f/Leistungen performance/f;
permission Berechtigung/f/Berechtigungen autorisation/f; person Person/f/Personen personne/f;
phone_number Telefonnummer/f/Telefonnummern numéro de téléphone/m/numéros de téléphone; photo Foto/n/Fotos photo/f;
picture Bild/n/Bilder image/f; pipeline Pipeline/f/Pipelines pipeline/m; place Ort/m/Orte lieu/m/lieux;
plan Plan/m/Pläne plan/m; player Spieler/m/Spieler joueur/m; playlist Playlist/f/Playlists playlist/f;
plugin Plug-in/n/Plug-ins plugin/m; pod Pod/m/Pods pod/m; point Punkt/m/Punkte point/m;
policy Richtlinie/f/Richtlinien politique/f; population Bevölkerung/f/- population/f;
position Position/f/Positionen position/f; post Beitrag/m/Beiträge publication/f; power Leistung/f/- puissance/f;
pr Pull-Request/m/Pull-Requests demande de tirage/f/demandes de tirage;
presence Anwesenheit/f/Anwesenheiten présence/f; presentation Präsentation/f/Präsentationen présentation/f;
pressure Druck/m/- pression/f; preview Vorschau/f/Vorschauen aperçu/m; price Preis/m/Preise prix/m/prix;
process Prozess/m/Prozesse processus/m/processus; product Produkt/n/Produkte produit/m;
production Produktion/f/Produktionen production/f; profile Profil/n/Profile profil/m;
profit Gewinn/m/Gewinne bénéfice/m; program Programm/n/Programme programme/m;
progress Fortschritt/m/Fortschritte avancement/m; project Projekt/n/Projekte projet/m;
prompt Prompt/m/Prompts prompt/m; property Eigenschaft/f/Eigenschaften propriété/f;
proposal Vorschlag/m/Vorschläge proposition/f;
pull_request Pull-Request/m/Pull-Requests demande de tirage/f/demandes de tirage;
quality Qualität/f/Qualitäten qualité/f; query Abfrage/f/Abfragen requête/f; question Frage/f/Fragen question/f;
queue Warteschlange/f/Warteschlangen file d’attente/f/files d’attente; range Bereich/m/Bereiche plage/f;
ranking Rangliste/f/Ranglisten classement/m; rate Rate/f/Raten taux/m/taux;
rating Bewertung/f/Bewertungen évaluation/f; reaction Reaktion/f/Reaktionen réaction/f;
recipe Rezept/n/Rezepte recette/f; recipient Empfänger/m/Empfänger destinataire/m;
recommendation Empfehlung/f/Empfehlungen recommandation/f; record Datensatz/m/Datensätze enregistrement/m;
recording Aufzeichnung/f/Aufzeichnungen enregistrement/m; refund Rückerstattung/f/Rückerstattungen remboursement/m;
region Region/f/Regionen région/f; regulation Vorschrift/f/Vorschriften réglementation/f;
relation Beziehung/f/Beziehungen relation/f; relationship Beziehung/f/Beziehungen relation/f;
release Release/n/Releases version/f; reminder Erinnerung/f/Erinnerungen rappel/m;
reply Antwort/f/Antworten réponse/f; repo Repository/n/Repositorys dépôt/m; report Bericht/m/Berichte rapport/m;
repository Repository/n/Repositorys dépôt/m; request Anfrage/f/Anfragen demande/f;
requirement Anforderung/f/Anforderungen exigence/f; research Recherche/f/Recherchen recherche/f;
reservation Reservierung/f/Reservierungen réservation/f; resource Ressource/f/Ressourcen ressource/f;
response Antwort/f/Antworten réponse/f; restaurant Restaurant/n/Restaurants restaurant/m;
restriction Einschränkung/f/Einschränkungen restriction/f; result Ergebnis/n/Ergebnisse résultat/m;
revenue Umsatz/m/Umsätze revenu/m; review Bewertung/f/Bewertungen avis/m/avis;
revision Fassung/f/Fassungen révision/f; reward Prämie/f/Prämien récompense/f; right Recht/n/Rechte droit/m;
risk Risiko/n/Risiken risque/m; robot Roboter/m/Roboter robot/m; role Rolle/f/Rollen rôle/m;
room Raum/m/Räume salle/f; route Route/f/Routen itinéraire/m; row Zeile/f/Zeilen ligne/f; rule Regel/f/Regeln règle/f;
run Durchlauf/m/Durchläufe exécution/f; sale Verkauf/m/Verkäufe vente/f; sample Probe/f/Proben échantillon/m;
schedule Zeitplan/m/Zeitpläne planning/m; schema Schema/n/Schemas schéma/m; score Punktzahl/f/Punktzahlen score/m;
screen Bildschirm/m/Bildschirme écran/m; screencast Screencast/m/Screencasts screencast/m;
screenshot Bildschirmfoto/n/Bildschirmfotos capture d’écran/f/captures d’écran; script Skript/n/Skripte script/m;
search Suche/f/Suchen recherche/f; secret Geheimnis/n/Geheimnisse secret/m; section Abschnitt/m/Abschnitte section/f;
security Sicherheit/f/- sécurité/f; segment Segment/n/Segmente segment/m; sentence Satz/m/Sätze phrase/f;
sequence Sequenz/f/Sequenzen séquence/f; series Serie/f/Serien série/f; server Server/m/Server serveur/m;
service Dienst/m/Dienste service/m; service_desk Servicedesk/m/Servicedesks centre de services/m/centres de services;
session Sitzung/f/Sitzungen session/f;
sessionstorage Sitzungsspeicher/m/Sitzungsspeicher stockage de session/m/stockages de session;
setting Einstellung/f/Einstellungen réglage/m; sheet Tabellenblatt/n/Tabellenblätter feuille/f;
shipment Sendung/f/Sendungen envoi/m; signal Signal/n/Signale signal/m/signaux;
simulation Simulation/f/Simulationen simulation/f; site Website/f/Websites site/m; size Größe/f/Größen taille/f;
skill Fähigkeit/f/Fähigkeiten compétence/f; slide Folie/f/Folien diapositive/f;
snapshot Momentaufnahme/f/Momentaufnahmen instantané/m; software Software/f/- logiciel/m;
song Lied/n/Lieder chanson/f; source Quelle/f/Quellen source/f; space Bereich/m/Bereiche espace/m;
species Art/f/Arten espèce/f; speed Geschwindigkeit/f/Geschwindigkeiten vitesse/f;
spreadsheet Tabelle/f/Tabellen feuille de calcul/f/feuilles de calcul; sprint Sprint/m/Sprints sprint/m;
standard Standard/m/Standards norme/f; stat Statistik/f/Statistiken statistique/f; state Zustand/m/Zustände état/m;
statistic Statistik/f/Statistiken statistique/f; status Status/m/Status statut/m; step Schritt/m/Schritte étape/f;
storage Speicher/m/Speicher stockage/m; story Geschichte/f/Geschichten histoire/f;
strategy Strategie/f/Strategien stratégie/f; stream Stream/m/Streams flux/m/flux; strength Stärke/f/Stärken force/f;
structure Struktur/f/Strukturen structure/f; style Stil/m/Stile style/m;
submission Einreichung/f/Einreichungen soumission/f; subscription Abonnement/n/Abonnements abonnement/m;
suggestion Vorschlag/m/Vorschläge suggestion/f; summary Zusammenfassung/f/Zusammenfassungen résumé/m;
support Unterstützung/f/- assistance/f; survey Umfrage/f/Umfragen sondage/m; symptom Symptom/n/Symptome symptôme/m;
system System/n/Systeme système/m; tab Tab/m/Tabs onglet/m; table Tabelle/f/Tabellen table/f;
tag Schlagwort/n/Schlagwörter étiquette/f; task Aufgabe/f/Aufgaben tâche/f; team Team/n/Teams équipe/f;
technique Technik/f/Techniken technique/f; technology Technologie/f/Technologien technologie/f;
temperature Temperatur/f/Temperaturen température/f; template Vorlage/f/Vorlagen modèle/m; test Test/m/Tests test/m;
test_case Testfall/m/Testfälle cas de test/m/cas de test; text Text/m/Texte texte/m;
theory Theorie/f/Theorien théorie/f; thread Thread/m/Threads fil de discussion/m/fils de discussion;
thumbnail Vorschaubild/n/Vorschaubilder vignette/f; ticket Ticket/n/Tickets ticket/m; time Zeit/f/Zeiten heure/f;
time_zone Zeitzone/f/Zeitzonen fuseau horaire/m/fuseaux horaires;
timezone Zeitzone/f/Zeitzonen fuseau horaire/m/fuseaux horaires; tip Tipp/m/Tipps conseil/m;
title Titel/m/Titel titre/m; todo Aufgabe/f/Aufgaben tâche/f; token Token/n/Tokens jeton/m;
tool Werkzeug/n/Werkzeuge outil/m; topic Thema/n/Themen sujet/m; trace Trace/m/Traces trace/f;
tracing Ablaufverfolgung/f/- traçage/m/-; traffic Verkehr/m/- trafic/m; training Schulung/f/Schulungen formation/f;
transaction Buchung/f/Buchungen transaction/f; transcript Transkript/n/Transkripte transcription/f;
transition Übergang/m/Übergänge transition/f; translation Übersetzung/f/Übersetzungen traduction/f;
treatment Behandlung/f/Behandlungen traitement/m; tree Baum/m/Bäume arbre/m; trend Trend/m/Trends tendance/f;
trigger Auslöser/m/Auslöser déclencheur/m; trip Reise/f/Reisen voyage/m; type Typ/m/Typen type/m;
unit Einheit/f/Einheiten unité/f; update Update/n/Updates mise à jour/f/mises à jour; url URL/f/URLs URL/f/URL;
usage Nutzung/f/Nutzungen utilisation/f; user Benutzer/m/Benutzer utilisateur/m; value Wert/m/Werte valeur/f;
variable Variable/f/Variablen variable/f; vehicle Fahrzeug/n/Fahrzeuge véhicule/m;
version Version/f/Versionen version/f; video Video/n/Videos vidéo/f; view Ansicht/f/Ansichten vue/f;
violation Verstoß/m/Verstöße infraction/f; vm VM/f/VMs machine virtuelle/f/machines virtuelles;
volume Volumen/n/Volumen volume/m; watcher Beobachter/m/Beobachter observateur/m; weather Wetter/n/- météo/f/-;
webhook Webhook/m/Webhooks webhook/m; webpage Webseite/f/Webseiten page web/f/pages web;
website Website/f/Websites site web/m/sites web; weight Gewicht/n/Gewichte poids/m/poids;
window Fenster/n/Fenster fenêtre/f; word Wort/n/Wörter mot/m; work Arbeit/f/Arbeiten travail/m/travaux;
worker Worker/m/Worker worker/m; workflow Ablauf/m/Abläufe flux de travail/m/flux de travail;
worklog Arbeitsprotokoll/n/Arbeitsprotokolle journal de travail/m/journaux de travail;
worksheet Tabellenblatt/n/Tabellenblätter feuille/f;
workspace Arbeitsbereich/m/Arbeitsbereiche espace de travail/m/espaces de travail; zone Zone/f/Zonen zone/f`

export type Noun = {
  readonly one: string
  readonly gender: 'm' | 'f' | 'n' | 'p'
  /** Null for what is not counted. */
  readonly many: string | null
}
const nounOf = (text: string): Noun => {
  const [one = '', gender, many = gender === 'p' ? one : `${one}s`] = text.split('/')
  return { one, gender: gender as Noun['gender'], many: many === '-' ? null : many }
}

/** A German noun ends before the next blank; a French one may be several words. */
const nouns = new Map(
  NOUNS.split(';').map((line) => {
    const [, word = '', de = '', fr = ''] = /^\s*(\S+) (\S+)\s(.*)$/s.exec(line) ?? []
    return [word, { de: nounOf(de), fr: nounOf(fr.replace(/\s+/g, ' ')) }]
  }),
)

/** For the test: every word of the table, two words joined by `_`. */
export const NOUN_WORDS: readonly string[] = [...nouns.keys()]

const SINGULARS: Readonly<Record<string, string>> = {
  aliases: 'alias',
  analyses: 'analysis',
  caches: 'cache',
  children: 'child',
  cookies: 'cookie',
  indices: 'index',
  movies: 'movie',
  people: 'person',
  statuses: 'status',
}
const NO_PLURALS = new Set(
  'alias analysis analytics atlas aws basis bonus campus canvas diagnosis ethics gas news series species status virus'.split(
    ' ',
  ),
)
export const singular = (word: string): string => {
  if (NO_PLURALS.has(word) || !/[^s]s$|^(?:children|people)$/.test(word)) return word
  const known = SINGULARS[word]
  if (known !== undefined) return known
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return word.replace(/(?<=[xz]|ch|sh|ss)es$|s$/, '')
}

/** The noun that such words end with, by its last two words if these are one thing ("pull request"), else by the last. */
export function nounIn(words: readonly string[], language: 'de' | 'fr'): Noun | undefined {
  const last = singular(words.at(-1) ?? '')
  return (nouns.get(`${words.at(-2) ?? ''}_${last}`) ?? nouns.get(last))?.[language]
}
