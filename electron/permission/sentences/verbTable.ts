// Verbs that tool names begin with, as German and French say them at the head of a sentence; a verb of two words is joined by `_`.

/** All that the lexicon of effects knows, and some that say nothing of an effect; the object stands in the accusative. */
const VERBS = `abort Abbrechen|Interrompre; accept Annehmen|Accepter; access Zugreifen|Accéder;
acknowledge Zur Kenntnis nehmen|Prendre acte; acquire Erwerben|Acquérir; activate Aktivieren|Activer;
adapt Anpassen|Adapter; add Hinzufügen|Ajouter; adjust Anpassen|Ajuster; administer Verabreichen|Administrer;
admit Zulassen|Admettre; adopt Übernehmen|Adopter; advance Voranbringen|Faire avancer;
advertise Bewerben|Promouvoir; aggregate Zusammenfassen|Agréger; align Ausrichten|Aligner;
allocate Zuteilen|Allouer; alter Ändern|Modifier; amend Ändern|Modifier; analyse Analysieren|Analyser;
analyze Analysieren|Analyser; annihilate Vernichten|Anéantir; annotate Mit Anmerkungen versehen|Annoter;
announce Ankündigen|Annoncer; append Anfügen|Ajouter à la fin; apply Anwenden|Appliquer;
approve Genehmigen|Approuver; approximate Annähern|Approcher; archive Archivieren|Archiver;
arm Scharf schalten|Armer; arrange Anordnen|Disposer; ascertain Feststellen|Établir;
assemble Zusammenstellen|Assembler; assess Bewerten|Évaluer; assign Zuweisen|Attribuer; assume Übernehmen|Endosser;
attach Anhängen|Joindre; audit Prüfen|Auditer; authenticate Authentifizieren|Authentifier;
author Verfassen|Rédiger; authorise Berechtigen|Autoriser; authorize Berechtigen|Autoriser;
autocomplete Vervollständigen|Compléter; automate Automatisieren|Automatiser; back_up Sichern|Sauvegarder;
backup Sichern|Sauvegarder; balance Ausgleichen|Équilibrer; ban Sperren|Bannir;
bash In der Bash ausführen|Exécuter dans bash; begin Beginnen|Commencer; bet Wetten|Parier; bid Bieten|Enchérir;
bind Binden|Lier; block Blockieren|Bloquer; book Buchen|Réserver;
bookmark Als Lesezeichen speichern|Ajouter aux favoris; boot Starten|Démarrer; bootstrap Einrichten|Initialiser;
borrow Ausleihen|Emprunter; branch Abzweigen|Dériver; brighten Aufhellen|Éclaircir;
broadcast An alle senden|Diffuser; browse Durchsehen|Parcourir; build Bauen|Construire; bump Erhöhen|Augmenter;
bundle Bündeln|Regrouper; burn Verbrennen|Brûler; buy Kaufen|Acheter; calculate Berechnen|Calculer;
calibrate Kalibrieren|Calibrer; call Aufrufen|Appeler; cancel Abbrechen|Annuler; capture Aufnehmen|Capturer;
cat Lesen|Lire; change Ändern|Modifier; charge Belasten|Débiter; chat Im Chat ansprechen|Discuter;
check Prüfen|Vérifier; checkin Einchecken|Enregistrer l’arrivée; checkout Bezahlen|Régler;
circulate In Umlauf bringen|Faire circuler; cite Zitieren|Citer; claim Beanspruchen|Réclamer;
classify Einordnen|Classer; clean Aufräumen|Nettoyer; clean_up Aufräumen|Nettoyer; cleanup Aufräumen|Nettoyer;
clear Leeren|Vider; click Klicken|Cliquer; clone Klonen|Cloner; close Schließen|Fermer; collect Sammeln|Collecter;
combine Kombinieren|Combiner; comment Kommentieren|Commenter; commit Übernehmen|Valider;
compare Vergleichen|Comparer; compile Kompilieren|Compiler; complete Abschließen|Terminer;
compose Verfassen|Rédiger; compress Komprimieren|Compresser; compute Berechnen|Calculer;
concatenate Verketten|Concaténer; conduct Durchführen|Mener; configure Einrichten|Configurer;
confirm Bestätigen|Confirmer; conjugate Konjugieren|Conjuguer; connect Verbinden|Connecter;
consult Zurate ziehen|Consulter; contact Kontaktieren|Contacter; contain Eindämmen|Contenir;
continue Fortsetzen|Continuer; contrast Gegenüberstellen|Comparer; contribute Beisteuern|Apporter;
control Steuern|Piloter; convert Umwandeln|Convertir; copy Kopieren|Copier; correct Korrigieren|Corriger;
correlate Korrelieren|Mettre en corrélation; count Zählen|Compter; craft Anfertigen|Élaborer;
crawl Durchforsten|Explorer; create Erstellen|Créer; crop Zuschneiden|Recadrer;
crosspost Auch anderswo veröffentlichen|Publier aussi ailleurs; crypt Verschlüsseln|Chiffrer;
customise Anpassen|Personnaliser; customize Anpassen|Personnaliser; dblclick Doppelklicken|Double-cliquer;
deactivate Deaktivieren|Désactiver; deauthorise Nicht mehr berechtigen|Ne plus autoriser;
deauthorize Nicht mehr berechtigen|Ne plus autoriser; debit Abbuchen|Débiter;
debug Auf Fehler untersuchen|Déboguer; declare Deklarieren|Déclarer; decline Ablehnen|Refuser;
decode Dekodieren|Décoder; decommission Außer Betrieb nehmen|Mettre hors service;
decompile Dekompilieren|Décompiler; decompress Entpacken|Décompresser; decr Verringern|Diminuer;
decrease Verringern|Diminuer; decrement Verringern|Diminuer; decrypt Entschlüsseln|Déchiffrer;
deduce Ableiten|Déduire; defer Aufschieben|Reporter; define Festlegen|Définir; del Löschen|Supprimer;
delay Verzögern|Retarder; delegate Delegieren|Déléguer; delete Löschen|Supprimer;
delist Von der Liste nehmen|Retirer de la liste; deliver Zustellen|Livrer; demolish Abreißen|Démolir;
demote Herabstufen|Rétrograder; deny Verweigern|Refuser; deplete Aufbrauchen|Épuiser; deploy Ausliefern|Déployer;
deposit Einzahlen|Déposer; deprovision Abbauen|Démanteler; dereference Auflösen|Résoudre;
deregister Abmelden|Désinscrire; describe Beschreiben|Décrire; deselect Abwählen|Désélectionner;
design Entwerfen|Concevoir; designate Bestimmen|Désigner; destroy Zerstören|Détruire; detach Lösen|Détacher;
detect Erkennen|Détecter; determine Bestimmen|Déterminer; diagnose Diagnostizieren|Diagnostiquer;
diff Vergleichen|Comparer; dig_into Untersuchen|Examiner; dim Dimmen|Tamiser; disable Ausschalten|Désactiver;
disarm Entschärfen|Désarmer; disassemble Zerlegen|Désassembler; disassociate Trennen|Dissocier;
disband Auflösen|Dissoudre; disburse Auszahlen|Verser; discard Verwerfen|Abandonner; disclose Offenlegen|Divulguer;
disconnect Trennen|Déconnecter; discover Entdecken|Découvrir; dismantle Abbauen|Démanteler;
dismiss Verwerfen|Ignorer; dispatch Losschicken|Expédier; dispense Ausgeben|Dispenser; display Anzeigen|Afficher;
dispose Entsorgen|Éliminer; dissociate Trennen|Dissocier; distribute Verteilen|Distribuer;
distrust Als nicht vertrauenswürdig einstufen|Se méfier; dm Anschreiben|Écrire; dock Andocken|Amarrer;
donate Spenden|Donner; doubleclick Doppelklicken|Double-cliquer;
downgrade Auf eine ältere Version bringen|Faire revenir à une version antérieure;
download Herunterladen|Télécharger; draft Entwerfen|Préparer; drag Ziehen|Faire glisser; drain Leeren|Vider;
drill_down Untersuchen|Examiner; drill_into Untersuchen|Examiner; drive Steuern|Piloter; drop Löschen|Supprimer;
dub Benennen|Nommer; dump Vollständig ausgeben|Afficher en entier; duplicate Duplizieren|Dupliquer;
echo Wiedergeben|Répéter; edit Bearbeiten|Modifier; eliminate Beseitigen|Éliminer; email Mailen|Envoyer par e-mail;
empty Leeren|Vider; emulate Nachbilden|Simuler; enable Einschalten|Activer; encode Kodieren|Encoder;
encrypt Verschlüsseln|Chiffrer; end Beenden|Terminer; endorse Unterstützen|Soutenir;
enforce Durchsetzen|Faire respecter; enhance Verbessern|Améliorer; enlist Anwerben|Recruter;
enqueue Einreihen|Mettre en file d’attente; enquire Erfragen|Demander; enroll Einschreiben|Inscrire;
enumerate Aufzählen|Énumérer; equip Ausrüsten|Équiper; erase Löschen|Effacer; escalate Eskalieren|Faire remonter;
establish Herstellen|Établir; estimate Schätzen|Estimer; eval Auswerten|Évaluer; evaluate Auswerten|Évaluer;
evict Verdrängen|Évincer; examine Untersuchen|Examiner; exclude Ausschließen|Exclure; exec Ausführen|Exécuter;
execute Ausführen|Exécuter; expel Ausschließen|Exclure; expire Ablaufen lassen|Faire expirer;
explain Erklären|Expliquer; exploit Ausnutzen|Exploiter; explore Erkunden|Explorer; export Exportieren|Exporter;
expose Offenlegen|Exposer; expunge Tilgen|Effacer; extend Verlängern|Prolonger; extract Extrahieren|Extraire;
favorite Als Favorit markieren|Ajouter aux favoris; favourite Als Favorit markieren|Ajouter aux favoris;
fax Faxen|Faxer; fetch Abrufen|Récupérer; figure_out Herausfinden|Déterminer; fill Ausfüllen|Remplir;
fill_in Ausfüllen|Remplir; fill_out Ausfüllen|Remplir; filter Filtern|Filtrer; finalise Abschließen|Finaliser;
finalize Abschließen|Finaliser; find Suchen|Chercher; find_out Herausfinden|Déterminer;
finetune Feinabstimmen|Affiner; finish Abschließen|Terminer; fire Auslösen|Déclencher; fire_up Starten|Démarrer;
fit Anpassen|Ajuster; fix Beheben|Corriger; flip Umdrehen|Retourner; flush Leeren|Vider;
focus Fokussieren|Mettre au premier plan; fold Einklappen|Replier; follow Abonnieren|Suivre;
forecast Vorhersagen|Prévoir; forget Vergessen|Oublier; fork Forken|Dupliquer; format Formatieren|Mettre en forme;
formulate Formulieren|Formuler; forward Weiterleiten|Transférer; freeze Einfrieren|Geler;
fund Finanzieren|Financer; gather Sammeln|Rassembler; gauge Einschätzen|Jauger; generate Erzeugen|Générer;
geocode Geokodieren|Géocoder; get Abrufen|Consulter; glob Suchen|Chercher; goto Ansteuern|Ouvrir; grab Greifen|Saisir;
grant Gewähren|Accorder; greet Begrüßen|Saluer; grep Durchsuchen|Fouiller; group Gruppieren|Grouper;
guess Erraten|Deviner; halt Anhalten|Arrêter; handle Behandeln|Traiter; hash Hashen|Hacher;
head Am Anfang lesen|Lire le début; heal Heilen|Soigner; hibernate In den Ruhezustand versetzen|Mettre en veille;
hide Ausblenden|Masquer; highlight Hervorheben|Surligner; hire Einstellen|Embaucher; hold Zurückhalten|Retenir;
hover Mit dem Zeiger berühren|Survoler; identify Bestimmen|Identifier; ignore Ignorieren|Ignorer;
import Importieren|Importer; improve Verbessern|Améliorer; incr Erhöhen|Augmenter; increase Erhöhen|Augmenter;
increment Erhöhen|Augmenter; index Indexieren|Indexer; infer Ableiten|Déduire; ingest Einlesen|Ingérer;
init Einrichten|Initialiser; initialise Einrichten|Initialiser; initialize Einrichten|Initialiser;
initiate Beginnen|Lancer; inject Einschleusen|Injecter; input Eingeben|Saisir; inquire Erfragen|Demander;
insert Einfügen|Insérer; inspect Untersuchen|Inspecter; install Installieren|Installer;
instantiate Anlegen|Instancier; institute Einführen|Instituer; integrate Integrieren|Intégrer;
interact Bedienen|Interagir; interpret Deuten|Interpréter; introduce Einführen|Introduire;
introspect Untersuchen|Inspecter; invalidate Für ungültig erklären|Invalider; inventory Erfassen|Inventorier;
invest Investieren|Investir; investigate Untersuchen|Enquêter; invite Einladen|Inviter; invoke Aufrufen|Appeler;
isolate Isolieren|Isoler; issue Ausstellen|Émettre; join Betreten|Rejoindre; keyboard Tippen|Saisir;
keypress Drücken|Appuyer; kick Entfernen|Exclure; kick_off Starten|Lancer; kill Beenden|Arrêter;
label Beschriften|Étiqueter; land Landen|Faire atterrir; launch Starten|Lancer; learn Lernen|Apprendre;
learn_about Nachschlagen|Se renseigner; learn_more Nachschlagen|Se renseigner; leave Verlassen|Quitter;
lend Verleihen|Prêter; link Verknüpfen|Lier; lint Prüfen|Vérifier; liquidate Auflösen|Liquider;
list Auflisten|Lister; load Laden|Charger; loan Verleihen|Prêter; localize Lokalisieren|Localiser;
locate Orten|Localiser; lock Sperren|Verrouiller; log Protokollieren|Consigner; log_in Anmelden|Connecter;
log_out Abmelden|Déconnecter; login Anmelden|Connecter; logout Abmelden|Déconnecter; look Prüfen|Vérifier;
look_up Nachschlagen|Rechercher; lookup Nachschlagen|Rechercher; loosen Lockern|Assouplir; lower Senken|Baisser;
ls Auflisten|Lister; mail Mailen|Envoyer par e-mail; make Anlegen|Créer; manage Verwalten|Gérer;
mark Markieren|Marquer; match Abgleichen|Faire correspondre; maximize Maximieren|Maximiser; measure Messen|Mesurer;
mention Erwähnen|Mentionner; merge Zusammenführen|Fusionner; message Anschreiben|Écrire; migrate Migrieren|Migrer;
minify Verkleinern|Minifier; minimize Minimieren|Minimiser; mint Prägen|Émettre; mirror Spiegeln|Répliquer;
modify Ändern|Modifier; monitor Überwachen|Surveiller; mount Einhängen|Monter;
mouse Mit der Maus bedienen|Manipuler à la souris; move Verschieben|Déplacer; multiply Multiplizieren|Multiplier;
mutate Verändern|Modifier; mute Stummschalten|Mettre en sourdine; navigate Ansteuern|Ouvrir; new Neu anlegen|Créer;
nominate Nominieren|Nommer; normalise Normalisieren|Normaliser; normalize Normalisieren|Normaliser;
note Notieren|Noter; notify Benachrichtigen|Notifier; nudge Anstupsen|Relancer; nuke Vernichten|Anéantir;
nullify Für nichtig erklären|Annuler; obliterate Vernichten|Anéantir; observe Beobachten|Observer;
obtain Beschaffen|Obtenir; onboard Aufnehmen|Intégrer; open Öffnen|Ouvrir; opt_in Zulassen|Accepter;
opt_out Ablehnen|Refuser; optimise Optimieren|Optimiser; optimize Optimieren|Optimiser;
orchestrate Orchestrieren|Orchestrer; order Bestellen|Commander; organize Organisieren|Organiser;
outbid Überbieten|Surenchérir; outline Gliedern|Esquisser; override Außer Kraft setzen|Remplacer;
overwrite Überschreiben|Écraser; pair Koppeln|Appairer; paraphrase Umschreiben|Paraphraser; park Parken|Garer;
parse Auswerten|Analyser; paste Einfügen|Coller; patch Ändern|Modifier; pause Anhalten|Suspendre;
pay Bezahlen|Payer; peek Einsehen|Consulter; perform Durchführen|Effectuer; permit Erlauben|Permettre;
persist Speichern|Enregistrer; peruse Durchlesen|Parcourir; petition Ersuchen|Solliciter; phone Anrufen|Téléphoner;
pick Auswählen|Choisir; pin Anheften|Épingler; pinch Zusammenziehen|Pincer; ping Anpingen|Tester par ping;
place Platzieren|Placer; plan Planen|Planifier; play Abspielen|Lancer; pledge Zusagen|Promettre;
poll Abfragen|Interroger; pop Entnehmen|Retirer; populate Befüllen|Remplir; post Veröffentlichen|Publier;
postpone Aufschieben|Reporter; power Schalten|Alimenter; poweroff Ausschalten|Éteindre;
predict Vorhersagen|Prédire; preorder Vorbestellen|Précommander; prepare Vorbereiten|Préparer;
prepay Im Voraus bezahlen|Payer d’avance; prepend Voranstellen|Ajouter au début; press Drücken|Appuyer;
preview Vorab ansehen|Prévisualiser; probe Sondieren|Sonder; process Verarbeiten|Traiter;
profile Analysieren|Analyser; program Programmieren|Programmer; promote Hochstufen|Promouvoir;
proofread Korrekturlesen|Relire; propagate Verbreiten|Propager; propose Vorschlagen|Proposer;
protect Schützen|Protéger; prove Beweisen|Prouver; provide Bereitstellen|Fournir;
provision Bereitstellen|Provisionner; prune Ausdünnen|Élaguer; publicise Bekannt machen|Rendre public;
publicize Bekannt machen|Rendre public; publish Veröffentlichen|Publier; pull Holen|Récupérer;
purchase Kaufen|Acheter; purge Endgültig löschen|Purger; purify Reinigen|Purifier; push Übertragen|Pousser;
put Ablegen|Déposer; quantify Beziffern|Quantifier; quarantine Unter Quarantäne stellen|Mettre en quarantaine;
query Abfragen|Interroger; queue Einreihen|Mettre en file d’attente; quit Beenden|Quitter; raise Erhöhen|Augmenter;
rank Einstufen|Classer; rate Bewerten|Noter; react Reagieren|Réagir; read Lesen|Lire;
read_out Vorlesen|Lire à voix haute; rearrange Neu anordnen|Réorganiser;
rebase Auf einen neuen Stand setzen|Rebaser; reboot Neu starten|Redémarrer; rebuild Neu bauen|Reconstruire;
receive Empfangen|Recevoir; recognise Erkennen|Reconnaître; recognize Erkennen|Reconnaître;
recolor Neu färben|Recolorer; recommend Empfehlen|Recommander; reconfigure Neu einrichten|Reconfigurer;
record Aufzeichnen|Enregistrer; rectify Berichtigen|Rectifier; redact Schwärzen|Caviarder;
redeem Einlösen|Utiliser; redefine Neu festlegen|Redéfinir; redo Wiederholen|Rétablir; reduce Verringern|Réduire;
refactor Umbauen|Refactoriser; refine Verfeinern|Affiner; refresh Aktualisieren|Actualiser;
refund Erstatten|Rembourser; register Registrieren|Enregistrer; reimburse Erstatten|Rembourser;
reject Ablehnen|Rejeter; relabel Neu beschriften|Réétiqueter; relaunch Neu starten|Relancer;
relay Weitergeben|Relayer; release Freigeben|Libérer; reload Neu laden|Recharger; relocate Verlegen|Déplacer;
remap Neu zuordnen|Réassocier; remember Merken|Mémoriser; remind Erinnern|Relancer; remit Überweisen|Verser;
remove Entfernen|Retirer; rename Umbenennen|Renommer; render Darstellen|Afficher; renew Verlängern|Renouveler;
rent Mieten|Louer; reopen Wieder öffnen|Rouvrir; reorder Neu anordnen|Réordonner; repaint Neu streichen|Repeindre;
repair Reparieren|Réparer; repay Zurückzahlen|Rembourser; replace Ersetzen|Remplacer;
replay Erneut abspielen|Rejouer; replicate Replizieren|Répliquer; reply Antworten|Répondre; report Melden|Signaler;
reposition Versetzen|Repositionner; repost Erneut teilen|Republier; repurpose Umwidmen|Réaffecter;
request Anfordern|Demander; rerank Neu ordnen|Reclasser; rerun Erneut ausführen|Réexécuter;
reschedule Verlegen|Reporter; rescind Widerrufen|Révoquer; research Recherchieren|Rechercher;
reserve Reservieren|Réserver; reset Zurücksetzen|Réinitialiser; resize In der Größe ändern|Redimensionner;
resolve Klären|Résoudre; respond Antworten|Répondre; restart Neu starten|Redémarrer;
restore Wiederherstellen|Restaurer; restyle Neu gestalten|Redessiner; resume Fortsetzen|Reprendre;
retitle Umbenennen|Renommer; retract Zurückziehen|Retirer; retrain Nachtrainieren|Réentraîner;
retrieve Abrufen|Récupérer; retry Erneut versuchen|Réessayer; return Zurückgeben|Renvoyer;
retweet Erneut teilen|Republier; reveal Enthüllen|Révéler; revert Auf den vorigen Stand bringen|Rétablir;
review Durchsehen|Relire; revise Überarbeiten|Réviser; revoke Widerrufen|Révoquer; rewind Zurückspulen|Rembobiner;
rewire Neu verbinden|Recâbler; rework Überarbeiten|Retravailler; rewrite Neu schreiben|Réécrire;
rm Löschen|Supprimer; rmdir Löschen|Supprimer; roll Würfeln|Lancer;
roll_back Auf den vorigen Stand bringen|Rétablir; rollback Auf den vorigen Stand bringen|Rétablir;
rollout Ausrollen|Déployer; rotate Rotieren|Faire tourner; run Ausführen|Exécuter;
sample Stichprobenweise lesen|Échantillonner; save Speichern|Enregistrer; scaffold Anlegen|Créer;
scale Skalieren|Mettre à l’échelle; scan Scannen|Analyser; schedule Planen|Planifier; scout Erkunden|Explorer;
scrap Verwerfen|Abandonner; scrape Auslesen|Extraire; screen Prüfen|Examiner;
screenshot Als Bild aufnehmen|Capturer en image; script Als Skript ausführen|Exécuter comme script;
scroll Scrollen|Faire défiler; seal Versiegeln|Sceller; search Suchen|Chercher; see Ansehen|Voir;
seed Befüllen|Alimenter; seek Suchen|Chercher; segment Aufteilen|Segmenter; select Auswählen|Sélectionner;
sell Verkaufen|Vendre; send Senden|Envoyer; set Setzen|Définir; set_up Einrichten|Configurer;
setup Einrichten|Configurer; share Teilen|Partager; shell In der Shell ausführen|Exécuter dans le shell;
shift Verschieben|Décaler; ship Versenden|Expédier; shorten Kürzen|Raccourcir; show Anzeigen|Afficher;
shred Unwiederbringlich löschen|Détruire; shuffle Mischen|Mélanger; shut_down Herunterfahren|Arrêter;
shutdown Herunterfahren|Arrêter; sign Unterschreiben|Signer; sign_in Anmelden|Connecter;
sign_out Abmelden|Déconnecter; sign_up Anmelden|Inscrire; silence Stummschalten|Mettre en sourdine;
simulate Simulieren|Simuler; sketch Skizzieren|Esquisser; skim Überfliegen|Survoler; skip Überspringen|Sauter;
sms Per SMS senden|Envoyer par SMS; snapshot Als Momentaufnahme sichern|Figer; sniff Mitlesen|Intercepter;
snooze Zurückstellen|Mettre en attente; solicit Einholen|Solliciter; solve Lösen|Résoudre; sort Sortieren|Trier;
spawn Starten|Lancer; spend Ausgeben|Dépenser; spin_down Herunterfahren|Arrêter; spin_up Hochfahren|Démarrer;
split Teilen|Diviser; sql Als SQL ausführen|Exécuter en SQL; squash Zusammenfassen|Regrouper;
ssh Per SSH ausführen|Exécuter par SSH; stage Vormerken|Préparer; stake Einsetzen|Miser;
star Mit Stern markieren|Marquer d’une étoile; start Starten|Démarrer; stat Prüfen|Vérifier; stop Anhalten|Arrêter;
store Speichern|Stocker; strengthen Verstärken|Renforcer; strip Entfernen|Retirer; submit Absenden|Soumettre;
subscribe Abonnieren|S’abonner; substitute Ersetzen|Remplacer;
sudo Mit Systemrechten ausführen|Exécuter en administrateur; suggest Vorschlagen|Suggérer;
summarise Zusammenfassen|Résumer; summarize Zusammenfassen|Résumer; summon Herbeirufen|Convoquer;
supersede Ablösen|Remplacer; supply Liefern|Fournir; survey Befragen|Sonder; suspend Aussetzen|Suspendre;
swap Tauschen|Échanger; swipe Wischen|Balayer; switch Wechseln|Basculer; switch_off Ausschalten|Éteindre;
switch_on Einschalten|Allumer; sync Abgleichen|Synchroniser; synchronise Abgleichen|Synchroniser;
synchronize Abgleichen|Synchroniser; syndicate Weiterverbreiten|Rediffuser; synthesise Synthetisieren|Synthétiser;
synthesize Synthetisieren|Synthétiser; tabulate Tabellarisch darstellen|Mettre en tableau;
tag Verschlagworten|Étiqueter; tail Am Ende lesen|Lire la fin; take Nehmen|Prendre; take_down Entfernen|Retirer;
tally Zusammenzählen|Totaliser; tap Antippen|Toucher; tear_down Abbauen|Démanteler; teardown Abbauen|Démanteler;
tell Mitteilen|Dire; terminal Im Terminal ausführen|Exécuter dans le terminal; terminate Beenden|Arrêter;
test Testen|Tester; thaw Auftauen|Dégeler; think Nachdenken|Réfléchir; tighten Verschärfen|Resserrer;
tip Mit Trinkgeld bedenken|Donner un pourboire; toggle Umschalten|Basculer;
tokenize In Tokens zerlegen|Découper en tokens; top Nach Verbrauch auflisten|Lister par consommation;
topup Aufladen|Recharger; touch Berühren|Toucher; trace Nachverfolgen|Retracer; track Verfolgen|Suivre;
trade Handeln|Échanger; train Trainieren|Entraîner; transact Abwickeln|Traiter;
transcribe Transkribieren|Transcrire; transfer Überweisen|Virer; transform Umwandeln|Transformer;
transition Überführen|Faire évoluer; translate Übersetzen|Traduire; transmit Übermitteln|Transmettre;
trash In den Papierkorb legen|Mettre à la corbeille; traverse Durchlaufen|Parcourir; triage Sichten|Trier;
trigger Auslösen|Déclencher; trim Kürzen|Rogner; troubleshoot Auf Störungen prüfen|Dépanner;
truncate Kürzen|Tronquer; trust Als vertrauenswürdig einstufen|Faire confiance; tune Abstimmen|Régler;
turn Drehen|Tourner; turn_off Ausschalten|Éteindre; turn_on Einschalten|Allumer; tweak Leicht anpassen|Ajuster;
tweet Als Tweet veröffentlichen|Tweeter; type Tippen|Saisir; unarchive Aus dem Archiv holen|Désarchiver;
unassign Nicht mehr zuweisen|Ne plus attribuer; unbind Lösen|Délier; undelete Wiederherstellen|Restaurer;
understand Verstehen|Comprendre; undo Rückgängig machen|Annuler; undock Abdocken|Détacher;
unenroll Abmelden|Désinscrire; unfold Aufklappen|Déplier; unfollow Nicht mehr abonnieren|Ne plus suivre;
unfreeze Auftauen|Dégeler; unfriend Als Freund entfernen|Retirer des amis; ungroup Nicht mehr gruppieren|Dégrouper;
unhide Wieder einblenden|Réafficher; uninstall Deinstallieren|Désinstaller;
unlabel Nicht mehr beschriften|Ne plus étiqueter; unlink Trennen|Dissocier;
unlist Von der Liste nehmen|Retirer de la liste; unlock Entsperren|Déverrouiller;
unmark Nicht mehr markieren|Ne plus marquer; unmerge Wieder trennen|Séparer;
unmute Nicht mehr stummschalten|Ne plus mettre en sourdine; unpack Entpacken|Décompresser; unpin Lösen|Désépingler;
unprotect Nicht mehr schützen|Ne plus protéger; unpublish Nicht mehr veröffentlichen|Dépublier;
unregister Abmelden|Désinscrire; unsend Zurückrufen|Rappeler; unset Zurücknehmen|Retirer;
unshare Nicht mehr teilen|Ne plus partager; unstake Auszahlen lassen|Retirer;
unstar Nicht mehr mit Stern markieren|Ne plus marquer d’une étoile; unsubscribe Abbestellen|Se désabonner;
untag Nicht mehr verschlagworten|Ne plus étiqueter; unzip Entpacken|Décompresser; update Ändern|Modifier;
upgrade Auf eine neuere Version bringen|Mettre à niveau; upload Hochladen|Téléverser;
upsert Anlegen oder ändern|Créer ou modifier; upvote Positiv bewerten|Voter; vacuum Bereinigen|Nettoyer;
validate Prüfen|Valider; verify Überprüfen|Vérifier; view Ansehen|Voir; visualize Darstellen|Visualiser;
void Für ungültig erklären|Annuler; vote Abstimmen|Voter; wager Wetten|Parier; wait Warten|Attendre;
wake Aufwecken|Réveiller; watch Beobachten|Surveiller; weaken Abschwächen|Affaiblir; whisper Zuflüstern|Chuchoter;
whoami Abfragen|Interroger; wipe Löschen|Effacer; wipe_out Löschen|Effacer; wire Überweisen|Virer;
withdraw Abheben|Retirer; write Schreiben|Écrire; write_down Notieren|Noter; zap Löschen|Supprimer;
zip Packen|Compresser`

const words = new Map(
  VERBS.split(';').map((line): [string, readonly string[]] => {
    const [base = '', ...rest] = line.trim().split(' ')
    return [base.replaceAll('_', ' '), rest.join(' ').split('|')]
  }),
)

/** Another word for a verb with some nouns: an appointment is "abgesagt", an order is "storniert". */
const WITH_NOUNS = `call Anrufen|Appeler client contact customer patient person phone_number user;
cancel Absagen|Annuler appointment call class course event interview lesson match meeting surgery training visit;
cancel Kündigen|Résilier contract membership subscription;
cancel Stornieren|Annuler booking delivery flight hotel invoice order payment purchase reservation ticket transaction;
clear Löschen|Effacer cookie filter history notification presence selection status value;
play Starten|Lancer game job pipeline task;
transfer Übertragen|Transférer call chat collection conversation data document domain file folder inventory issue item lead
  message owner ownership project record repo repository request task ticket workspace`

const wordsWith = new Map(
  WITH_NOUNS.split(';').flatMap((line) => {
    const [, base = '', said = '', nouns = ''] = /^\s*(\S+) (\S+) (.*)$/s.exec(line) ?? []
    return nouns.split(/\s+/).map((noun): [string, readonly string[]] => [`${base} ${noun}`, said.split('|')])
  }),
)

const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)
const AGAIN = { de: (word: string) => `Erneut ${small(word)}`, fr: (word: string) => `${word} à nouveau` }
const NO_MORE = { de: (word: string) => `Nicht mehr ${small(word)}`, fr: (word: string) => `Ne plus ${small(word)}` }

/** The verb of the table, as it is with that noun (in the singular); also done once more (`rescan`) or taken back (`unflag`); undefined when it is none of them. */
export function verbIn(base: string, language: 'de' | 'fr', noun = ''): string | undefined {
  const at = language === 'de' ? 0 : 1
  const known = (wordsWith.get(`${base} ${noun}`) ?? words.get(base))?.[at]
  if (known !== undefined) return known
  const made = base.startsWith('re') ? AGAIN : base.startsWith('un') ? NO_MORE : undefined
  const inner = made && words.get(base.slice(2))?.[at]
  return made && inner && made[language](inner)
}
