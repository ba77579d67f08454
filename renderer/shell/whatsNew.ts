/** What changed for the person, by version, the newest first: shown once after an update. Add an entry with each version. */
import type { Language } from '../../shared/language.ts'

export type News = { readonly version: string; readonly lines: Readonly<Record<Language, readonly string[]>> }

export const NEWS: readonly News[] = [
  {
    version: '0.1.0',
    lines: {
      en: [
        'Questions can call you: a notification, a number on the app, a tray if you want one (Settings).',
        'Gatehouse remembers where its window was, how large you like its text, and asks before it ends on a running answer.',
        'Links that begin with gatehouse:// lead to a conversation or a screen, or fill in a new server for you to read.',
        'Stronger contrast, spell check while you write, and every screen down to 320 points wide.',
      ],
      de: [
        'Fragen können Sie rufen: mit einer Mitteilung, einer Zahl an der App und, wenn Sie möchten, im Infobereich (Einstellungen).',
        'Gatehouse merkt sich, wo sein Fenster war und wie groß Sie die Schrift mögen, und fragt, bevor es eine laufende Antwort beendet.',
        'Links, die mit gatehouse:// beginnen, führen zu einer Unterhaltung oder Ansicht oder füllen einen neuen Server aus, den Sie erst lesen.',
        'Stärkerer Kontrast, Rechtschreibprüfung beim Schreiben und jede Ansicht bis hinab zu 320 Punkten Breite.',
      ],
      fr: [
        'Les questions peuvent vous appeler : une notification, un nombre sur l’application, une icône si vous le souhaitez (Réglages).',
        'Gatehouse se souvient de la place de sa fenêtre et de la taille du texte, et demande avant d’interrompre une réponse.',
        'Les liens qui commencent par gatehouse:// mènent à une conversation ou à un écran, ou remplissent un nouveau serveur que vous lisez d’abord.',
        'Un contraste plus fort, la vérification de l’orthographe, et chaque écran jusqu’à 320 points de large.',
      ],
    },
  },
]

/** What is news to somebody who has seen `seen`; all that is written when that is not known. */
export function newsSince(seen: string | null, all: readonly News[] = NEWS): readonly News[] {
  const at = all.findIndex(({ version }) => version === seen)
  return at === -1 ? all : all.slice(0, at)
}
