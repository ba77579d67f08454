// The menu of a right click, and zoom by the wheel.
import { type BrowserWindow, Menu, session } from 'electron'
import { contextMenu } from './menu.ts'
import type { Say } from './words.ts'

export type EditingParts = {
  readonly say: Say
  readonly onZoom: (step: -1 | 1) => void
}

export function offerEditing({ webContents }: BrowserWindow, { say, onZoom }: EditingParts): void {
  webContents.on('context-menu', (_event, editing) => {
    const items = contextMenu(editing, {
      say,
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void session.defaultSession.addWordToSpellCheckerDictionary(word),
    })
    if (items) Menu.buildFromTemplate(items).popup()
  })
  webContents.on('zoom-changed', (_event, direction) => onZoom(direction === 'in' ? 1 : -1))
}
