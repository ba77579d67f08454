// The application menu: standard roles only, so that every entry does what the platform's users expect.
import type { MenuItemConstructorOptions } from 'electron'

/** Zoom and editing must be there for keyboards and assistive tools; developer tools only outside a packaged app. */
export function desktopMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return [
    ...mac,
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]
}
