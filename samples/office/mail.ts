// Mail tools of the sample office. Nothing leaves this computer: sent mail is a line in a file.
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Mail, OfficeStore } from './store.ts'
import { CHANGE, DESTROY, give, READ, refuse, SEND } from './tool.ts'

const ME = { name: 'Robin Castell', email: 'robin@northwind-labs.example' }
const brief = ({ id, folder, from, subject, date, unread }: Mail) => ({
  id,
  folder,
  from: `${from.name} <${from.email}>`,
  subject,
  date,
  unread,
})
const newestFirst = (a: Mail, b: Mail) => b.date.localeCompare(a.date)

export function addMail(server: McpServer, store: OfficeStore): void {
  addReads(server, store)
  addSends(server, store)
  addMoves(server, store)
}

function addReads(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'list_messages',
    {
      title: 'List messages',
      description: 'Lists messages of a mail folder, newest first.',
      inputSchema: z.object({
        folder: z.enum(['inbox', 'sent', 'archive']).optional().describe('inbox unless said otherwise'),
        unread_only: z.boolean().optional(),
        limit: z.number().int().min(1).max(100).optional(),
      }),
      annotations: READ,
    },
    ({ folder = 'inbox', unread_only = false, limit = 20 }) => {
      const messages = store.read('mails').filter((mail) => mail.folder === folder && (!unread_only || mail.unread))
      return give({ folder, messages: messages.sort(newestFirst).slice(0, limit).map(brief) })
    },
  )
  server.registerTool(
    'search_messages',
    {
      title: 'Search messages',
      description: 'Finds messages by words in subject, text or sender.',
      inputSchema: z.object({ query: z.string().min(1), limit: z.number().int().min(1).max(100).optional() }),
      annotations: READ,
    },
    ({ query, limit = 20 }) => {
      const words = query.toLowerCase().split(/\s+/)
      const hits = store.read('mails').filter((mail) => {
        const text = `${mail.subject}\n${mail.body}\n${mail.from.name} ${mail.from.email}`.toLowerCase()
        return words.every((word) => text.includes(word))
      })
      return give({ query, messages: hits.sort(newestFirst).slice(0, limit).map(brief) })
    },
  )
  server.registerTool(
    'read_message',
    {
      title: 'Read message',
      description: 'Gives the full text of one message.',
      inputSchema: z.object({ message_id: z.string() }),
      annotations: READ,
    },
    ({ message_id }) => {
      const mail = store.read('mails').find(({ id }) => id === message_id)
      return mail ? give({ ...mail }) : refuse(`There is no message ${message_id}.`)
    },
  )
}

function addSends(server: McpServer, store: OfficeStore): void {
  const send = (to: readonly string[], subject: string, body: string) => {
    const mails = store.read('mails')
    const mail: Mail = {
      id: store.nextId('msg_', mails),
      folder: 'sent',
      from: ME,
      to: to.map((email) => ({ name: email, email })),
      subject,
      body,
      date: store.now().toISOString().slice(0, 16),
      unread: false,
    }
    store.write('mails', [...mails, mail])
    return give({ sent: { id: mail.id, to, subject } })
  }
  server.registerTool(
    'send_message',
    {
      title: 'Send message',
      description: 'Sends a mail to one or more people.',
      inputSchema: z.object({ to: z.array(z.email()).min(1), subject: z.string(), body: z.string() }),
      annotations: SEND,
    },
    ({ to, subject, body }) => send(to, subject, body),
  )
  server.registerTool(
    'reply_to_message',
    {
      title: 'Reply to message',
      description: 'Answers a message; the reply goes to its sender.',
      inputSchema: z.object({ message_id: z.string(), body: z.string() }),
    },
    ({ message_id, body }) => {
      const mail = store.read('mails').find(({ id }) => id === message_id)
      return mail ? send([mail.from.email], `Re: ${mail.subject}`, body) : refuse(`There is no message ${message_id}.`)
    },
  )
}

function addMoves(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'archive_message',
    {
      title: 'Archive message',
      description: 'Moves a message out of the inbox into the archive.',
      inputSchema: z.object({ message_id: z.string() }),
      annotations: CHANGE,
    },
    ({ message_id }) => {
      const mails = store.read('mails')
      if (!mails.some(({ id }) => id === message_id)) return refuse(`There is no message ${message_id}.`)
      store.write(
        'mails',
        mails.map((mail) => (mail.id === message_id ? { ...mail, folder: 'archive' as const } : mail)),
      )
      return give({ archived: message_id })
    },
  )
  server.registerTool(
    'delete_message',
    {
      title: 'Delete message',
      description: 'Deletes a message for good. There is no bin.',
      inputSchema: z.object({ message_id: z.string() }),
      annotations: DESTROY,
    },
    ({ message_id }) => {
      const mails = store.read('mails')
      if (!mails.some(({ id }) => id === message_id)) return refuse(`There is no message ${message_id}.`)
      store.write(
        'mails',
        mails.filter(({ id }) => id !== message_id),
      )
      return give({ deleted: message_id })
    },
  )
}
