// What views of servers (MCP Apps) say to people, in our other languages.
import type { Translations } from '../told.ts'

export const view: Translations = {
  'For the view “{0}”. {1}': { de: 'Für die Ansicht „{0}“. {1}', fr: 'Pour la vue « {0} ». {1}' },
  'Page sha256 {0}': { de: 'Seite sha256 {0}', fr: 'Page sha256 {0}' },
  'The address was opened in the browser.': {
    de: 'Die Adresse wurde im Browser geöffnet.',
    fr: 'L’adresse a été ouverte dans le navigateur.',
  },
  'The page of a view of this server changed.': {
    de: 'Die Seite einer Ansicht dieses Servers hat sich geändert.',
    fr: 'La page d’une vue de ce serveur a changé.',
  },
  'The view of {0} is larger than 4 MB and is not shown.': {
    de: 'Die Ansicht von {0} ist größer als 4 MB und wird nicht gezeigt.',
    fr: 'La vue de {0} dépasse 4 Mo et n’est pas affichée.',
  },
  'The view “{0}” asked. {1}': { de: 'Die Ansicht „{0}“ hat gefragt. {1}', fr: 'La vue « {0} » a demandé. {1}' },
  'There is no view of this result now. Its server may have stopped.': {
    de: 'Zu diesem Ergebnis gibt es jetzt keine Ansicht. Der Server ist vielleicht beendet.',
    fr: 'Il n’y a pas de vue de ce résultat pour l’instant. Son serveur s’est peut-être arrêté.',
  },
  'This view is not open any more.': { de: 'Diese Ansicht ist nicht mehr offen.', fr: 'Cette vue n’est plus ouverte.' },
  'You agreed to see this page of the server, and no other: sha256 {0}': {
    de: 'Sie wollten diese Seite des Servers sehen, und keine andere: sha256 {0}',
    fr: 'Vous avez accepté de voir cette page du serveur, et aucune autre : sha256 {0}',
  },
  '{0} gave no page for its view {1}.': {
    de: '{0} hat für seine Ansicht {1} keine Seite geliefert.',
    fr: '{0} n’a donné aucune page pour sa vue {1}.',
  },
}
