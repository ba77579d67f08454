// The whole bridge between the window and main. It knows no request by name, so it never has to change.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('bridge', {
  request: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('app:request', name, input),
  on: (listener: (name: string, payload: unknown) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, name: string, payload: unknown) => listener(name, payload)
    ipcRenderer.on('app:event', forward)
    return () => void ipcRenderer.off('app:event', forward)
  },
})
