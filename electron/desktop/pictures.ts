/** The app's picture, carried inside the bundle so that it is there before any file is read. */
import { nativeImage } from 'electron'
import icon from './icon.png?inline'
import tray from './tray.png?inline'

export const appPicture = () => nativeImage.createFromDataURL(icon)
export const trayPicture = () => nativeImage.createFromDataURL(tray).resize({ width: 16, height: 16 })
