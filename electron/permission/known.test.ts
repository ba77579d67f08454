import { expect, test } from 'vitest'
import type { CatalogueTool } from '../../shared/host.ts'
import type { ServerId } from '../../shared/ids.ts'
import type { Json, JsonSchema } from '../../shared/json.ts'
import { assess } from './effects.ts'
import { knownFields, type Returned } from './known.ts'

const tool = (name: string, properties: Record<string, JsonSchema> = {}, required: string[] = []): CatalogueTool =>
  ({
    key: `shop__${name}`,
    serverId: 'shop' as ServerId,
    serverName: 'Shop',
    definition: { name, inputSchema: { type: 'object', properties, required } as JsonSchema },
  }) as unknown as CatalogueTool
const text = { type: 'string' } as const
const returned = (from: CatalogueTool, value: Json): Returned => ({
  tool: from.definition,
  title: from.definition.name,
  result: { blocks: [{ type: 'text', text: JSON.stringify(value) }], isError: false },
})
const assessed = (definition: CatalogueTool['definition']) =>
  assess(definition, { trusted: false, personEffect: null, curated: null, scopes: [] })

const list = tool('list_orders', { limit: { type: 'integer' } })
const cancel = tool('cancel_order', { order_id: text, reason: text }, ['order_id'])
const get = tool('get_order', { id: text }, ['id'])
const people = tool('search_contacts', { query: text })
const mail = tool('send_receipt', { to: { type: 'array', items: text }, receipt_id: text })
const catalogue = [list, cancel, get, people, mail]
const known = (about: CatalogueTool, results: readonly Returned[]) =>
  knownFields({ tool: about, returned: results, catalogue, assess: assessed })

test('an id is offered from the list that was read, by its name and time, and only ids of such records', () => {
  const orders = returned(list, {
    orders: [
      { id: 'ord_1', title: 'Two chairs', date: '2026-11-24T14:00:00Z', customer: { id: 'cus_9', name: 'Ada' } },
      { id: 'ord_2', title: 'A lamp' },
    ],
    page_id: 'p7',
  })
  const [field] = known(cancel, [orders])
  expect(field?.name).toBe('order_id')
  expect(field?.values).toEqual([
    { value: 'ord_1', title: 'Two chairs', when: '2026-11-24T14:00:00Z', from: 'list_orders' },
    { value: 'ord_2', title: 'A lamp', when: null, from: 'list_orders' },
  ])
  // A bare `id` means what the tool is about.
  expect(known(get, [orders])[0]?.values.map(({ value }) => value)).toEqual(['ord_1', 'ord_2'])
})

test('where nothing was read yet, the tool that lists such records is named; never one that does more than read', () => {
  expect(known(cancel, [])).toMatchObject([{ name: 'order_id', values: [], finder: { key: 'shop__list_orders' } }])
  expect(known(mail, [])).toMatchObject([{ name: 'to', values: [], finder: { key: 'shop__search_contacts' } }])
  const wiper = tool('find_and_delete_orders')
  const only = knownFields({ tool: cancel, returned: [], catalogue: [cancel, wiper], assess: assessed })
  expect(only).toEqual([])
})

test('addresses of people are offered with their names', () => {
  const found = returned(people, { contacts: [{ name: 'Miriam Okafor', email: 'miriam@northwind.example', id: 'c1' }] })
  expect(known(mail, [found])[0]).toMatchObject({
    name: 'to',
    values: [{ value: 'miriam@northwind.example', title: 'Miriam Okafor' }],
  })
})

test('an enormous or deep result costs no more than a bounded look', () => {
  let deep: Json = { id: 'far' }
  for (let level = 0; level < 200; level++) deep = { orders: [deep] }
  const many = { orders: Array.from({ length: 50_000 }, (_, at) => ({ id: `ord_${at}` })) }
  const [field] = known(cancel, [
    { tool: list.definition, title: 'list', result: { blocks: [], structured: many, isError: false } },
    returned(list, deep),
  ])
  expect(field?.values).toHaveLength(100)
  expect(field?.values.some(({ value }) => value === 'far')).toBe(false)
})
