// What electron/app says to people, in our other languages.
import type { Translations } from '../told.ts'

export const app: Translations = {
  'A server address begins with https:// or http://.': {
    de: 'Die Adresse eines Servers beginnt mit https:// oder http://.',
    fr: 'L’adresse d’un serveur commence par https:// ou http://.',
  },
  'Addresses that begin with “{0}” are not opened from here.': {
    de: 'Adressen, die mit „{0}“ beginnen, werden von hier aus nicht geöffnet.',
    fr: 'Les adresses qui commencent par « {0} » ne s’ouvrent pas d’ici.',
  },
  'An address with a name or password in it is not opened.': {
    de: 'Eine Adresse mit Name oder Passwort darin wird nicht geöffnet.',
    fr: 'Une adresse qui contient un nom ou un mot de passe n’est pas ouverte.',
  },
  'For one task: {0}.': { de: 'Für eine Aufgabe: {0}.', fr: 'Pour une tâche : {0}.' },
  'From the time without a keychain: {0}. Gatehouse could not protect them then, so it cannot know whether another program changed them, and does not use them. Keep them only if you are sure.':
    {
      de: 'Aus der Zeit ohne Schlüsselbund: {0}. Gatehouse konnte das damals nicht schützen, weiß also nicht, ob ein anderes Programm es geändert hat, und benutzt es nicht. Behalten Sie es nur, wenn Sie sicher sind.',
      fr: 'De l’époque sans trousseau : {0}. Gatehouse ne pouvait pas le protéger alors ; il ne sait donc pas si un autre programme l’a modifié, et ne l’utilise pas. Ne le gardez que si vous en êtes sûr.',
    },
  'Gatehouse cannot save right now: {0} What you do is held in memory until it can.': {
    de: 'Gatehouse kann gerade nicht speichern: {0} Was Sie tun, bleibt im Arbeitsspeicher, bis es wieder geht.',
    fr: 'Gatehouse ne peut pas enregistrer pour l’instant : {0} Ce que vous faites reste en mémoire jusqu’à ce que ce soit possible.',
  },
  'Gatehouse looked this up for a question and got no answer.': {
    de: 'Gatehouse hat das für eine Frage nachgesehen und keine Antwort bekommen.',
    fr: 'Gatehouse a consulté cela pour une question et n’a pas eu de réponse.',
  },
  'Gatehouse looked this up for a question.': {
    de: 'Gatehouse hat das für eine Frage nachgesehen.',
    fr: 'Gatehouse a consulté cela pour une question.',
  },
  'Gatehouse looked this up for a question. Result sha256 {0}': {
    de: 'Gatehouse hat das für eine Frage nachgesehen. Ergebnis sha256 {0}',
    fr: 'Gatehouse a consulté cela pour une question. Résultat sha256 {0}',
  },
  'It says {0}.': { de: 'Sie sagt: {0}.', fr: 'Elle dit : {0}.' },
  'It says {0}: {1}': { de: 'Sie sagt: {0} ({1})', fr: 'Elle dit : {0} ({1})' },
  'Kept. They are used from the next start of Gatehouse.': {
    de: 'Behalten. Es gilt ab dem nächsten Start von Gatehouse.',
    fr: 'Conservé. Utilisé à partir du prochain démarrage de Gatehouse.',
  },
  'No browser could be opened here. Open this address yourself: {0}': {
    de: 'Hier ließ sich kein Browser öffnen. Öffnen Sie diese Adresse selbst: {0}',
    fr: 'Aucun navigateur n’a pu être ouvert ici. Ouvrez vous-même cette adresse : {0}',
  },
  'No model is set up here, so the server cannot use one.': {
    de: 'Hier ist kein Modell eingerichtet, also kann der Server keines benutzen.',
    fr: 'Aucun modèle n’est configuré ici ; le serveur ne peut donc pas en utiliser.',
  },
  'Only web addresses can be opened.': {
    de: 'Nur Webadressen lassen sich öffnen.',
    fr: 'Seules les adresses web peuvent être ouvertes.',
  },
  'Put no name or password into the address. Use a header, or sign in.': {
    de: 'Schreiben Sie weder Name noch Passwort in die Adresse. Nehmen Sie eine Kopfzeile, oder melden Sie sich an.',
    fr: 'Ne mettez ni nom ni mot de passe dans l’adresse. Utilisez un en-tête, ou connectez-vous.',
  },
  'Secrets are kept in memory only and are gone when Gatehouse ends: {0}': {
    de: 'Geheimnisse bleiben nur im Arbeitsspeicher und sind weg, wenn Gatehouse endet: {0}',
    fr: 'Les secrets restent seulement en mémoire et disparaissent à la fermeture de Gatehouse : {0}',
  },
  'Shipped with Gatehouse': { de: 'Mit Gatehouse geliefert', fr: 'Fourni avec Gatehouse' },
  'Some of your organisation’s rules in {0} are not valid, so you are asked about everything: {1}': {
    de: 'Einige Regeln Ihrer Organisation in {0} sind nicht gültig, daher werden Sie nach allem gefragt: {1}',
    fr: 'Certaines règles de votre organisation dans {0} ne sont pas valides ; tout vous est donc demandé : {1}',
  },
  'Some of your rules cannot be read right now, so you are asked about everything.': {
    de: 'Einige Ihrer Regeln lassen sich gerade nicht lesen, daher werden Sie nach allem gefragt.',
    fr: 'Certaines de vos règles ne peuvent pas être lues pour l’instant ; tout vous est donc demandé.',
  },
  'Something that you attached is not here any more. Attach it again.': {
    de: 'Etwas, das Sie angehängt haben, ist nicht mehr da. Hängen Sie es noch einmal an.',
    fr: 'Une pièce jointe n’est plus là. Joignez-la de nouveau.',
  },
  'Something went wrong inside Gatehouse. The log has the details.': {
    de: 'In Gatehouse ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',
    fr: 'Un problème est survenu dans Gatehouse. Le journal contient les détails.',
  },
  'That is not an address.': { de: 'Das ist keine Adresse.', fr: 'Ce n’est pas une adresse.' },
  'The setting that lets models see secrets was not made in Gatehouse, so they see placeholders again.': {
    de: 'Dass Modelle Geheimnisse sehen dürfen, wurde nicht in Gatehouse eingestellt; sie sehen wieder Platzhalter.',
    fr: 'Le réglage qui laisse les modèles voir les secrets ne vient pas de Gatehouse ; ils voient de nouveau des substituts.',
  },
  'The address has a new host. Give the header values again; the kept ones are not sent there.': {
    de: 'Die Adresse hat einen neuen Host. Geben Sie die Werte der Kopfzeilen neu ein; die gespeicherten werden dorthin nicht gesendet.',
    fr: 'L’adresse a un nouvel hôte. Saisissez de nouveau les valeurs d’en-tête ; celles conservées n’y sont pas envoyées.',
  },
  'The command changed since it was shown. Look at it again.': {
    de: 'Der Befehl hat sich geändert, seit er gezeigt wurde. Sehen Sie ihn sich noch einmal an.',
    fr: 'La commande a changé depuis son affichage. Regardez-la de nouveau.',
  },
  'The database was damaged. It was set aside as {0}, and a new one was begun.': {
    de: 'Die Datenbank war beschädigt. Sie wurde als {0} beiseitegelegt und eine neue begonnen.',
    fr: 'La base de données était endommagée. Elle a été mise de côté sous {0}, et une nouvelle a été commencée.',
  },
  'The form: {0}.': { de: 'Das Formular: {0}.', fr: 'Le formulaire : {0}.' },
  'The mode “{0}” was not set in Gatehouse, so it is Balanced again.': {
    de: 'Der Modus „{0}“ wurde nicht in Gatehouse eingestellt; er ist wieder „Ausgewogen“.',
    fr: 'Le mode « {0} » n’a pas été réglé dans Gatehouse ; il est de nouveau « Équilibré ».',
  },
  'The sample office could not be reset in {0}.': {
    de: 'Das Beispielbüro ließ sich in {0} nicht zurücksetzen.',
    fr: 'Le bureau d’exemple n’a pas pu être réinitialisé dans {0}.',
  },
  'The value of {0} is not in the vault any more. Edit the server and give it again.': {
    de: 'Der Wert von {0} ist nicht mehr im Tresor. Bearbeiten Sie den Server und geben Sie ihn neu ein.',
    fr: 'La valeur de {0} n’est plus dans le coffre. Modifiez le serveur et saisissez-la de nouveau.',
  },
  'The vault could not be read. It was set aside as {0}; sign in again and give keys again.': {
    de: 'Der Tresor ließ sich nicht lesen. Er wurde als {0} beiseitegelegt; melden Sie sich neu an und geben Sie Schlüssel neu ein.',
    fr: 'Le coffre n’a pas pu être lu. Il a été mis de côté sous {0} ; reconnectez-vous et saisissez de nouveau les clés.',
  },
  'There is a server named “{0}” already. Choose another name.': {
    de: 'Es gibt schon einen Server namens „{0}“. Wählen Sie einen anderen Namen.',
    fr: 'Il existe déjà un serveur nommé « {0} ». Choisissez un autre nom.',
  },
  'There is no request “{0}”.': { de: 'Es gibt keine Anfrage „{0}“.', fr: 'Il n’existe pas de requête « {0} ».' },
  'This grant can no longer be brought back.': {
    de: 'Diese Erlaubnis lässt sich nicht mehr zurückholen.',
    fr: 'Cet accord ne peut plus être rétabli.',
  },
  'This is not an address. It should look like https://mcp.example.com/mcp.': {
    de: 'Das ist keine Adresse. Sie sollte aussehen wie https://mcp.example.com/mcp.',
    fr: 'Ce n’est pas une adresse. Elle devrait ressembler à https://mcp.example.com/mcp.',
  },
  'This is too long to send.': { de: 'Das ist zu lang zum Senden.', fr: 'C’est trop long pour être envoyé.' },
  'This name is taken.': { de: 'Dieser Name ist vergeben.', fr: 'Ce nom est déjà pris.' },
  'This server has asked too much already. Nobody was asked about this.': {
    de: 'Dieser Server hat schon zu oft gefragt. Diese Frage wurde niemandem gestellt.',
    fr: 'Ce serveur a déjà posé trop de questions. Celle-ci n’a été posée à personne.',
  },
  'This server is not in the list any more.': {
    de: 'Dieser Server ist nicht mehr in der Liste.',
    fr: 'Ce serveur n’est plus dans la liste.',
  },
  'What sends, deletes, spends or runs is agreed on in its own window.': {
    de: 'Was sendet, löscht, Geld ausgibt oder etwas ausführt, wird in einem eigenen Fenster vereinbart.',
    fr: 'Ce qui envoie, supprime, dépense ou exécute est accepté dans sa propre fenêtre.',
  },
  'What you decide cannot be saved right now. {0}': {
    de: 'Was Sie entscheiden, lässt sich gerade nicht speichern. {0}',
    fr: 'Vos décisions ne peuvent pas être enregistrées pour l’instant. {0}',
  },
  'What you had set under “{0}” was changed outside Gatehouse, so it no longer counts and you are asked again. The changed version is kept as “{1}”.':
    {
      de: 'Was Sie unter „{0}“ eingestellt hatten, wurde außerhalb von Gatehouse geändert; es gilt darum nicht mehr, und Sie werden wieder gefragt. Die geänderte Fassung ist als „{1}“ aufbewahrt.',
      fr: 'Ce que vous aviez réglé sous « {0} » a été modifié en dehors de Gatehouse ; cela ne compte donc plus, et la question vous est de nouveau posée. La version modifiée est conservée sous « {1} ».',
    },
  'You added the server.': { de: 'Sie haben den Server hinzugefügt.', fr: 'Vous avez ajouté le serveur.' },
  'You brought it back.': { de: 'Sie haben es zurückgeholt.', fr: 'Vous l’avez rétabli.' },
  'You changed how the server is reached.': {
    de: 'Sie haben geändert, wie der Server erreicht wird.',
    fr: 'Vous avez changé la façon de joindre le serveur.',
  },
  'You closed the window with the question.': {
    de: 'Sie haben das Fenster mit der Frage geschlossen.',
    fr: 'Vous avez fermé la fenêtre de la question.',
  },
  'You ended what a task may do.': {
    de: 'Sie haben beendet, was eine Aufgabe darf.',
    fr: 'Vous avez mis fin à ce qu’une tâche peut faire.',
  },
  'You no longer trust what the server says of its tools.': {
    de: 'Sie vertrauen nicht mehr dem, was der Server über seine Werkzeuge sagt.',
    fr: 'Vous ne faites plus confiance à ce que le serveur dit de ses outils.',
  },
  'You removed the server.': { de: 'Sie haben den Server entfernt.', fr: 'Vous avez retiré le serveur.' },
  'You renamed the server.': { de: 'Sie haben den Server umbenannt.', fr: 'Vous avez renommé le serveur.' },
  'You said what this tool does: {0}.': {
    de: 'Sie haben gesagt, was dieses Werkzeug tut: {0}.',
    fr: 'Vous avez dit ce que fait cet outil : {0}.',
  },
  'You said whose words its results are: {0}.': {
    de: 'Sie haben gesagt, wessen Worte seine Ergebnisse sind: {0}.',
    fr: 'Vous avez dit de qui viennent ses résultats : {0}.',
  },
  'You set calls of this server ({0}) to: {1}.': {
    de: 'Sie haben Aufrufe dieses Servers ({0}) eingestellt auf: {1}.',
    fr: 'Vous avez réglé les appels de ce serveur ({0}) sur : {1}.',
  },
  'You set everything of this server to: {0}.': {
    de: 'Sie haben alles von diesem Server eingestellt auf: {0}.',
    fr: 'Vous avez tout réglé pour ce serveur sur : {0}.',
  },
  'You set this tool to: {0}.': {
    de: 'Sie haben dieses Werkzeug eingestellt auf: {0}.',
    fr: 'Vous avez réglé cet outil sur : {0}.',
  },
  'You switched the server off.': { de: 'Sie haben den Server ausgeschaltet.', fr: 'Vous avez désactivé le serveur.' },
  'You switched the server on.': { de: 'Sie haben den Server eingeschaltet.', fr: 'Vous avez activé le serveur.' },
  'You took it back.': { de: 'Sie haben es zurückgenommen.', fr: 'Vous l’avez retiré.' },
  'You trust what the server says of its tools.': {
    de: 'Sie vertrauen dem, was der Server über seine Werkzeuge sagt.',
    fr: 'Vous faites confiance à ce que le serveur dit de ses outils.',
  },
  'Your organisation’s rules in {0} are not valid JSON, so you are asked about everything.': {
    de: 'Die Regeln Ihrer Organisation in {0} sind kein gültiges JSON, daher werden Sie nach allem gefragt.',
    fr: 'Les règles de votre organisation dans {0} ne sont pas du JSON valide ; tout vous est donc demandé.',
  },
  'Your organisation’s rules in {0} cannot be read, so you are asked about everything.': {
    de: 'Die Regeln Ihrer Organisation in {0} lassen sich nicht lesen, daher werden Sie nach allem gefragt.',
    fr: 'Les règles de votre organisation dans {0} ne peuvent pas être lues ; tout vous est donc demandé.',
  },
  'Your rules and approvals cannot be read while the keychain is locked, so you are asked about everything, and what you decide now is kept once it is unlocked.':
    {
      de: 'Ihre Regeln und Freigaben lassen sich nicht lesen, solange der Schlüsselbund gesperrt ist; daher werden Sie nach allem gefragt, und was Sie jetzt entscheiden, wird behalten, sobald er offen ist.',
      fr: 'Vos règles et approbations ne peuvent pas être lues tant que le trousseau est verrouillé ; tout vous est donc demandé, et ce que vous décidez maintenant sera gardé une fois qu’il sera ouvert.',
    },
  accounts: { de: 'Konten', fr: 'comptes' },
  'as Gatehouse judges it': { de: 'wie Gatehouse es beurteilt', fr: 'selon le jugement de Gatehouse' },
  change: { de: 'ändern', fr: 'modifier' },
  delete: { de: 'löschen', fr: 'supprimer' },
  'of others': { de: 'von anderen', fr: 'd’autres personnes' },
  pay: { de: 'bezahlen', fr: 'payer' },
  read: { de: 'lesen', fr: 'lire' },
  rules: { de: 'Regeln', fr: 'règles' },
  run: { de: 'ausführen', fr: 'exécuter' },
  send: { de: 'senden', fr: 'envoyer' },
  'settings of tools': { de: 'Einstellungen für Werkzeuge', fr: 'réglages d’outils' },
  'some settings': { de: 'einige Einstellungen', fr: 'certains réglages' },
  'the default': { de: 'die Vorgabe', fr: 'la valeur par défaut' },
  'your own': { de: 'Ihre eigenen', fr: 'les vôtres' },
  '{0} gave more than 10 MB, which is too large to attach.': {
    de: '{0} lieferte mehr als 10 MB; das ist zu groß zum Anhängen.',
    fr: '{0} a donné plus de 10 Mo, trop pour une pièce jointe.',
  },
  '“{0}”: {1}.': { de: '„{0}“: {1}.', fr: '« {0} » : {1}.' },
  'Give the server a name.': { de: 'Geben Sie dem Server einen Namen.', fr: 'Donnez un nom au serveur.' },
  'A server name has at most 40 characters.': {
    de: 'Der Name eines Servers hat höchstens 40 Zeichen.',
    fr: 'Le nom d’un serveur a au plus 40 caractères.',
  },
  'Use letters, digits, spaces, dots, dashes and underscores.': {
    de: 'Nehmen Sie Buchstaben, Ziffern, Leerzeichen, Punkte, Binde- und Unterstriche.',
    fr: 'Utilisez des lettres, chiffres, espaces, points, tirets et tirets bas.',
  },
  'Give the command to start.': {
    de: 'Geben Sie den Befehl zum Starten an.',
    fr: 'Indiquez la commande de démarrage.',
  },
  'Write something first.': { de: 'Schreiben Sie zuerst etwas.', fr: 'Écrivez d’abord quelque chose.' },
  'It was started or reached.': { de: 'Er wurde gestartet oder erreicht.', fr: 'Il a été démarré ou joint.' },
  'The address was not opened: nobody allowed exactly this.': {
    de: 'Die Adresse wurde nicht geöffnet: Genau das hat niemand erlaubt.',
    fr: 'L’adresse n’a pas été ouverte : personne n’a autorisé exactement cela.',
  },
  'You are signed in.': { de: 'Sie sind angemeldet.', fr: 'Vous êtes connecté.' },
  'permissions and allowed starts': {
    de: 'Erlaubnisse und erlaubte Starts',
    fr: 'accords et démarrages autorisés',
  },
  'trusted servers': { de: 'vertrauenswürdige Server', fr: 'serveurs de confiance' },
}
