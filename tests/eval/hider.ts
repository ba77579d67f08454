// Recorded arguments as a model would have written them that only reads placeholders.
import {
  type HeldSecret,
  mapTexts,
  placeholdersIn,
  type TextSource,
  type Veil,
} from '../../electron/permission/veil.ts'
import type { JsonObject } from '../../shared/json.ts'

/** A model that reads placeholders can only write placeholders: the recorded arguments as it would have written them. */
export function hider(veil: Veil) {
  const read: HeldSecret[] = []
  return {
    read(text: string, source: TextSource): void {
      for (const placeholder of placeholdersIn(veil.text(text, source))) {
        const held = veil.find(placeholder)
        if (held && !read.includes(held)) read.push(held)
      }
    },
    written: (args: JsonObject): JsonObject =>
      mapTexts(args, (text) =>
        read.reduce((so, held) => so.replaceAll(held.value, held.placeholder), text),
      ) as JsonObject,
  }
}
