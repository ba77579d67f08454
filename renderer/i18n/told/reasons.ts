// Why something failed, in our other languages.
import type { Translations } from '../told.ts'

export const reasons: Translations = {
  'it is not there': { de: 'es ist nicht da', fr: 'il n’existe pas' },
  'this computer does not allow it': { de: 'dieser Computer erlaubt es nicht', fr: 'cet ordinateur ne le permet pas' },
  'a part of the path is no folder': {
    de: 'ein Teil des Pfads ist kein Ordner',
    fr: 'une partie du chemin n’est pas un dossier',
  },
  'it is a folder': { de: 'es ist ein Ordner', fr: 'c’est un dossier' },
  'the disk is full': { de: 'der Datenträger ist voll', fr: 'le disque est plein' },
  'the disk can only be read': { de: 'der Datenträger lässt sich nur lesen', fr: 'le disque est en lecture seule' },
  'too many files are open': { de: 'es sind zu viele Dateien offen', fr: 'trop de fichiers sont ouverts' },
  'there is not enough memory': { de: 'der Arbeitsspeicher reicht nicht', fr: 'la mémoire ne suffit pas' },
  'it is no program for this computer': {
    de: 'es ist kein Programm für diesen Computer',
    fr: 'ce n’est pas un programme pour cet ordinateur',
  },
  'the command is too long': { de: 'der Befehl ist zu lang', fr: 'la commande est trop longue' },
  'another program uses this port': {
    de: 'ein anderes Programm benutzt diesen Port',
    fr: 'un autre programme utilise ce port',
  },
  'nothing answers at this address': {
    de: 'unter dieser Adresse antwortet nichts',
    fr: 'rien ne répond à cette adresse',
  },
  'the other side ended the connection': {
    de: 'die Gegenseite hat die Verbindung beendet',
    fr: 'l’autre côté a mis fin à la connexion',
  },
  'no answer came in time': { de: 'es kam rechtzeitig keine Antwort', fr: 'aucune réponse n’est arrivée à temps' },
  'no computer of this name is known': {
    de: 'ein Computer dieses Namens ist nicht bekannt',
    fr: 'aucun ordinateur de ce nom n’est connu',
  },
  'the name of the computer could not be looked up': {
    de: 'der Name des Computers ließ sich nicht nachschlagen',
    fr: 'le nom de l’ordinateur n’a pas pu être résolu',
  },
  'there is no way to this computer': {
    de: 'zu diesem Computer führt kein Weg',
    fr: 'aucun chemin ne mène à cet ordinateur',
  },
  'there is no way to this network': { de: 'in dieses Netz führt kein Weg', fr: 'aucun chemin ne mène à ce réseau' },
  'the secure connection could not be made': {
    de: 'die sichere Verbindung kam nicht zustande',
    fr: 'la connexion sécurisée n’a pas pu être établie',
  },
  'Something of another kind is wanted there.': {
    de: 'Dort ist etwas anderer Art verlangt.',
    fr: 'Une valeur d’un autre type y est attendue.',
  },
  'That is too little or too short.': { de: 'Das ist zu wenig oder zu kurz.', fr: 'C’est trop peu ou trop court.' },
  'That is too much or too long.': { de: 'Das ist zu viel oder zu lang.', fr: 'C’est trop ou trop long.' },
  'That is not in the right form.': { de: 'Das hat nicht die richtige Form.', fr: 'Ce n’est pas sous la bonne forme.' },
  'That is none of the choices.': { de: 'Das steht nicht zur Auswahl.', fr: 'Ce n’est pas un des choix possibles.' },
  'There is something in it that is not known.': {
    de: 'Darin steht etwas Unbekanntes.',
    fr: 'Il contient quelque chose d’inconnu.',
  },
  'That input cannot be used.': { de: 'Diese Eingabe ist nicht verwendbar.', fr: 'Cette saisie n’est pas utilisable.' },
}
