import { defineWords } from '../../i18n/words.ts'

export const { useWords, say } = defineWords('view', {
  en: {
    region: 'View of {{server}}: {{tool}}',
    shownBy: 'Shown by {{server}}',
    inside: 'A page of the server. Gatehouse asks nothing in here.',
    noNetwork: 'No network',
    wanted: 'It wanted {{what}}. It has none of it.',
    use: 'Use this view',
    useOf: 'Use the view of {{server}}',
    reload: 'Load the view anew',
    close: 'Close the view',
    show: 'Show the view',
    loading: 'Loading the view',
    newText:
      '{{server}} can show this result as a page of its own ({{size}}). It runs shut off: no network, no files, nothing of Gatehouse. What it wants done is asked like any other call.',
    changedText:
      'The view of {{server}} is not the page that you agreed to see. What you allowed its views before is taken back when you show it.',
    showNew: 'Show the new page',
    closed: 'The view is closed.',
    gone: 'The view is not open any more.',
    flooded: 'The view sent more than it may, and was closed.',
    focus: 'The view took the focus while it was not in use, and was closed.',
    waits: 'The view rests while a question waits.',
    taken: 'The view added something to your next message. It is marked as words of {{server}}, and you can remove it.',
  },
  de: {
    region: 'Ansicht von {{server}}: {{tool}}',
    shownBy: 'Gezeigt von {{server}}',
    inside: 'Eine Seite des Servers. Gatehouse fragt darin nie etwas.',
    noNetwork: 'Kein Netz',
    wanted: 'Sie wollte {{what}} und bekam nichts davon.',
    use: 'Diese Ansicht benutzen',
    useOf: 'Ansicht von {{server}} benutzen',
    reload: 'Ansicht neu laden',
    close: 'Ansicht schließen',
    show: 'Ansicht zeigen',
    loading: 'Ansicht wird geladen',
    newText:
      '{{server}} kann dieses Ergebnis als eigene Seite zeigen ({{size}}). Sie läuft abgeschlossen: kein Netz, keine Dateien, nichts von Gatehouse. Was sie tun will, wird geprüft wie jeder andere Aufruf.',
    changedText:
      'Die Ansicht von {{server}} ist nicht die Seite, der Sie zugestimmt haben. Was Sie ihren Ansichten erlaubt hatten, wird zurückgenommen, wenn Sie sie zeigen.',
    showNew: 'Neue Seite zeigen',
    closed: 'Die Ansicht ist geschlossen.',
    gone: 'Die Ansicht ist nicht mehr offen.',
    flooded: 'Die Ansicht hat mehr gesendet, als sie darf, und wurde geschlossen.',
    focus: 'Die Ansicht hat den Fokus genommen, ohne benutzt zu werden, und wurde geschlossen.',
    waits: 'Die Ansicht ruht, solange eine Frage wartet.',
    taken:
      'Die Ansicht hat Ihrer nächsten Nachricht etwas beigefügt. Es ist als Worte von {{server}} gekennzeichnet, und Sie können es entfernen.',
  },
  fr: {
    region: 'Vue de {{server}} : {{tool}}',
    shownBy: 'Affiché par {{server}}',
    inside: 'Une page du serveur. Gatehouse n’y demande jamais rien.',
    noNetwork: 'Sans réseau',
    wanted: 'Elle voulait {{what}} et n’en a rien obtenu.',
    use: 'Utiliser cette vue',
    useOf: 'Utiliser la vue de {{server}}',
    reload: 'Recharger la vue',
    close: 'Fermer la vue',
    show: 'Afficher la vue',
    loading: 'Chargement de la vue',
    newText:
      '{{server}} peut montrer ce résultat dans une page à lui ({{size}}). Elle est isolée : pas de réseau, pas de fichiers, rien de Gatehouse. Ce qu’elle veut faire est vérifié comme tout autre appel.',
    changedText:
      'La vue de {{server}} n’est pas la page que vous avez acceptée. Ce que vous aviez permis à ses vues est retiré quand vous l’affichez.',
    showNew: 'Afficher la nouvelle page',
    closed: 'La vue est fermée.',
    gone: 'La vue n’est plus ouverte.',
    flooded: 'La vue a envoyé plus qu’elle ne peut et a été fermée.',
    focus: 'La vue a pris le focus sans être utilisée et a été fermée.',
    waits: 'La vue est au repos tant qu’une question attend.',
    taken:
      'La vue a ajouté quelque chose à votre prochain message. C’est marqué comme venant de {{server}}, et vous pouvez l’enlever.',
  },
})
