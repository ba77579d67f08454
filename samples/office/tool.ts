// What the tools share: results as text and structure, and an error that says what to do.
import type { CallToolResult } from '@modelcontextprotocol/server'

/** A result both as JSON text (for models) and as structure (for programs). */
export function give(structured: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structured, null, 2) }], structuredContent: structured }
}

/** The tool's own "no": shown to the model, which may try again. */
export function refuse(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true }
}

export const READ = { readOnlyHint: true, openWorldHint: false } as const
export const CHANGE = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const
export const DESTROY = { readOnlyHint: false, destructiveHint: true, openWorldHint: false } as const
export const SEND = { readOnlyHint: false, destructiveHint: false, openWorldHint: true } as const
