// What electron/chat says to people, in our other languages.
import type { Translations } from '../told.ts'

export const chat: Translations = {
  'A request to {0} was refused.': {
    de: 'Eine Anfrage an {0} wurde abgelehnt.',
    fr: 'Une requête à {0} a été refusée.',
  },
  'An answer is still being written here. Stop it, or wait until it is finished.': {
    de: 'Hier wird noch eine Antwort geschrieben. Halten Sie sie an, oder warten Sie, bis sie fertig ist.',
    fr: 'Une réponse est encore en cours ici. Arrêtez-la ou attendez qu’elle soit terminée.',
  },
  'Could not reach {0}. Check your network connection, then try again.': {
    de: '{0} ist nicht erreichbar. Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es noch einmal.',
    fr: 'Impossible de joindre {0}. Vérifiez votre connexion réseau, puis réessayez.',
  },
  'Give an address that begins with https:// (or http:// on this computer).': {
    de: 'Geben Sie eine Adresse an, die mit https:// beginnt (oder mit http:// auf diesem Computer).',
    fr: 'Indiquez une adresse qui commence par https:// (ou http:// sur cet ordinateur).',
  },
  'Leave names and passwords out of the address: the key has its own field.': {
    de: 'Lassen Sie Namen und Passwörter aus der Adresse weg: Der Schlüssel hat sein eigenes Feld.',
    fr: 'Ne mettez ni nom ni mot de passe dans l’adresse : la clé a son propre champ.',
  },
  'No model is chosen. Choose one, or run a tool yourself in Direct mode.': {
    de: 'Kein Modell ist gewählt. Wählen Sie eines, oder führen Sie ein Werkzeug im Direktmodus selbst aus.',
    fr: 'Aucun modèle n’est choisi. Choisissez-en un, ou lancez vous-même un outil en mode direct.',
  },
  'Nothing answers at {0}. Start the model program on this computer, then try again.': {
    de: 'Bei {0} antwortet nichts. Starten Sie das Modellprogramm auf diesem Computer und versuchen Sie es noch einmal.',
    fr: 'Rien ne répond à {0}. Démarrez le programme du modèle sur cet ordinateur, puis réessayez.',
  },
  'Result sha256 {0}': { de: 'Ergebnis sha256 {0}', fr: 'Résultat sha256 {0}' },
  'Stopped after {0} rounds of tool calls, which is the limit for one answer. Send a message to go on, or raise the limit in Settings.':
    {
      de: 'Nach {0} Runden von Werkzeugaufrufen angehalten, der Grenze für eine Antwort. Senden Sie eine Nachricht, um weiterzumachen, oder heben Sie die Grenze in den Einstellungen an.',
      fr: 'Arrêté après {0} séries d’appels d’outils, la limite pour une réponse. Envoyez un message pour continuer, ou relevez la limite dans les réglages.',
    },
  'Stopped by the person while it ran; it may have taken effect.': {
    de: 'Während der Ausführung angehalten; ein Teil kann schon geschehen sein.',
    fr: 'Arrêté pendant l’exécution ; une partie a pu être faite.',
  },
  'The answer was cut off: the model reached its longest answer. Ask it to go on.': {
    de: 'Die Antwort wurde abgeschnitten: Das Modell hat die größte Länge für eine Antwort erreicht. Bitten Sie es, weiterzuschreiben.',
    fr: 'La réponse a été coupée : le modèle a atteint sa longueur maximale. Demandez-lui de continuer.',
  },
  'The arguments were not a JSON object. Send the call again with valid JSON.': {
    de: 'Die Angaben waren kein JSON-Objekt. Senden Sie den Aufruf noch einmal mit gültigem JSON.',
    fr: 'Les arguments n’étaient pas un objet JSON. Renvoyez l’appel avec un JSON valide.',
  },
  'The model gave an empty answer. Try again, or choose another model.': {
    de: 'Das Modell hat eine leere Antwort gegeben. Versuchen Sie es noch einmal, oder wählen Sie ein anderes.',
    fr: 'Le modèle a donné une réponse vide. Réessayez, ou choisissez un autre modèle.',
  },
  'The model wrote no summary. Nothing was changed. Try again, or choose another model.': {
    de: 'Das Modell hat keine Zusammenfassung geschrieben. Nichts wurde geändert. Versuchen Sie es noch einmal, oder wählen Sie ein anderes.',
    fr: 'Le modèle n’a pas écrit de résumé. Rien n’a été modifié. Réessayez, ou choisissez un autre modèle.',
  },
  'The provider of the model stopped this answer by its own content rules. Try other words.': {
    de: 'Der Anbieter des Modells hat diese Antwort nach seinen eigenen Inhaltsregeln angehalten. Versuchen Sie andere Worte.',
    fr: 'Le fournisseur du modèle a arrêté cette réponse selon ses propres règles de contenu. Essayez d’autres mots.',
  },
  'There is no answer here that could be tried again.': {
    de: 'Hier ist keine Antwort, die sich noch einmal versuchen ließe.',
    fr: 'Il n’y a ici aucune réponse à réessayer.',
  },
  'There is no tool named “{0}”. Use only the names you were given.': {
    de: 'Es gibt kein Werkzeug namens „{0}“. Nur die genannten Namen lassen sich verwenden.',
    fr: 'Il n’existe pas d’outil nommé « {0} ». Seuls les noms indiqués conviennent.',
  },
  'There is nothing older here that could be summarised.': {
    de: 'Hier ist nichts Älteres, das sich zusammenfassen ließe.',
    fr: 'Il n’y a ici rien de plus ancien à résumer.',
  },
  'This conversation is longer than {0} can read. Summarise the older messages, leave something out under “What this conversation knows”, or choose a model with more room.':
    {
      de: 'Diese Unterhaltung ist länger, als {0} lesen kann. Fassen Sie die älteren Nachrichten zusammen, lassen Sie unter „Was diese Unterhaltung weiß“ etwas weg, oder wählen Sie ein Modell mit mehr Platz.',
      fr: 'Cette conversation est plus longue que ce que {0} peut lire. Résumez les anciens messages, retirez quelque chose sous « Ce que sait cette conversation », ou choisissez un modèle avec plus de place.',
    },
  'This conversation is not here any more.': {
    de: 'Diese Unterhaltung ist nicht mehr da.',
    fr: 'Cette conversation n’est plus là.',
  },
  'This is not here any more.': { de: 'Das ist nicht mehr da.', fr: 'Ce n’est plus là.' },
  'This model provider is no longer set up. Choose another model.': {
    de: 'Dieser Modellanbieter ist nicht mehr eingerichtet. Wählen Sie ein anderes Modell.',
    fr: 'Ce fournisseur de modèles n’est plus configuré. Choisissez un autre modèle.',
  },
  'This summary is not here any more.': {
    de: 'Diese Zusammenfassung ist nicht mehr da.',
    fr: 'Ce résumé n’est plus là.',
  },
  'This tool is not there any more. Its server may have stopped.': {
    de: 'Dieses Werkzeug ist nicht mehr da. Vielleicht ist sein Server stehen geblieben.',
    fr: 'Cet outil n’est plus là. Son serveur s’est peut-être arrêté.',
  },
  'the model': { de: 'das Modell', fr: 'le modèle' },
  '{0} asks to slow down. Try again in a minute.': {
    de: '{0} nimmt gerade nicht so viele Anfragen an. Versuchen Sie es in einer Minute noch einmal.',
    fr: '{0} n’accepte pas autant de requêtes en ce moment. Réessayez dans une minute.',
  },
  '{0} asks to slow down. Try again in {1} seconds.': {
    de: {
      one: '{0} nimmt gerade nicht so viele Anfragen an. Versuchen Sie es in {1} Sekunde noch einmal.',
      other: '{0} nimmt gerade nicht so viele Anfragen an. Versuchen Sie es in {1} Sekunden noch einmal.',
    },
    fr: {
      one: '{0} n’accepte pas autant de requêtes en ce moment. Réessayez dans {1} seconde.',
      other: '{0} n’accepte pas autant de requêtes en ce moment. Réessayez dans {1} secondes.',
    },
  },
  '{0} could not answer (“{1}”). Try again; if it goes on, choose another model.': {
    de: '{0} konnte nicht antworten („{1}“). Versuchen Sie es noch einmal; bleibt es so, wählen Sie ein anderes Modell.',
    fr: '{0} n’a pas pu répondre (« {1} »). Réessayez ; si cela continue, choisissez un autre modèle.',
  },
  '{0} could not answer. Try again; if it goes on, choose another model.': {
    de: '{0} konnte nicht antworten. Versuchen Sie es noch einmal; bleibt es so, wählen Sie ein anderes Modell.',
    fr: '{0} n’a pas pu répondre. Réessayez ; si cela continue, choisissez un autre modèle.',
  },
  '{0} did not accept the key. Give it again in Settings, under Models.': {
    de: '{0} hat den Schlüssel nicht angenommen. Geben Sie ihn in den Einstellungen unter „Modelle“ neu ein.',
    fr: '{0} n’a pas accepté la clé. Saisissez-la de nouveau dans les réglages, sous « Modèles ».',
  },
  '{0} has no list of models at this address. Check the address: it usually ends with /v1.': {
    de: '{0} hat unter dieser Adresse keine Modellliste. Prüfen Sie die Adresse: Meist endet sie auf /v1.',
    fr: '{0} n’a pas de liste de modèles à cette adresse. Vérifiez l’adresse : elle se termine d’habitude par /v1.',
  },
  '{0} has no model named {1}. Choose another one.': {
    de: '{0} hat kein Modell namens {1}. Wählen Sie ein anderes.',
    fr: '{0} n’a pas de modèle nommé {1}. Choisissez-en un autre.',
  },
  '{0} is not this computer, so its address must begin with https://.': {
    de: '{0} ist nicht dieser Computer, also muss die Adresse mit https:// beginnen.',
    fr: '{0} n’est pas cet ordinateur ; son adresse doit donc commencer par https://.',
  },
  '{0} needs a key. Add it in Settings, under Models.': {
    de: '{0} braucht einen Schlüssel. Geben Sie ihn in den Einstellungen unter „Modelle“ ein.',
    fr: '{0} a besoin d’une clé. Ajoutez-la dans les réglages, sous « Modèles ».',
  },
  '{0} refused this (“{1}”). If it is the key, give it again in Settings.': {
    de: '{0} hat das abgelehnt („{1}“). Liegt es am Schlüssel, geben Sie ihn in den Einstellungen neu ein.',
    fr: '{0} a refusé (« {1} »). Si c’est la clé, saisissez-la de nouveau dans les réglages.',
  },
}
