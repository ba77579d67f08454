// The tray: open, waiting questions, quit. There only when the person wants it.
import { Menu, Tray } from 'electron'
import { trayPicture } from './pictures.ts'
import type { Say } from './words.ts'

export type TrayParts = {
  readonly say: Say
  readonly open: () => void
  readonly question: () => void
  readonly quit: () => void
}

export function createTray({ say, open, question, quit }: TrayParts) {
  let tray: Tray | null = null
  return {
    isThere: (): boolean => tray !== null,
    show(wanted: boolean, waiting: number): void {
      if (!wanted) {
        tray?.destroy()
        tray = null
        return
      }
      if (!tray) {
        tray = new Tray(trayPicture())
        tray.on('click', open)
      }
      const questions = waiting === 0 ? say('noQuestions') : say('question', { count: waiting })
      tray.setToolTip(waiting === 0 ? 'Gatehouse' : `Gatehouse: ${questions}`)
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: say('open'), click: open },
          { label: questions, enabled: waiting > 0, click: question },
          { type: 'separator' },
          { label: say('quit'), click: quit },
        ]),
      )
    },
  }
}
