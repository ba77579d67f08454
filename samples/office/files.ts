// File tools of the sample office: texts in one JSON file, so that no path of this computer is ever touched.
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { OfficeStore } from './store.ts'
import { DESTROY, give, READ, refuse } from './tool.ts'

const path = z
  .string()
  .min(1)
  .regex(/^[^/\\][^\\]*$/, 'Paths look like Notes/plan.md.')

export function addFiles(server: McpServer, store: OfficeStore): void {
  addReads(server, store)
  addChanges(server, store)
}

function addReads(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'list_files',
    {
      title: 'List files',
      description: 'Lists the documents of a folder and the folders below it.',
      inputSchema: z.object({ folder: z.string().optional().describe('All folders when left out') }),
      annotations: READ,
    },
    ({ folder = '' }) => {
      const files = store.read('files').filter((file) => file.path.startsWith(folder))
      return give({
        files: files.map((file) => ({ path: file.path, modified: file.modified, characters: file.text.length })),
      })
    },
  )
  server.registerTool(
    'read_file',
    {
      title: 'Read file',
      description: 'Gives the text of a document.',
      inputSchema: z.object({ path }),
      annotations: READ,
    },
    (input) => {
      const file = store.read('files').find((each) => each.path === input.path)
      return file ? give({ ...file }) : refuse(`There is no file ${input.path}.`)
    },
  )
}

function addChanges(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'write_file',
    {
      title: 'Write file',
      description: 'Writes a document; an older text under the same path is replaced.',
      inputSchema: z.object({ path, text: z.string() }),
    },
    (input) => {
      const file = { path: input.path, text: input.text, modified: store.now().toISOString().slice(0, 16) }
      store.write('files', [...store.read('files').filter((each) => each.path !== input.path), file])
      return give({ written: input.path, characters: input.text.length })
    },
  )
  server.registerTool(
    'move_file',
    {
      title: 'Move file',
      description: 'Renames a document or moves it to another folder.',
      inputSchema: z.object({ from: path, to: path }),
    },
    ({ from, to }) => {
      const files = store.read('files')
      if (!files.some((file) => file.path === from)) return refuse(`There is no file ${from}.`)
      if (files.some((file) => file.path === to)) return refuse(`There is a file ${to} already.`)
      store.write(
        'files',
        files.map((file) => (file.path === from ? { ...file, path: to } : file)),
      )
      return give({ moved: { from, to } })
    },
  )
  server.registerTool(
    'delete_file',
    {
      title: 'Delete file',
      description: 'Deletes a document for good.',
      inputSchema: z.object({ path }),
      annotations: DESTROY,
    },
    (input) => {
      const files = store.read('files')
      if (!files.some((file) => file.path === input.path)) return refuse(`There is no file ${input.path}.`)
      store.write(
        'files',
        files.filter((file) => file.path !== input.path),
      )
      return give({ deleted: input.path })
    },
  )
}
