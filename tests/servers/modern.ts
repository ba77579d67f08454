// A server of revision 2026-07-28 on the official server package. Run: node modern.ts [only]; `only` refuses older clients.
import { acceptedContent, inputRequired, McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { z } from 'zod'

/** One instance; over stdio for a connection, over HTTP for a request. */
export function createModernServer(): McpServer {
  const server = new McpServer({ name: 'modern', version: '1.0.0' }, { capabilities: { tools: { listChanged: true } } })
  server.registerTool('echo', { inputSchema: z.object({ text: z.string() }) }, ({ text }, context) => ({
    content: [{ type: 'text' as const, text }],
    _meta: { seen: context.mcpReq._meta ?? null },
  }))
  server.registerTool('trace', {}, (context) => ({
    content: [{ type: 'text' as const, text: JSON.stringify(context.mcpReq._meta ?? null) }],
  }))
  const Confirmation = z.object({ confirm: z.boolean() })
  server.registerTool('deploy', { inputSchema: z.object({ env: z.string() }) }, ({ env }, context) => {
    const given = acceptedContent(context.mcpReq.inputResponses, 'confirm', Confirmation)
    if (given === undefined) {
      const confirm = inputRequired.elicit({ message: `Deploy to ${env}?`, requestedSchema: Confirmation })
      return inputRequired({ inputRequests: { confirm } })
    }
    return { content: [{ type: 'text' as const, text: given.confirm ? `deployed to ${env}` : 'not deployed' }] }
  })
  server.registerTool('grow', {}, () => {
    server.registerTool('grown', {}, () => ({ content: [] }))
    return { content: [{ type: 'text' as const, text: 'one more' }] }
  })
  return server
}

if (process.argv[1] === import.meta.filename)
  serveStdio(createModernServer, process.argv[2] === 'only' ? { legacy: 'reject' } : {})
