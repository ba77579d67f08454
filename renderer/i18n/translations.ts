// The sentences of main in our other languages, by the folder that says them.
import { app } from './told/app.ts'
import { chat } from './told/chat.ts'
import { host } from './told/host.ts'
import { oauth } from './told/oauth.ts'
import { permission1 } from './told/permission1.ts'
import { permission2 } from './told/permission2.ts'
import { reasons } from './told/reasons.ts'
import { storage } from './told/storage.ts'
import { view } from './told/view.ts'
import type { Translations } from './told.ts'

export const TRANSLATIONS: Translations = {
  ...app,
  ...chat,
  ...host,
  ...oauth,
  ...permission1,
  ...permission2,
  ...reasons,
  ...storage,
  ...view,
}
