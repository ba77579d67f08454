// One of the fifty: forty tools on the official server package of the older line. Run: node bench/fleetServer.ts
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { z } from 'zod'

const server = new McpServer({ name: 'fleet', version: '1.0.0' })
for (let index = 0; index < 40; index += 1)
  server.registerTool(
    `tool_${index}`,
    {
      description: `Does thing ${index} with the item that you name`,
      inputSchema: { item: z.string(), count: z.number() },
    },
    ({ item }) => ({ content: [{ type: 'text', text: item }] }),
  )
await server.connect(new StdioServerTransport())
process.stdin.on('end', () => process.exit(0))
