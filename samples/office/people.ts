// Contact tools of the sample office.
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { Contact, OfficeStore } from './store.ts'
import { give, READ, refuse } from './tool.ts'

export function addContacts(server: McpServer, store: OfficeStore): void {
  server.registerTool(
    'search_contacts',
    {
      title: 'Search contacts',
      description: 'Finds people in the address book by name, company or role.',
      inputSchema: z.object({ query: z.string().describe('Empty for everyone') }),
      annotations: READ,
    },
    ({ query }) => {
      const word = query.toLowerCase()
      const hits = store
        .read('contacts')
        .filter((contact) => Object.values(contact).some((value) => value.toLowerCase().includes(word)))
      return give({ contacts: hits.map(({ id, name, company, role }) => ({ id, name, company, role })) })
    },
  )
  server.registerTool(
    'get_contact',
    {
      title: 'Get contact',
      description: 'Gives address, phone, company and role of one person.',
      inputSchema: z.object({ contact_id: z.string() }),
      annotations: READ,
    },
    ({ contact_id }) => {
      const contact = store.read('contacts').find(({ id }) => id === contact_id)
      return contact ? give({ ...contact }) : refuse(`There is no contact ${contact_id}.`)
    },
  )
  server.registerTool(
    'save_contact',
    {
      title: 'Save contact',
      description: 'Adds a person to the address book, or changes the entry with the same address.',
      inputSchema: z.object({
        name: z.string().min(1),
        email: z.email(),
        company: z.string().optional(),
        role: z.string().optional(),
        phone: z.string().optional(),
      }),
    },
    ({ name, email, company = '', role = '', phone = '' }) => {
      const contacts = store.read('contacts')
      const known = contacts.find((contact) => contact.email === email)
      const saved: Contact = { id: known?.id ?? store.nextId('per_', contacts), name, email, company, role, phone }
      store.write(
        'contacts',
        known ? contacts.map((contact) => (contact === known ? saved : contact)) : [...contacts, saved],
      )
      return give({ saved })
    },
  )
}
