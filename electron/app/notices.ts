// What a person should know about the app itself: set-aside files, a locked keychain, a full disk.
import type { Emit } from '../../shared/ipc/contract.ts'
import type { Notice } from '../../shared/settings.ts'
import type { Told } from '../../shared/told.ts'

/** One notice per id: saying it again replaces it, `clear` takes it back when it is no longer so. */
export function createNotices(emit: Emit) {
  const notices = new Map<string, Notice>()
  const tell = (): void => emit('app.noticesChanged', [...notices.values()])
  return {
    list: (): readonly Notice[] => [...notices.values()],
    say(id: string, level: Notice['level'], text: Told, action: Notice['action'] = null): void {
      notices.set(id, { id, level, text, action })
      tell()
    },
    clear(id: string): void {
      if (notices.delete(id)) tell()
    },
  }
}
export type Notices = ReturnType<typeof createNotices>
