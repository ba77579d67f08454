// What electron/permission says to people, in our other languages.
import type { Translations } from '../told.ts'

export const permission1: Translations = {
  'A server asks for this, not the assistant.': {
    de: 'Das verlangt ein Server, nicht der Assistent.',
    fr: 'C’est un serveur qui le demande, pas l’assistant.',
  },
  'Allow “{0}” of {1} with {2}.': {
    de: '„{0}“ von {1} erlauben, mit {2}.',
    fr: 'Autoriser « {0} » du serveur {1} avec {2}.',
  },
  Always: { de: 'Immer', fr: 'Toujours' },
  'Always, with {0}': { de: 'Immer, mit {0}', fr: 'Toujours, avec {0}' },
  'Example {0} should be “{1}”, but the rule does not speak of it.': {
    de: 'Beispiel {0} soll „{1}“ ergeben, aber die Regel sagt dazu nichts.',
    fr: 'L’exemple {0} devrait donner « {1} », mais la règle n’en parle pas.',
  },
  'Example {0} should be “{1}”, but the rule says “{2}”.': {
    de: 'Beispiel {0} soll „{1}“ ergeben, aber die Regel sagt „{2}“.',
    fr: 'L’exemple {0} devrait donner « {1} », mais la règle dit « {2} ».',
  },
  'For {0} minutes': { de: '{0} Minuten lang', fr: 'Pendant {0} minutes' },
  'For {0} minutes, {1}.': { de: '{0} Minuten lang: {1}.', fr: 'Pendant {0} minutes : {1}.' },
  'From now on and everywhere, any call of “{0}”.': {
    de: 'Von nun an und überall: jeder Aufruf von „{0}“.',
    fr: 'Désormais et partout : tout appel de « {0} ».',
  },
  'From now on and everywhere, calls of “{0}” with {1}.': {
    de: 'Von nun an und überall: Aufrufe von „{0}“ mit {1}.',
    fr: 'Désormais et partout : les appels de « {0} » avec {1}.',
  },
  'In this conversation': { de: 'In dieser Unterhaltung', fr: 'Dans cette conversation' },
  'In this conversation, {0}.': { de: 'In dieser Unterhaltung: {0}.', fr: 'Dans cette conversation : {0}.' },
  'Inside your task: {0}': { de: 'Innerhalb Ihrer Aufgabe: {0}', fr: 'Dans le cadre de votre tâche : {0}' },
  'It can be undone, and everything that matters in it came from your own words.': {
    de: 'Es lässt sich rückgängig machen, und alles Wichtige darin stammt aus Ihren eigenen Worten.',
    fr: 'C’est réversible, et tout ce qui y compte vient de vos propres mots.',
  },
  'It changes something that cannot be put back.': {
    de: 'Es ändert etwas, das sich nicht wiederherstellen lässt.',
    fr: 'Il modifie quelque chose qu’on ne peut pas rétablir.',
  },
  'It changes something, and nothing in it is from your own words.': {
    de: 'Es ändert etwas, und nichts darin stammt aus Ihren eigenen Worten.',
    fr: 'Il modifie quelque chose, et rien n’y vient de vos propres mots.',
  },
  'It changes something, and “{0}” is not from your own words.': {
    de: 'Es ändert etwas, und „{0}“ stammt nicht aus Ihren eigenen Worten.',
    fr: 'Il modifie quelque chose, et « {0} » ne vient pas de vos propres mots.',
  },
  'It changes something.': { de: 'Es ändert etwas.', fr: 'Il modifie quelque chose.' },
  'It deletes or overwrites something.': {
    de: 'Es löscht oder überschreibt etwas.',
    fr: 'Il supprime ou remplace quelque chose.',
  },
  'It only reads.': { de: 'Es liest nur.', fr: 'Il ne fait que lire.' },
  'It reads.': { de: 'Es liest.', fr: 'Il lit.' },
  'It runs something, and content of others was read in this conversation.': {
    de: 'Es führt etwas aus, und in dieser Unterhaltung wurden Inhalte anderer gelesen.',
    fr: 'Il exécute quelque chose, et des contenus d’autres personnes ont été lus dans cette conversation.',
  },
  'It runs something.': { de: 'Es führt etwas aus.', fr: 'Il exécute quelque chose.' },
  'It sends something, and it does not say to whom.': {
    de: 'Es sendet etwas und sagt nicht, an wen.',
    fr: 'Il envoie quelque chose sans dire à qui.',
  },
  'It sends something, and you did not ask for that.': {
    de: 'Es sendet etwas, und darum haben Sie nicht gebeten.',
    fr: 'Il envoie quelque chose, et vous ne l’avez pas demandé.',
  },
  'It sends something, to somebody who was sent something just before.': {
    de: 'Es sendet etwas an jemanden, der gerade erst etwas bekommen hat.',
    fr: 'Il envoie quelque chose à quelqu’un qui vient déjà de recevoir un envoi.',
  },
  'It sends something, to somebody you did not name.': {
    de: 'Es sendet etwas an jemanden, den Sie nicht genannt haben.',
    fr: 'Il envoie quelque chose à quelqu’un que vous n’avez pas nommé.',
  },
  'It sends something, with a part that is not from your own words.': {
    de: 'Es sendet etwas, und ein Teil davon stammt nicht aus Ihren eigenen Worten.',
    fr: 'Il envoie quelque chose dont une partie ne vient pas de vos propres mots.',
  },
  'It sends something, with something in it that was read elsewhere.': {
    de: 'Es sendet etwas, und darin steht etwas, das anderswo gelesen wurde.',
    fr: 'Il envoie quelque chose qui contient ce qui a été lu ailleurs.',
  },
  'It sends something.': { de: 'Es sendet etwas.', fr: 'Il envoie quelque chose.' },
  'It sets a secret.': { de: 'Es legt ein Geheimnis fest.', fr: 'Il définit un secret.' },
  'It spends money.': { de: 'Es gibt Geld aus.', fr: 'Il dépense de l’argent.' },
  'It would take a secret along ({0}) that you have not allowed to go to {1}.': {
    de: 'Es würde ein Geheimnis mitnehmen ({0}), das Sie für {1} nicht freigegeben haben.',
    fr: 'Il emporterait un secret ({0}) dont vous n’avez pas autorisé l’envoi à {1}.',
  },
  'It would touch the folder where Gatehouse keeps its own settings, rules and secrets.': {
    de: 'Es würde den Ordner berühren, in dem Gatehouse seine eigenen Einstellungen, Regeln und Geheimnisse aufbewahrt.',
    fr: 'Il toucherait au dossier où Gatehouse garde ses propres réglages, règles et secrets.',
  },
  'Its definition has a hidden character: {0}.': {
    de: 'Seine Beschreibung enthält ein verstecktes Zeichen: {0}.',
    fr: 'Sa définition contient un caractère caché : {0}.',
  },
  'Its definition has {0} hidden characters: {1}.': {
    de: 'Seine Beschreibung enthält {0} versteckte Zeichen: {1}.',
    fr: 'Sa définition contient {0} caractères cachés : {1}.',
  },
  'Nobody allowed this. {0} {1}': { de: 'Niemand hat das erlaubt. {0} {1}', fr: 'Personne ne l’a autorisé. {0} {1}' },
  'Nobody answered in time, which is a no.': {
    de: 'Niemand hat rechtzeitig geantwortet; das heißt Nein.',
    fr: 'Personne n’a répondu à temps : cela veut dire non.',
  },
  'Private data from {0} would leave after content of others was read: {1}.': {
    de: 'Private Daten von {0} würden nach außen gehen, nachdem Inhalte anderer gelesen wurden: {1}.',
    fr: 'Des données privées de {0} sortiraient après la lecture de contenus d’autres personnes : {1}.',
  },
  'Read from your servers': { de: 'Von Ihren Servern lesen', fr: 'Lire sur vos serveurs' },
  'Refused by a rule. {0} {1}': { de: 'Von einer Regel abgelehnt. {0} {1}', fr: 'Refusé par une règle. {0} {1}' },
  'Refused: the answer was given for other arguments. {0}': {
    de: 'Abgelehnt: Die Antwort galt anderen Angaben. {0}',
    fr: 'Refusé : la réponse portait sur d’autres arguments. {0}',
  },
  'Remembered from this call: {0}': { de: 'Aus diesem Aufruf gemerkt: {0}', fr: 'Retenu à partir de cet appel : {0}' },
  'The arguments changed on the way to the gate. Nothing was sent.': {
    de: 'Die Angaben haben sich auf dem Weg zur Prüfung geändert. Nichts wurde gesendet.',
    fr: 'Les arguments ont changé avant la vérification. Rien n’a été envoyé.',
  },
  'The call has a hidden character: {0}.': {
    de: 'Der Aufruf enthält ein verstecktes Zeichen: {0}.',
    fr: 'L’appel contient un caractère caché : {0}.',
  },
  'The call has {0} hidden characters: {1}.': {
    de: 'Der Aufruf enthält {0} versteckte Zeichen: {1}.',
    fr: 'L’appel contient {0} caractères cachés : {1}.',
  },
  'The description of this tool of {0} speaks of “{1}”, a tool of {2}.': {
    de: 'Die Beschreibung dieses Werkzeugs von {0} spricht von „{1}“, einem Werkzeug von {2}.',
    fr: 'La description de cet outil du serveur {0} parle de « {1} », un outil du serveur {2}.',
  },
  'The next {0} times, with {1}': { de: 'Die nächsten {0} Mal, mit {1}', fr: 'Les {0} prochaines fois, avec {1}' },
  'The person said no. {0}': { de: 'Sie haben Nein gesagt. {0}', fr: 'Vous avez dit non. {0}' },
  'The person said no. {0} Their note: {1}': {
    de: 'Sie haben Nein gesagt. {0} Ihre Bemerkung: {1}',
    fr: 'Vous avez dit non. {0} Votre remarque : {1}',
  },
  'The question has changed since it was shown. Look at it again.': {
    de: 'Die Frage hat sich geändert, seit sie gezeigt wurde. Sehen Sie sie sich noch einmal an.',
    fr: 'La question a changé depuis son affichage. Regardez-la de nouveau.',
  },
  'The question was put away without an answer.': {
    de: 'Die Frage wurde ohne Antwort weggelegt.',
    fr: 'La question a été écartée sans réponse.',
  },
  'The server is gone, so the question is a no.': {
    de: 'Den Server gibt es nicht mehr; die Antwort ist daher Nein.',
    fr: 'Le serveur n’est plus là ; la réponse est donc non.',
  },
  'The signs disagree: {0}, but {1}. The stricter counts: {2}.': {
    de: 'Die Anzeichen widersprechen sich: {0}, aber {1}. Das Strengere zählt: {2}.',
    fr: 'Les indices se contredisent : {0}, mais {1}. Le plus strict compte : {2}.',
  },
  'The tool’s name mixes letters of several alphabets that look alike.': {
    de: 'Der Name des Werkzeugs mischt ähnlich aussehende Buchstaben mehrerer Alphabete.',
    fr: 'Le nom de l’outil mêle des lettres semblables de plusieurs alphabets.',
  },
  'The answer was stopped before you decided.': {
    de: 'Die Antwort wurde angehalten, bevor Sie entschieden hatten.',
    fr: 'La réponse a été arrêtée avant votre décision.',
  },
  'There is no task to agree on in this conversation.': {
    de: 'In dieser Unterhaltung gibt es keine Aufgabe, der Sie zustimmen könnten.',
    fr: 'Il n’y a pas de tâche à accepter dans cette conversation.',
  },
  'This answer does not fit the question.': {
    de: 'Diese Antwort passt nicht zu der Frage.',
    fr: 'Cette réponse ne correspond pas à la question.',
  },
  'This choice for a secret was not offered.': {
    de: 'Diese Wahl für ein Geheimnis wurde nicht angeboten.',
    fr: 'Ce choix pour un secret n’était pas proposé.',
  },
  'This is a decision, not a malfunction. Do not try again by another tool or another wording.': {
    de: 'Das ist eine Entscheidung, keine Störung.',
    fr: 'C’est une décision, pas une panne.',
  },
  'This is outside the task that you agreed on.': {
    de: 'Das liegt außerhalb der Aufgabe, der Sie zugestimmt haben.',
    fr: 'C’est en dehors de la tâche que vous avez acceptée.',
  },
  'You can only say yes to this question in its own window.': {
    de: 'Zu dieser Frage können Sie nur in ihrem eigenen Fenster Ja sagen.',
    fr: 'Vous ne pouvez dire oui à cette question que dans sa propre fenêtre.',
  },
  'This question is no longer waiting.': { de: 'Diese Frage wartet nicht mehr.', fr: 'Cette question n’attend plus.' },
  'This rule is not here any more.': { de: 'Diese Regel ist nicht mehr da.', fr: 'Cette règle n’est plus là.' },
  'This rule is your organisation’s. It can only be changed where it was made.': {
    de: 'Diese Regel kommt von Ihrer Organisation. Sie lässt sich nur dort ändern, wo sie entstanden ist.',
    fr: 'Cette règle vient de votre organisation. Elle ne peut être modifiée que là où elle a été créée.',
  },
  'This tool is described differently from when you last allowed it.': {
    de: 'Dieses Werkzeug ist anders beschrieben als bei Ihrer letzten Erlaubnis.',
    fr: 'Cet outil est décrit autrement que lors de votre dernière autorisation.',
  },
  'This tool is used for the first time.': {
    de: 'Dieses Werkzeug wird zum ersten Mal benutzt.',
    fr: 'Cet outil est utilisé pour la première fois.',
  },
  'This tool of {0} has the same name as “{1}” of {2}.': {
    de: 'Dieses Werkzeug von {0} heißt genauso wie „{1}“ von {2}.',
    fr: 'Cet outil du serveur {0} a le même nom que « {1} » du serveur {2}.',
  },
  'This tool of {0} is named almost like “{1}” of {2}.': {
    de: 'Dieses Werkzeug von {0} heißt fast wie „{1}“ von {2}.',
    fr: 'Cet outil du serveur {0} a presque le même nom que « {1} » du serveur {2}.',
  },
  'This way to remember was not offered.': {
    de: 'Diese Art, es sich zu merken, wurde nicht angeboten.',
    fr: 'Cette façon de retenir n’était pas proposée.',
  },
  'Use “{0}” of {1} to read, when {2}, {3}.': {
    de: '„{0}“ von {1} zum Lesen benutzen, wenn {2} – {3}.',
    fr: 'Utiliser « {0} » du serveur {1} pour lire, quand {2} – {3}.',
  },
  'Use “{0}” of {1} to read, {2}.': {
    de: '„{0}“ von {1} zum Lesen benutzen – {2}.',
    fr: 'Utiliser « {0} » du serveur {1} pour lire – {2}.',
  },
  'Use “{0}” of {1}, when {2}, {3}.': {
    de: '„{0}“ von {1} benutzen, wenn {2} – {3}.',
    fr: 'Utiliser « {0} » du serveur {1}, quand {2} – {3}.',
  },
  'Use “{0}” of {1}, {2}.': { de: '„{0}“ von {1} benutzen – {2}.', fr: 'Utiliser « {0} » du serveur {1} – {2}.' },
  'This would leave your device with it: {0}.': {
    de: 'Damit würde auch das Ihr Gerät verlassen: {0}.',
    fr: 'Ceci quitterait aussi votre appareil : {0}.',
  },
  'You allowed this before, at “{0}”.': {
    de: 'Das haben Sie schon erlaubt, bei „{0}“.',
    fr: 'Vous l’avez déjà autorisé, à « {0} ».',
  },
  'You asked to send it, and the text is your own.': {
    de: 'Sie haben darum gebeten, es zu senden, und der Text ist Ihr eigener.',
    fr: 'Vous avez demandé de l’envoyer, et le texte est le vôtre.',
  },
  'You asked to send it, you named who gets it, and nothing else is taken along.': {
    de: 'Sie haben darum gebeten, es zu senden, Sie haben gesagt, wer es bekommt, und sonst wird nichts mitgeschickt.',
    fr: 'Vous avez demandé de l’envoyer, vous avez nommé le destinataire, et rien d’autre ne part avec.',
  },
  'You asked to send it, you named who gets it, and your rules let the data in it go there.': {
    de: 'Sie haben darum gebeten, es zu senden, Sie haben gesagt, wer es bekommt, und Ihre Regeln lassen die Daten darin dorthin gehen.',
    fr: 'Vous avez demandé de l’envoyer, vous avez nommé le destinataire, et vos règles laissent ces données y aller.',
  },
  'You changed the arguments; they are decided anew.': {
    de: 'Sie haben die Angaben geändert; über sie wird neu entschieden.',
    fr: 'Vous avez modifié les arguments ; ils sont examinés de nouveau.',
  },
  'You let {0} go to this server, from now on.': {
    de: 'Von Ihnen für diesen Server freigegeben, von nun an: {0}.',
    fr: 'Envoi à ce serveur autorisé par vous, désormais : {0}.',
  },
  'You let {0} go to this server, this once.': {
    de: 'Von Ihnen für diesen Server freigegeben, dieses eine Mal: {0}.',
    fr: 'Envoi à ce serveur autorisé par vous, cette fois : {0}.',
  },
  'You ran this yourself, and it can be put back.': {
    de: 'Sie haben das selbst ausgeführt, und es lässt sich rückgängig machen.',
    fr: 'Vous l’avez lancé vous-même, et c’est réversible.',
  },
  'You ran this yourself, and it only reads.': {
    de: 'Sie haben das selbst ausgeführt, und es liest nur.',
    fr: 'Vous l’avez lancé vous-même, et il ne fait que lire.',
  },
  'You said no, with a note.': {
    de: 'Sie haben Nein gesagt, mit einer Bemerkung.',
    fr: 'Vous avez dit non, avec une remarque.',
  },
  'You said no.': { de: 'Sie haben Nein gesagt.', fr: 'Vous avez dit non.' },
  'Your organisation’s rule': { de: 'Die Regel Ihrer Organisation', fr: 'La règle de votre organisation' },
  'Your rule': { de: 'Ihre Regel', fr: 'Votre règle' },
  'a bank account number': { de: 'eine Kontonummer', fr: 'un numéro de compte bancaire' },
  'a card number': { de: 'eine Kartennummer', fr: 'un numéro de carte' },
  'a long run of blanks': { de: 'eine lange Folge von Leerzeichen', fr: 'une longue suite d’espaces' },
  'a parameter offers to {0}': { de: 'ein Parameter bietet an: {0}', fr: 'un paramètre propose {0}' },
  'a password': { de: 'ein Passwort', fr: 'un mot de passe' },
  'a private key': { de: 'ein privater Schlüssel', fr: 'une clé privée' },
  'all arguments': { de: 'alle Angaben', fr: 'tous les arguments' },
  allow: { de: 'erlauben', fr: 'autoriser' },
  always: { de: 'immer', fr: 'toujours' },
  'an access key': { de: 'ein Zugriffsschlüssel', fr: 'une clé d’accès' },
  'Start {0} as “{1}”, {2}.': { de: '{0} als „{1}“ starten, {2}.', fr: 'Démarrer {0} sous la forme « {1} », {2}.' },
  'This changed since it was shown. Look at it again.': {
    de: 'Das hat sich geändert, seit es gezeigt wurde. Sehen Sie es sich noch einmal an.',
    fr: 'Cela a changé depuis son affichage. Regardez-le de nouveau.',
  },
  'This is only ever asked on a card. Nothing was sent.': {
    de: 'Danach wird immer nur auf einer Karte gefragt. Nichts wurde gesendet.',
    fr: 'Cette question n’est jamais posée que sur une carte. Rien n’a été envoyé.',
  },
}
