import type { JsonObject, JsonSchema } from '../../shared/json.ts'

/** A connected server, as far as the script needs it. */
export type Peer = {
  tools(): Promise<readonly { readonly name: string; readonly inputSchema: JsonSchema }[]>
  /** What the tool answered, in words. Rejects when it could not be called. */
  call(name: string, args: JsonObject): Promise<string>
  close(): Promise<void>
}
