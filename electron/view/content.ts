// Results in the words of the protocol again, for a view; pure.
import type { ResultBlock, ToolResult } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'

/** Without the fields that have no value: JSON has no place for them. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

function contentBlock(block: ResultBlock): JsonObject {
  if (block.type === 'link') return plain({ ...block, type: 'resource_link' })
  if (block.type !== 'resource') return plain(block)
  const { uri, mimeType, text, blob } = block
  return plain({ type: 'resource', resource: { uri, mimeType, text: blob === undefined ? (text ?? '') : text, blob } })
}

/** A `CallToolResult`. */
export const callResult = ({ blocks, structured, isError }: ToolResult): JsonObject => ({
  content: blocks.map(contentBlock),
  ...(typeof structured === 'object' && structured !== null && !Array.isArray(structured)
    ? { structuredContent: structured as Json }
    : {}),
  isError,
})

/** A `ReadResourceResult`; what is no resource in it was our own note about something left out. */
export const readResult = ({ blocks }: ToolResult, uri: string): JsonObject => ({
  contents: blocks.map((block) => {
    if (block.type === 'resource') return contentBlock(block)['resource'] as Json
    return { uri, mimeType: 'text/plain', text: block.type === 'text' ? block.text : '' }
  }),
})
