// What electron/host says to people, in our other languages.
import type { Translations } from '../told.ts'

export const host: Translations = {
  'Install Deno (deno.com).': { de: 'Installieren Sie Deno (deno.com).', fr: 'Installez Deno (deno.com).' },
  'Install Docker, or start it.': {
    de: 'Installieren oder starten Sie Docker.',
    fr: 'Installez Docker, ou démarrez-le.',
  },
  'Install Node.js (nodejs.org).': {
    de: 'Installieren Sie Node.js (nodejs.org).',
    fr: 'Installez Node.js (nodejs.org).',
  },
  'Install Python, or try python3.': {
    de: 'Installieren Sie Python, oder versuchen Sie python3.',
    fr: 'Installez Python, ou essayez python3.',
  },
  'Install it, or give its full path.': {
    de: 'Installieren Sie es, oder geben Sie den vollen Pfad an.',
    fr: 'Installez-le, ou indiquez son chemin complet.',
  },
  'Install uv (docs.astral.sh/uv).': {
    de: 'Installieren Sie uv (docs.astral.sh/uv).',
    fr: 'Installez uv (docs.astral.sh/uv).',
  },
  'The address of this server must begin with https:// or http:// and hold no user name or password.': {
    de: 'Die Adresse dieses Servers muss mit https:// oder http:// beginnen und darf weder Benutzername noch Passwort enthalten.',
    fr: 'L’adresse de ce serveur doit commencer par https:// ou http:// et ne contenir ni nom d’utilisateur ni mot de passe.',
  },
  'The argument {0} {1}.': { de: 'Die Angabe {0} {1}.', fr: 'L’argument {0} {1}.' },
  'The arguments of {0} could not be checked, so the call was not made: {1}.': {
    de: 'Die Angaben für {0} ließen sich nicht prüfen, daher wurde nichts aufgerufen: {1}.',
    fr: 'Les arguments de {0} n’ont pas pu être vérifiés ; l’appel n’a donc pas eu lieu : {1}.',
  },
  'The arguments: {0}.': { de: 'Die Angaben: {0}.', fr: 'Les arguments : {0}.' },
  'The connection to {0} broke off: {1}.': {
    de: 'Die Verbindung zu {0} ist abgebrochen: {1}.',
    fr: 'La connexion à {0} a été coupée : {1}.',
  },
  'The connection to {0} was closed.': {
    de: 'Die Verbindung zu {0} wurde geschlossen.',
    fr: 'La connexion à {0} a été fermée.',
  },
  'The connection to {0} was closed. What it was doing may or may not be done.': {
    de: 'Die Verbindung zu {0} wurde geschlossen. Was er gerade tat, ist vielleicht geschehen, vielleicht nicht.',
    fr: 'La connexion à {0} a été fermée. Ce qu’il faisait est peut-être fait, peut-être pas.',
  },
  'The server answered with {0}, more than the {1} that Gatehouse takes in one piece. Ask for less at a time.': {
    de: 'Der Server antwortete mit {0}, mehr als die {1}, die Gatehouse auf einmal annimmt. Fragen Sie nach weniger auf einmal.',
    fr: 'Le serveur a répondu avec {0}, plus que les {1} que Gatehouse accepte en une fois. Demandez-en moins à la fois.',
  },
  'The server sent Gatehouse to {0}, which is not its own address.': {
    de: 'Der Server schickte Gatehouse zu {0}; das ist nicht seine eigene Adresse.',
    fr: 'Le serveur a envoyé Gatehouse vers {0}, qui n’est pas sa propre adresse.',
  },
  'There is no program at {0}. Check the command of this server.': {
    de: 'Bei {0} ist kein Programm. Prüfen Sie den Befehl dieses Servers.',
    fr: 'Il n’y a pas de programme à {0}. Vérifiez la commande de ce serveur.',
  },
  'This call was not let through by the permission check, so it was not made.': {
    de: 'Dieser Aufruf wurde von der Berechtigungsprüfung nicht durchgelassen und nicht ausgeführt.',
    fr: 'Cet appel n’a pas été admis par le contrôle des autorisations ; il n’a donc pas eu lieu.',
  },
  'This server is no longer in your list.': {
    de: 'Dieser Server ist nicht mehr in Ihrer Liste.',
    fr: 'Ce serveur n’est plus dans votre liste.',
  },
  'bunx comes with Bun (bun.sh).': { de: 'bunx gehört zu Bun (bun.sh).', fr: 'bunx est fourni avec Bun (bun.sh).' },
  'by {0}': { de: 'durch {0}', fr: 'par {0}' },
  'is missing': { de: 'fehlt', fr: 'manque' },
  'is not an argument of this tool': {
    de: 'gehört nicht zu diesem Werkzeug',
    fr: 'n’est pas un argument de cet outil',
  },
  'is not valid': { de: 'ist nicht gültig', fr: 'n’est pas valide' },
  'it asks for a header ({0}) from a value that is no plain value': {
    de: 'es verlangt eine Kopfzeile ({0}) aus einem Wert, der kein einfacher ist',
    fr: 'il demande un en-tête ({0}) à partir d’une valeur qui n’est pas simple',
  },
  'it asks for a header that is not allowed': {
    de: 'es verlangt eine Kopfzeile, die nicht erlaubt ist',
    fr: 'il demande un en-tête qui n’est pas permis',
  },
  'it asks for the header {0} twice': {
    de: 'es verlangt die Kopfzeile {0} zweimal',
    fr: 'il demande deux fois l’en-tête {0}',
  },
  'it closed its connection': { de: 'er hat seine Verbindung geschlossen', fr: 'il a fermé sa connexion' },
  'it does not say which arguments it takes': {
    de: 'es sagt nicht, welche Angaben es erwartet',
    fr: 'il ne dit pas quels arguments il attend',
  },
  'it is no tool definition': { de: 'es ist keine Werkzeugbeschreibung', fr: 'ce n’est pas une définition d’outil' },
  'it runs only as a task, which Gatehouse does not offer': {
    de: 'es läuft nur als Hintergrundaufgabe, was Gatehouse nicht anbietet',
    fr: 'il ne fonctionne que comme tâche de fond, ce que Gatehouse ne propose pas',
  },
  'its name is not made of 1 to 128 letters, digits, dots, dashes and underscores': {
    de: 'sein Name besteht nicht aus 1 bis 128 Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen',
    fr: 'son nom n’est pas fait de 1 à 128 lettres, chiffres, points, tirets et tirets bas',
  },
  'its server describes them in a way that cannot be read': {
    de: 'sein Server beschreibt sie auf unlesbare Weise',
    fr: 'son serveur les décrit d’une façon illisible',
  },
  'its server describes them in a way that never ends': {
    de: 'sein Server beschreibt sie auf eine Weise, die nie endet',
    fr: 'son serveur les décrit d’une façon qui ne finit jamais',
  },
  'its server describes them in a way that takes too long to check': {
    de: 'sein Server beschreibt sie auf eine Weise, deren Prüfung zu lange dauert',
    fr: 'son serveur les décrit d’une façon trop longue à vérifier',
  },
  'its server has another tool of this name': {
    de: 'sein Server hat noch ein Werkzeug dieses Namens',
    fr: 'son serveur a un autre outil de ce nom',
  },
  'must be at least {0}': { de: 'muss mindestens {0} sein', fr: 'doit être au moins {0}' },
  'must be at most {0}': { de: 'darf höchstens {0} sein', fr: 'doit être au plus {0}' },
  'must be less than {0}': { de: 'muss kleiner als {0} sein', fr: 'doit être inférieur à {0}' },
  'must be more than {0}': { de: 'muss größer als {0} sein', fr: 'doit être supérieur à {0}' },
  'must be of the kind {0}': { de: 'muss von der Art {0} sein', fr: 'doit être de type {0}' },
  'must be one of {0}': { de: 'muss einer dieser Werte sein: {0}', fr: 'doit être l’un de : {0}' },
  'must be written as {0}': { de: 'muss als {0} geschrieben sein', fr: 'doit être écrit sous la forme {0}' },
  'must fit the pattern {0}': { de: 'muss zum Muster {0} passen', fr: 'doit suivre le motif {0}' },
  'must have at least {0} characters': {
    de: 'muss mindestens {0} Zeichen haben',
    fr: 'doit avoir au moins {0} caractères',
  },
  'must have at least {0} entries': {
    de: 'muss mindestens {0} Einträge haben',
    fr: 'doit avoir au moins {0} éléments',
  },
  'must have at most {0} characters': {
    de: 'darf höchstens {0} Zeichen haben',
    fr: 'doit avoir au plus {0} caractères',
  },
  'must have at most {0} entries': { de: 'darf höchstens {0} Einträge haben', fr: 'doit avoir au plus {0} éléments' },
  'npm comes with Node.js (nodejs.org).': {
    de: 'npm gehört zu Node.js (nodejs.org).',
    fr: 'npm est fourni avec Node.js (nodejs.org).',
  },
  'npx comes with Node.js (nodejs.org).': {
    de: 'npx gehört zu Node.js (nodejs.org).',
    fr: 'npx est fourni avec Node.js (nodejs.org).',
  },
  'the description of its arguments is nested more than {0} deep': {
    de: 'die Beschreibung seiner Angaben ist mehr als {0} Ebenen tief',
    fr: 'la description de ses arguments a plus de {0} niveaux',
  },
  'the description of its arguments is too large': {
    de: 'die Beschreibung seiner Angaben ist zu groß',
    fr: 'la description de ses arguments est trop grande',
  },
  'the description of its arguments refers to {0}': {
    de: 'die Beschreibung seiner Angaben verweist auf {0}',
    fr: 'la description de ses arguments renvoie à {0}',
  },
  'the list could not be read: {0}': {
    de: 'die Liste ließ sich nicht lesen: {0}',
    fr: 'la liste n’a pas pu être lue : {0}',
  },
  'this server lists more than {0}': {
    de: 'dieser Server nennt mehr als {0}',
    fr: 'ce serveur en annonce plus de {0}',
  },
  'this server lists pages that go round in a circle': {
    de: 'dieser Server nennt Seiten, die im Kreis führen',
    fr: 'ce serveur annonce des pages qui tournent en rond',
  },
  'this server lists more than {0} pages': {
    de: 'dieser Server nennt mehr als {0} Seiten',
    fr: 'ce serveur annonce plus de {0} pages',
  },
  'uvx comes with uv (docs.astral.sh/uv).': {
    de: 'uvx gehört zu uv (docs.astral.sh/uv).',
    fr: 'uvx est fourni avec uv (docs.astral.sh/uv).',
  },
  'with code {0}': { de: 'mit Code {0}', fr: 'avec le code {0}' },
  '{0} answered a call with something that is no result.': {
    de: '{0} hat auf einen Aufruf mit etwas geantwortet, das kein Ergebnis ist.',
    fr: '{0} a répondu à un appel par autre chose qu’un résultat.',
  },
  '{0} answered with an error: {1}': {
    de: '{0} hat mit einem Fehler geantwortet: {1}',
    fr: '{0} a répondu par une erreur : {1}',
  },
  '{0} answered with something that is no prompt.': {
    de: '{0} hat mit etwas geantwortet, das kein Prompt ist.',
    fr: '{0} a répondu par autre chose qu’un prompt.',
  },
  '{0} answered with something that is no resource.': {
    de: '{0} hat mit etwas geantwortet, das keine Ressource ist.',
    fr: '{0} a répondu par autre chose qu’une ressource.',
  },
  '{0} cannot be reached: {1}. Check the network and its address.': {
    de: '{0} ist nicht erreichbar: {1}. Prüfen Sie das Netzwerk und die Adresse.',
    fr: '{0} est injoignable : {1}. Vérifiez le réseau et son adresse.',
  },
  '{0} changed the tool {1} after you allowed it. Nothing was sent.': {
    de: '{0} hat das Werkzeug {1} geändert, nachdem Sie es erlaubt hatten. Nichts wurde gesendet.',
    fr: '{0} a modifié l’outil {1} après votre autorisation. Rien n’a été envoyé.',
  },
  '{0} could not be started: {1}': { de: '{0} ließ sich nicht starten: {1}', fr: '{0} n’a pas pu être démarré : {1}' },
  '{0} could not be understood: {1}': {
    de: '{0} war nicht zu verstehen: {1}',
    fr: '{0} n’a pas pu être compris : {1}',
  },
  '{0} did not answer within {1} seconds of its start. Its last lines may say why.': {
    de: '{0} hat innerhalb von {1} Sekunden nach dem Start nicht geantwortet. Seine letzten Zeilen sagen vielleicht, warum.',
    fr: '{0} n’a pas répondu dans les {1} secondes de son démarrage. Ses dernières lignes disent peut-être pourquoi.',
  },
  '{0} did not answer within {1}. It may still be working. Try again, or give it more time in its settings.': {
    de: '{0} hat nicht rechtzeitig geantwortet (Frist: {1}). Vielleicht arbeitet er noch. Versuchen Sie es noch einmal, oder geben Sie ihm in seinen Einstellungen mehr Zeit.',
    fr: '{0} n’a pas répondu à temps (délai : {1}). Il travaille peut-être encore. Réessayez, ou donnez-lui plus de temps dans ses réglages.',
  },
  '{0} did not take the arguments: {1}': {
    de: '{0} hat die Angaben nicht angenommen: {1}',
    fr: '{0} n’a pas accepté les arguments : {1}',
  },
  '{0} did what was asked, but its answer is not of the form that {1} promises ({2} {3}).': {
    de: '{0} hat getan, was verlangt war, aber die Antwort hat nicht die Form, die {1} verspricht ({2} {3}).',
    fr: '{0} a fait ce qui était demandé, mais sa réponse n’a pas la forme que {1} promet ({2} {3}).',
  },
  '{0} does not offer this: {1}': { de: '{0} bietet das nicht an: {1}', fr: '{0} ne propose pas cela : {1}' },
  '{0} ended ({1}) before it was ready. Its last lines may say why.': {
    de: '{0} wurde beendet ({1}), bevor er bereit war. Seine letzten Zeilen sagen vielleicht, warum.',
    fr: '{0} s’est arrêté ({1}) avant d’être prêt. Ses dernières lignes disent peut-être pourquoi.',
  },
  '{0} ended ({1}). What it was doing may or may not be done.': {
    de: '{0} wurde beendet ({1}). Was gerade lief, ist vielleicht geschehen, vielleicht nicht.',
    fr: '{0} s’est arrêté ({1}). Ce qu’il faisait est peut-être fait, peut-être pas.',
  },
  '{0} had forgotten this connection and did nothing. It is connected anew: try again.': {
    de: '{0} hatte diese Verbindung vergessen und nichts getan. Sie steht wieder: Versuchen Sie es noch einmal.',
    fr: '{0} avait oublié cette connexion et n’a rien fait. Elle est rétablie : réessayez.',
  },
  '{0} has a problem of its own ({1}). Try again later.': {
    de: '{0} hat selbst ein Problem ({1}). Versuchen Sie es später noch einmal.',
    fr: '{0} a un problème de son côté ({1}). Réessayez plus tard.',
  },
  '{0} has no tool {1} now. Ask again.': {
    de: '{0} hat gerade kein Werkzeug {1}. Fragen Sie noch einmal.',
    fr: '{0} n’a plus d’outil {1} en ce moment. Redemandez.',
  },
  '{0} has not been approved yet. Look at its command first.': {
    de: '{0} ist noch nicht freigegeben. Sehen Sie sich zuerst den Befehl an.',
    fr: '{0} n’a pas encore été approuvé. Regardez d’abord sa commande.',
  },
  '{0} is not connected.': { de: '{0} ist nicht verbunden.', fr: '{0} n’est pas connecté.' },
  '{0} is not ready yet. Try again in a moment.': {
    de: '{0} ist noch nicht bereit. Versuchen Sie es gleich noch einmal.',
    fr: '{0} n’est pas encore prêt. Réessayez dans un instant.',
  },
  '{0} is not running: {1}': { de: '{0} läuft nicht: {1}', fr: '{0} ne fonctionne pas : {1}' },
  '{0} is turned off. Turn it on in Servers.': {
    de: '{0} ist ausgeschaltet. Schalten Sie ihn unter „Server“ ein.',
    fr: '{0} est désactivé. Activez-le dans « Serveurs ».',
  },
  '{0} ms': { de: '{0} ms', fr: '{0} ms' },
  '{0} needs a value for {1}, and none is kept. Enter it again.': {
    de: '{0} braucht einen Wert für {1}, und keiner ist gespeichert. Geben Sie ihn neu ein.',
    fr: '{0} a besoin d’une valeur pour {1}, et aucune n’est conservée. Saisissez-la de nouveau.',
  },
  '{0} refused the request (403). Your account may lack the right.': {
    de: '{0} hat die Anfrage abgelehnt (403). Vielleicht fehlt Ihrem Konto das Recht.',
    fr: '{0} a refusé la requête (403). Votre compte n’en a peut-être pas le droit.',
  },
  '{0} refused the request ({1}). Check its address.': {
    de: '{0} hat die Anfrage abgelehnt ({1}). Prüfen Sie die Adresse.',
    fr: '{0} a refusé la requête ({1}). Vérifiez son adresse.',
  },
  '{0} seconds': {
    de: { one: '{0} Sekunde', other: '{0} Sekunden' },
    fr: { one: '{0} seconde', other: '{0} secondes' },
  },
  '{0} wants you to sign in first.': {
    de: '{0} möchte, dass Sie sich zuerst anmelden.',
    fr: '{0} veut que vous vous connectiez d’abord.',
  },
  '{0} was not found in {1}. {2}': {
    de: '{0} wurde in {1} nicht gefunden. {2}',
    fr: '{0} n’a pas été trouvé dans {1}. {2}',
  },
  '{0} was stopped while it started.': {
    de: '{0} wurde während des Starts angehalten.',
    fr: '{0} a été arrêté pendant son démarrage.',
  },
  '{0} may not be connected to now. Look at it in Servers.': {
    de: 'Mit {0} darf jetzt keine Verbindung aufgebaut werden. Sehen Sie unter „Server“ nach.',
    fr: '{0} ne peut pas être joint maintenant. Regardez dans « Serveurs ».',
  },
  '{0} was not started: nobody allowed exactly this.': {
    de: '{0} wurde nicht gestartet: Genau das hat niemand erlaubt.',
    fr: '{0} n’a pas été démarré : personne n’a autorisé exactement cela.',
  },
}
