// What electron/permission says to people, in our other languages.
import type { Translations } from '../told.ts'

export const permission2: Translations = {
  'This start was allowed before, exactly as it is.': {
    de: 'Dieser Start wurde schon einmal erlaubt, genau so, wie er ist.',
    fr: 'Ce démarrage a déjà été autorisé, exactement tel quel.',
  },
  'an access token': { de: 'ein Zugriffstoken', fr: 'un jeton d’accès' },
  'an amount of money': { de: 'einen Geldbetrag', fr: 'une somme d’argent' },
  'and calls itself “{0}”': { de: 'und nennt sich „{0}“', fr: 'et se dit « {0} »' },
  'any call of “{0}”': { de: 'jeder Aufruf von „{0}“', fr: 'tout appel de « {0} »' },
  ask: { de: 'fragen', fr: 'demander' },
  'broken characters': { de: 'fehlerhafte Zeichen', fr: 'caractères corrompus' },
  'calls of “{0}” with {1}': { de: 'Aufrufe von „{0}“ mit {1}', fr: 'les appels de « {0} » avec {1}' },
  'characters that turn the reading direction': {
    de: 'Zeichen, die die Leserichtung umkehren',
    fr: 'caractères qui inversent le sens de lecture',
  },
  'characters without width': { de: 'Zeichen ohne Breite', fr: 'caractères sans largeur' },
  'control characters': { de: 'Steuerzeichen', fr: 'caractères de contrôle' },
  'exactly the same arguments': {
    de: 'es genau dieselben Angaben sind',
    fr: 'les arguments sont exactement les mêmes',
  },
  'exactly these arguments': { de: 'genau diesen Angaben', fr: 'exactement ces arguments' },
  'in one conversation': { de: 'in einer Unterhaltung', fr: 'dans une conversation' },
  'invisible characters': { de: 'unsichtbare Zeichen', fr: 'caractères invisibles' },
  'invisible tag characters': { de: 'unsichtbare Markierungszeichen', fr: 'caractères d’étiquette invisibles' },
  'it can write a file (“{0}”)': {
    de: 'es kann eine Datei schreiben („{0}“)',
    fr: 'il peut écrire un fichier (« {0} »)',
  },
  'it changes something': { de: 'es ändert etwas', fr: 'il modifie quelque chose' },
  'it deletes or overwrites': { de: 'es löscht oder überschreibt', fr: 'il supprime ou remplace' },
  'it gives this app access to an account': {
    de: 'es gibt dieser App Zugang zu einem Konto',
    fr: 'il donne à cette application l’accès à un compte',
  },
  'it hands out the right to write': { de: 'es vergibt das Recht zu schreiben', fr: 'il donne le droit d’écrire' },
  'it only reads': { de: 'es liest nur', fr: 'il ne fait que lire' },
  'it reads something that the server offers': {
    de: 'es liest etwas, das der Server anbietet',
    fr: 'il lit quelque chose que le serveur propose',
  },
  'it runs something': { de: 'es führt etwas aus', fr: 'il exécute quelque chose' },
  'it sends something': { de: 'es sendet etwas', fr: 'il envoie quelque chose' },
  'it spends money': { de: 'es gibt Geld aus', fr: 'il dépense de l’argent' },
  'it starts a program, or connects to a server, with your rights': {
    de: 'es startet ein Programm oder verbindet sich mit einem Server, mit Ihren Rechten',
    fr: 'il démarre un programme, ou se connecte à un serveur, avec vos droits',
  },
  'it takes a text that the server wrote': {
    de: 'es übernimmt einen Text, den der Server geschrieben hat',
    fr: 'il reprend un texte écrit par le serveur',
  },
  'it takes “{0}”, as tools that look things up do': {
    de: 'es erwartet „{0}“, wie Werkzeuge, die etwas nachsehen',
    fr: 'il attend « {0} », comme les outils qui ne font que consulter',
  },
  'all that its parameter “{0}” offers is to look': {
    de: 'sein Parameter „{0}“ bietet nur an, etwas nachzusehen',
    fr: 'son paramètre « {0} » ne propose que de consulter',
  },
  'it takes “{0}”, something to run': {
    de: 'es erwartet „{0}“, etwas zum Ausführen',
    fr: 'il attend « {0} », quelque chose à exécuter',
  },
  'it takes “{0}”, {1}': { de: 'es erwartet „{0}“, {1}', fr: 'il attend « {0} », {1}' },
  'its parameter “{0}” can be “{1}”': {
    de: 'sein Parameter „{0}“ kann „{1}“ sein',
    fr: 'son paramètre « {0} » peut être « {1} »',
  },
  never: { de: 'nie', fr: 'jamais' },
  'new values': { de: 'neue Werte', fr: 'de nouvelles valeurs' },
  'once more': { de: 'noch einmal', fr: 'encore une fois' },
  'people to reach, with words for them': {
    de: 'Menschen, die erreicht werden, und Worte für sie',
    fr: 'des personnes à joindre, avec des mots pour elles',
  },
  'terminal control sequences': { de: 'Steuerfolgen für Terminals', fr: 'séquences de contrôle de terminal' },
  'the SQL in “{0}” changes or removes what is there': {
    de: 'das SQL in „{0}“ ändert oder entfernt, was da ist',
    fr: 'le SQL de « {0} » modifie ou retire ce qui s’y trouve',
  },
  'the SQL in “{0}” does more than look': {
    de: 'das SQL in „{0}“ tut mehr als nachsehen',
    fr: 'le SQL de « {0} » fait plus que consulter',
  },
  'the account holds the right “{0}”': {
    de: 'das Konto hat das Recht „{0}“',
    fr: 'le compte détient le droit « {0} »',
  },
  'the description claims “{0}”': { de: 'die Beschreibung behauptet „{0}“', fr: 'la description affirme « {0} »' },
  'the description says {0}': { de: 'die Beschreibung sagt {0}', fr: 'la description dit {0}' },
  'the description says “{0}”': { de: 'die Beschreibung sagt „{0}“', fr: 'la description dit « {0} »' },
  'the description speaks of “{0}”, where queries can change data': {
    de: 'die Beschreibung spricht von „{0}“; dort können Abfragen Daten ändern',
    fr: 'la description parle de « {0} », où des requêtes peuvent modifier des données',
  },
  'the fetch reference server': { de: 'dem Referenzserver „fetch“', fr: 'le serveur de référence « fetch »' },
  'the filesystem reference server': {
    de: 'dem Referenzserver „filesystem“',
    fr: 'le serveur de référence « filesystem »',
  },
  'the git reference server': { de: 'dem Referenzserver „git“', fr: 'le serveur de référence « git »' },
  'the memory reference server': { de: 'dem Referenzserver „memory“', fr: 'le serveur de référence « memory »' },
  'the name is of something to look at (“{0}”)': {
    de: 'der Name nennt etwas zum Ansehen („{0}“)',
    fr: 'le nom désigne quelque chose à regarder (« {0} »)',
  },
  'the name says HTTP “{0}”': { de: 'der Name sagt HTTP „{0}“', fr: 'le nom dit HTTP « {0} »' },
  'the name says {0}': { de: 'der Name sagt {0}', fr: 'le nom dit {0}' },
  'the name says “{0} {1}”': { de: 'der Name sagt „{0} {1}“', fr: 'le nom dit « {0} {1} »' },
  'the same “{0}”': { de: 'demselben „{0}“', fr: 'le même « {0} »' },
  'its permission says {0}': { de: 'seine Berechtigung sagt {0}', fr: 'son autorisation dit {0}' },
  'the server asks you for something, and gets your answer': {
    de: 'der Server fragt Sie etwas und bekommt Ihre Antwort',
    fr: 'le serveur vous demande quelque chose et reçoit votre réponse',
  },
  'the server says it can destroy': {
    de: 'der Server sagt, dass es etwas zerstören kann',
    fr: 'le serveur dit qu’il peut détruire quelque chose',
  },
  'the server says it does more than read': {
    de: 'der Server sagt, dass es mehr tut als lesen',
    fr: 'le serveur dit qu’il fait plus que lire',
  },
  'the server says it only reads': {
    de: 'der Server sagt, dass es nur liest',
    fr: 'le serveur dit qu’il ne fait que lire',
  },
  'the server says {0}': { de: 'der Server sagt {0}', fr: 'le serveur dit {0}' },
  'the server would use your model, and sees the answer': {
    de: 'der Server würde Ihr Modell benutzen und sähe die Antwort',
    fr: 'le serveur utiliserait votre modèle et verrait la réponse',
  },
  'the time reference server': { de: 'dem Referenzserver „time“', fr: 'le serveur de référence « time »' },
  'until {0}': { de: 'bis {0}', fr: 'jusqu’au {0}' },
  'we know it to {0}': { de: 'wir kennen es so: {0}', fr: 'nous le connaissons ainsi : {0}' },
  'we read the source of {0}': {
    de: 'wir haben den Quelltext gelesen von {0}',
    fr: 'nous avons lu le code source : {0}',
  },
  'you said {0}': { de: 'Sie haben gesagt: {0}', fr: 'vous avez dit {0}' },
  'you set that {0}': { de: 'Sie haben eingestellt: {0}', fr: 'vous avez indiqué : {0}' },
  'your browser would open an address': {
    de: 'Ihr Browser würde eine Adresse öffnen',
    fr: 'votre navigateur ouvrirait une adresse',
  },
  '{0} (cannot be undone)': { de: '{0} (nicht rückgängig zu machen)', fr: '{0} (irréversible)' },
  '{0} begins with {1}': { de: '{0} mit {1} beginnt', fr: '{0} commence par {1}' },
  '{0} came from content that others could have written, not from you.': {
    de: 'Nicht von Ihnen, sondern aus Inhalten, die andere geschrieben haben könnten: {0}.',
    fr: 'Ne vient pas de vous, mais de contenus que d’autres ont pu écrire : {0}.',
  },
  '{0} came from content that reads like instructions, not from you.': {
    de: 'Nicht von Ihnen, sondern aus Inhalten, die sich wie Anweisungen lesen: {0}.',
    fr: 'Ne vient pas de vous, mais de contenus qui ressemblent à des instructions : {0}.',
  },
  '{0} is an address that nobody mentioned, and private data was read before.': {
    de: 'Eine Adresse, die niemand genannt hat, nachdem private Daten gelesen wurden: {0}.',
    fr: 'Une adresse que personne n’a mentionnée, après la lecture de données privées : {0}.',
  },
  '{0} is at most {1}': { de: '{0} höchstens {1} ist', fr: '{0} vaut au plus {1}' },
  '{0} is at {1}': { de: '{0} bei {1} liegt', fr: '{0} est chez {1}' },
  '{0} is in the folder {1}': { de: '{0} im Ordner {1} liegt', fr: '{0} est dans le dossier {1}' },
  '{0} is {1}': { de: '{0} gleich {1} ist', fr: '{0} est {1}' },
  '{0} matches {1}': { de: '{0} zu {1} passt', fr: '{0} correspond à {1}' },
  '{0} more': { de: { one: '{0} weiteres', other: '{0} weitere' }, fr: { one: '{0} de plus', other: '{0} de plus' } },
  '{0} more calls of “{1}” with {2}.': {
    de: '{0} weitere Aufrufe von „{1}“ mit {2}.',
    fr: 'Encore {0} appels de « {1} » avec {2}.',
  },
  '{0} more times': { de: 'noch {0} Mal', fr: 'encore {0} fois' },
  '{0} on {1}': { de: '{0} bei {1}', fr: '{0} sur {1}' },
  '{0} says {1} for data from {2} to {3}.': {
    de: '{0} sagt „{1}“ für Daten von {2} an {3}.',
    fr: '{0} dit « {1} » pour les données de {2} vers {3}.',
  },
  '{0} says {1}.': { de: '{0} sagt „{1}“.', fr: '{0} dit « {1} ».' },
  '{0} “{1}”': { de: '{0} „{1}“', fr: '{0} « {1} »' },
  '{0}, only with {1}': { de: '{0}, nur mit {1}', fr: '{0}, seulement avec {1}' },
  '“{0}”': { de: '„{0}“', fr: '« {0} »' },
  '“{0}” at {1}': { de: '„{0}“ bei {1}', fr: '« {0} » chez {1}' },
  '“{0}” in the folder {1}': { de: '„{0}“ im Ordner {1}', fr: '« {0} » dans le dossier {1}' },
  '“{0}” is on: it is only tried out': {
    de: '„{0}“ ist an: Es ist nur ein Probelauf',
    fr: '« {0} » est activé : c’est seulement un essai',
  },
  '“{0}” is one plain SELECT here': {
    de: '„{0}“ ist hier ein einzelnes, einfaches SELECT',
    fr: '« {0} » est ici un simple SELECT',
  },
  '“{0}” is “{1}” here': { de: '„{0}“ ist hier „{1}“', fr: '« {0} » vaut ici « {1} »' },
  '“{0}” up to {1}': { de: '„{0}“ bis {1}', fr: '« {0} » jusqu’à {1}' },
  '“{0}” {1}': { de: '„{0}“ {1}', fr: '« {0} » {1}' },
  '“{0}”, as a hand on the screen would': {
    de: '„{0}“, wie eine Hand auf dem Bildschirm',
    fr: '« {0} », comme une main sur l’écran',
  },
  '“{0}”, which replaces what was there': {
    de: '„{0}“, was ersetzt, was da war',
    fr: '« {0} », ce qui remplace ce qui s’y trouvait',
  },
  'a thing to convert where it is kept': {
    de: 'etwas, das dort umgewandelt wird, wo es liegt',
    fr: 'quelque chose à convertir là où il est gardé',
  },
  'Content that others could have written says {0}, and you did not.': {
    de: 'Inhalte, die andere geschrieben haben könnten, sagen {0}; Sie haben das nicht gesagt.',
    fr: 'Des contenus que d’autres ont pu écrire disent {0} ; vous ne l’avez pas dit.',
  },
  'You only asked to be told something, and content that others could have written was read since.': {
    de: 'Sie wollten nur etwas wissen, und seitdem wurden Inhalte gelesen, die andere geschrieben haben könnten.',
    fr: 'Vous vouliez seulement savoir quelque chose, et des contenus que d’autres ont pu écrire ont été lus depuis.',
  },
  'You named {0}, and {1} is another one of the same list.': {
    de: 'Sie haben {0} genannt, und {1} ist ein anderer Eintrag derselben Liste.',
    fr: 'Vous avez nommé {0}, et {1} est un autre élément de la même liste.',
  },
}
