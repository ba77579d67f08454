// What electron/storage says to people, in our other languages.
import type { Translations } from '../told.ts'

export const storage: Translations = {
  'A newer Gatehouse wrote the data in {0}. Install that version again; this one changed nothing.': {
    de: 'Ein neueres Gatehouse hat die Daten in {0} geschrieben. Installieren Sie die neuere Version wieder; diese hier hat nichts geändert.',
    fr: 'Un Gatehouse plus récent a écrit les données de {0}. Réinstallez cette version-là ; celle-ci n’a rien changé.',
  },
  'A newer Gatehouse wrote the vault. Install that version to use what is in it.': {
    de: 'Ein neueres Gatehouse hat den Tresor geschrieben. Installieren Sie die neuere Version, um ihn zu benutzen.',
    fr: 'Un Gatehouse plus récent a écrit le coffre. Installez cette version-là pour utiliser son contenu.',
  },
  'A newer Gatehouse wrote {0}. Install that version again; this one changed nothing.': {
    de: 'Ein neueres Gatehouse hat {0} geschrieben. Installieren Sie die neuere Version wieder; diese hier hat nichts geändert.',
    fr: 'Un Gatehouse plus récent a écrit {0}. Réinstallez cette version-là ; celle-ci n’a rien changé.',
  },
  'Choose a passphrase of at least {0} characters.': {
    de: 'Wählen Sie eine Passphrase mit mindestens {0} Zeichen.',
    fr: 'Choisissez une phrase secrète d’au moins {0} caractères.',
  },
  'Gatehouse already runs with this data folder. Use that window, or set GATEHOUSE_HOME to another folder for a second one.':
    {
      de: 'Gatehouse läuft mit diesem Datenordner schon. Benutzen Sie das Fenster, das schon offen ist, oder geben Sie für ein zweites mit GATEHOUSE_HOME einen anderen Ordner an.',
      fr: 'Gatehouse fonctionne déjà avec ce dossier de données. Utilisez cette fenêtre-là, ou indiquez un autre dossier dans GATEHOUSE_HOME pour en avoir une seconde.',
    },
  'Gatehouse cannot use its data folder {0}. Make it writable, or set GATEHOUSE_HOME to another folder.': {
    de: 'Gatehouse kann seinen Datenordner {0} nicht benutzen. Machen Sie ihn beschreibbar, oder geben Sie mit GATEHOUSE_HOME einen anderen Ordner an.',
    fr: 'Gatehouse ne peut pas utiliser son dossier de données {0}. Rendez-le accessible en écriture, ou indiquez un autre dossier dans GATEHOUSE_HOME.',
  },
  'Gatehouse ended before it was saved.': {
    de: 'Gatehouse wurde beendet, bevor dies gespeichert war.',
    fr: 'Gatehouse s’est arrêté avant l’enregistrement.',
  },
  'Gatehouse ended before this was answered.': {
    de: 'Gatehouse wurde beendet, bevor dies beantwortet war.',
    fr: 'Gatehouse s’est arrêté avant la réponse à cette question.',
  },
  'Gatehouse ended while this was being written. Nothing was continued. Try again if you want it.': {
    de: 'Gatehouse wurde beendet, während dies geschrieben wurde. Nichts wurde fortgesetzt. Versuchen Sie es noch einmal, wenn Sie es möchten.',
    fr: 'Gatehouse s’est arrêté pendant l’écriture. Rien n’a été poursuivi. Réessayez si vous le souhaitez.',
  },
  'No keychain could be used ({0}).': {
    de: 'Es ließ sich kein Schlüsselbund benutzen ({0}).',
    fr: 'Aucun trousseau n’a pu être utilisé ({0}).',
  },
  'The data file cannot be opened: its folder is missing or not writable.': {
    de: 'Die Datendatei lässt sich nicht öffnen: Ihr Ordner fehlt oder ist nicht beschreibbar.',
    fr: 'Le fichier de données ne peut pas être ouvert : son dossier manque ou n’est pas accessible en écriture.',
  },
  'The data file cannot be written: it, its folder or its disk is read-only.': {
    de: 'Die Datendatei lässt sich nicht schreiben: Sie selbst, ihr Ordner oder ihr Datenträger ist schreibgeschützt.',
    fr: 'Le fichier de données ne peut pas être écrit : il est en lecture seule, ou bien son dossier ou son disque.',
  },
  '{0} cannot be read, and holds lines of the record that are not saved yet. Make it readable, or move it away.': {
    de: '{0} lässt sich nicht lesen und enthält Zeilen des Protokolls, die noch nicht gespeichert sind. Machen Sie die Datei lesbar, oder verschieben Sie sie.',
    fr: '{0} est illisible et contient des lignes du registre qui ne sont pas encore enregistrées. Rendez ce fichier lisible, ou déplacez-le.',
  },
  'The data file is damaged. Restart Gatehouse: it sets the file aside and starts a new one.': {
    de: 'Die Datendatei ist beschädigt. Starten Sie Gatehouse neu: Es legt die Datei beiseite und beginnt eine neue.',
    fr: 'Le fichier de données est endommagé. Redémarrez Gatehouse : il met le fichier de côté et en commence un nouveau.',
  },
  'The data file is in use by another program.': {
    de: 'Die Datendatei wird von einem anderen Programm benutzt.',
    fr: 'Le fichier de données est utilisé par un autre programme.',
  },
  'The data folder cannot be written': {
    de: 'Der Datenordner ist nicht beschreibbar',
    fr: 'Le dossier de données n’est pas accessible en écriture',
  },
  'The disk is full': { de: 'Der Datenträger ist voll', fr: 'Le disque est plein' },
  'The disk is full.': { de: 'Der Datenträger ist voll.', fr: 'Le disque est plein.' },
  'The disk reported an error': { de: 'Der Datenträger meldet einen Fehler', fr: 'Le disque a signalé une erreur' },
  'The disk reported an error while saving.': {
    de: 'Der Datenträger meldete beim Speichern einen Fehler.',
    fr: 'Le disque a signalé une erreur pendant l’enregistrement.',
  },
  'The keychain did not give the key ({0}).': {
    de: 'Der Schlüsselbund hat den Schlüssel nicht herausgegeben ({0}).',
    fr: 'Le trousseau n’a pas donné la clé ({0}).',
  },
  'The keychain has not answered yet. It may wait for your password.': {
    de: 'Der Schlüsselbund hat noch nicht geantwortet. Vielleicht wartet er auf Ihr Passwort.',
    fr: 'Le trousseau n’a pas encore répondu. Il attend peut-être votre mot de passe.',
  },
  'The keychain holds another key than the one that these secrets were locked with.': {
    de: 'Der Schlüsselbund enthält einen anderen Schlüssel als den, mit dem diese Geheimnisse verschlossen wurden.',
    fr: 'Le trousseau contient une autre clé que celle qui a verrouillé ces secrets.',
  },
  'The keychain is locked, or does not have the key of Gatehouse at this moment.': {
    de: 'Der Schlüsselbund ist gesperrt oder hat den Schlüssel von Gatehouse gerade nicht.',
    fr: 'Le trousseau est verrouillé, ou n’a pas la clé de Gatehouse en ce moment.',
  },
  'The keychain was not asked yet.': {
    de: 'Der Schlüsselbund wurde noch nicht gefragt.',
    fr: 'Le trousseau n’a pas encore été interrogé.',
  },
  'The part of Gatehouse that stores data stopped. Restart Gatehouse; what was saved is safe.': {
    de: 'Der Teil von Gatehouse, der Daten speichert, ist stehen geblieben. Starten Sie Gatehouse neu; was gespeichert war, ist sicher.',
    fr: 'La partie de Gatehouse qui enregistre les données s’est arrêtée. Redémarrez Gatehouse ; ce qui était enregistré est intact.',
  },
  'The settings could not be saved in {0}. Is the disk full, or read-only?': {
    de: 'Die Einstellungen ließen sich in {0} nicht speichern. Ist der Datenträger voll oder schreibgeschützt?',
    fr: 'Les réglages n’ont pas pu être enregistrés dans {0}. Le disque est-il plein, ou en lecture seule ?',
  },
  'The settings file {0} cannot be read.': {
    de: 'Die Einstellungsdatei {0} lässt sich nicht lesen.',
    fr: 'Le fichier de réglages {0} ne peut pas être lu.',
  },
  'The vault file cannot be read ({0}).': {
    de: 'Die Tresordatei lässt sich nicht lesen ({0}).',
    fr: 'Le fichier du coffre ne peut pas être lu ({0}).',
  },
  'The vault file is damaged: the passphrase fits, its content does not.': {
    de: 'Die Tresordatei ist beschädigt: Die Passphrase stimmt, der Inhalt nicht.',
    fr: 'Le fichier du coffre est endommagé : la phrase secrète est la bonne, le contenu ne l’est pas.',
  },
  'The vault is open already.': { de: 'Der Tresor ist schon offen.', fr: 'Le coffre est déjà ouvert.' },
  'These secrets are locked with the keychain: a passphrase cannot open them.': {
    de: 'Diese Geheimnisse sind mit dem Schlüsselbund verschlossen: Eine Passphrase öffnet sie nicht.',
    fr: 'Ces secrets sont verrouillés avec le trousseau : une phrase secrète ne peut pas les ouvrir.',
  },
  'This cannot be set: {0}': { de: 'Das lässt sich nicht einstellen: {0}', fr: 'Ce réglage est impossible : {0}' },
  'This conversation is no longer there.': {
    de: 'Diese Unterhaltung ist nicht mehr da.',
    fr: 'Cette conversation n’est plus là.',
  },
  'This could not be read while the keychain was locked, so it is not replaced. Restart Gatehouse with the keychain open.':
    {
      de: 'Das ließ sich nicht lesen, solange der Schlüsselbund gesperrt war, und wird darum nicht ersetzt. Starten Sie Gatehouse mit offenem Schlüsselbund neu.',
      fr: 'Cela n’a pas pu être lu tant que le trousseau était verrouillé et n’est donc pas remplacé. Redémarrez Gatehouse avec le trousseau ouvert.',
    },
  'This message is not here any more.': { de: 'Diese Nachricht ist nicht mehr da.', fr: 'Ce message n’est plus là.' },
  'This passphrase does not open the vault.': {
    de: 'Diese Passphrase öffnet den Tresor nicht.',
    fr: 'Cette phrase secrète n’ouvre pas le coffre.',
  },
  'Too much waits to be saved already: this was not kept.': {
    de: 'Es wartet schon zu viel darauf, gespeichert zu werden: Dies wurde nicht behalten.',
    fr: 'Trop de choses attendent déjà d’être enregistrées : ceci n’a pas été gardé.',
  },
  'Unlock it and try again.': {
    de: 'Entsperren Sie ihn und versuchen Sie es noch einmal.',
    fr: 'Déverrouillez-le et réessayez.',
  },
  'Your permissions and settings are sealed with a key in the keychain, which is locked. Unlock it and try again.': {
    de: 'Ihre Berechtigungen und Einstellungen sind mit einem Schlüssel im Schlüsselbund versiegelt, und der ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal.',
    fr: 'Vos autorisations et réglages sont scellés avec une clé du trousseau, qui est verrouillé. Déverrouillez-le et réessayez.',
  },
  'Your secrets are locked with your passphrase.': {
    de: 'Ihre Geheimnisse sind mit Ihrer Passphrase verschlossen.',
    fr: 'Vos secrets sont verrouillés par votre phrase secrète.',
  },
  'Your settings could not be used. Gatehouse started with default settings. The old file is {0}. What was wrong with it: {1}':
    {
      de: 'Ihre Einstellungen ließen sich nicht verwenden. Gatehouse ist mit den Standardeinstellungen gestartet. Die alte Datei ist {0}. Das stimmte daran nicht: {1}',
      fr: 'Vos réglages n’ont pas pu être utilisés. Gatehouse a démarré avec les réglages par défaut. L’ancien fichier est {0}. Ce qui n’allait pas : {1}',
    },
  'it did not answer': { de: 'er antwortete nicht', fr: 'il n’a pas répondu' },
  'it has no collection to store in': {
    de: 'er hat keine Sammlung, in der er speichern könnte',
    fr: 'il n’a pas de collection où enregistrer',
  },
  'it stayed locked': { de: 'er blieb gesperrt', fr: 'il est resté verrouillé' },
  'no keychain runs in this session': {
    de: 'in dieser Sitzung läuft kein Schlüsselbund',
    fr: 'aucun trousseau ne fonctionne dans cette session',
  },
  'the file does not hold an object': { de: 'die Datei enthält kein Objekt', fr: 'le fichier ne contient pas d’objet' },
  'the file is not valid JSON': { de: 'die Datei ist kein gültiges JSON', fr: 'le fichier n’est pas du JSON valide' },
  '{0} Gatehouse could not save or read its data.': {
    de: '{0} Gatehouse konnte seine Daten nicht speichern oder lesen.',
    fr: '{0} Gatehouse n’a pas pu enregistrer ou lire ses données.',
  },
  '{0} Unlock it and try again.': {
    de: '{0} Entsperren Sie ihn und versuchen Sie es noch einmal.',
    fr: '{0} Déverrouillez-le et réessayez.',
  },
  '{0}: a secret could not be saved. It is kept in memory and saved as soon as that is possible.': {
    de: '{0}: Ein Geheimnis ließ sich nicht speichern. Es bleibt im Arbeitsspeicher und wird gespeichert, sobald es geht.',
    fr: '{0} : un secret n’a pas pu être enregistré. Il reste en mémoire et sera enregistré dès que possible.',
  },
}
