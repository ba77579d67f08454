// The end of the desktop app: what would be lost is told first, and then it does end, within a bound.
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron'
import type { Say } from './words.ts'

export type QuitParts = {
  readonly say: Say
  readonly busy: () => { readonly questions: number; readonly turns: number }
  readonly window: () => BrowserWindow | null
  /** Ends servers and writes what is in memory. */
  readonly stop: () => Promise<void>
  /** Ends the process for good. */
  readonly end: () => unknown
}

/** Longest time that stopping may take: a server or a keychain that does not answer must not keep the app from ending. */
const STOP_MS = 6000

export function createQuit(parts: QuitParts) {
  let agreed = false
  let asking = false
  let stopping = false

  async function ask(): Promise<void> {
    const { questions, turns } = parts.busy()
    const { say } = parts
    asking = true
    const window = parts.window()
    const options = {
      type: 'question' as const,
      message: say('quitTitle'),
      detail: [
        ...(questions > 0 ? [say('quitQuestions', { count: questions })] : []),
        ...(turns > 0 ? [say('quitTurns', { count: turns })] : []),
      ].join('\n'),
      buttons: [say('quit'), say('stay')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    }
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
    asking = false
    if (response === 0) leave()
  }
  const leave = (): void => {
    agreed = true
    app.quit()
  }

  app.on('before-quit', (event) => {
    const { questions, turns } = parts.busy()
    if (agreed || questions + turns === 0) {
      agreed = true
      return
    }
    event.preventDefault()
    if (!asking) void ask()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    const bound = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS))
    void Promise.race([parts.stop().catch(() => undefined), bound]).finally(() => parts.end())
  })
  // The computer or its keeper ends us: nobody is there to be asked.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave)
  void app.whenReady().then(() => powerMonitor.on('shutdown', leave))
  return { isLeaving: (): boolean => agreed }
}
