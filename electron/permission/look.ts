// Look before you act: runs the paired read through the gate, once, in little time, and only when nobody would be asked.
import type { Preview } from '../../shared/consent.ts'
import type { CatalogueTool, ToolDefinition, ToolResult } from '../../shared/host.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { AccessRequest, Assessment, Decision } from '../../shared/permission.ts'
import type { Authorized } from './authorized.ts'
import { pairedRead, readPreview } from './preview.ts'

export type LookParts = {
  toolOf(this: void, request: AccessRequest): CatalogueTool | undefined
  catalogue(this: void): readonly CatalogueTool[]
  assess(this: void, tool: CatalogueTool, definition: ToolDefinition): Assessment
  /** The same principal, conversation and account, for another tool. */
  requestFor(this: void, tool: CatalogueTool, args: JsonObject, like: AccessRequest): AccessRequest
  foresee(this: void, request: AccessRequest): Decision
  authorize(this: void, request: AccessRequest, signal: AbortSignal): Promise<Authorized>
  call(this: void, authorized: Authorized, signal: AbortSignal): Promise<ToolResult>
  /** The look is over; null when it failed. Told once for each that was let through. */
  ended(this: void, authorized: Authorized, result: ToolResult | null): void
  place(this: void): { readonly timeZone: string; readonly now: number }
}

export const LOOK_MILLISECONDS = 3000

/** What the thing is now and will be; null when there is no such read, it would ask, or it took too long. Never rejects. */
export function createLook(parts: LookParts) {
  return async (request: AccessRequest, signal: AbortSignal): Promise<Preview | null> => {
    const tool = parts.toolOf(request)
    if (!tool) return null
    const args = request.context.arguments
    const paired = pairedRead({
      tool,
      arguments: args,
      catalogue: parts.catalogue(),
      assess: (definition) => parts.assess(tool, definition),
    })
    if (!paired) return null
    const reading = parts.requestFor(paired.tool, paired.arguments, request)
    // SECURITY: a look never asks and never goes around a rule: only what runs unasked is looked at.
    if (parts.foresee(reading).verdict !== 'allow') return null
    const budget = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MILLISECONDS)])
    try {
      const authorized = await parts.authorize(reading, budget)
      const result = await parts.call(authorized, budget).catch(() => null)
      parts.ended(authorized, result)
      if (result === null) return null
      const source = paired.tool.definition.title ?? paired.tool.definition.name
      return readPreview({ source, result, arguments: args, ...parts.place() })
    } catch {
      return null
    }
  }
}
