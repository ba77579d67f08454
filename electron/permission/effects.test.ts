import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ToolDefinition, ToolHints } from '../../shared/host.ts'
import type { EffectKind } from '../../shared/permission.ts'
import { curatedFor, packageOf } from './curated.ts'
import { assess, type AssessOptions } from './effects.ts'
import { english, told } from '../../shared/told.ts'

const none: AssessOptions = { trusted: false, personEffect: null, curated: null, scopes: [] }
const tool = (
  name: string,
  description = '',
  parameters: readonly string[] = [],
  more: Partial<ToolDefinition> = {},
): ToolDefinition => ({
  name,
  description,
  inputSchema: { type: 'object', properties: Object.fromEntries(parameters.map((one) => [one, { type: 'string' }])) },
  ...more,
})
const effects = (...of: Parameters<typeof tool>) => assess(tool(...of), none).effects

test.each<[string, string, readonly string[], EffectKind]>([
  ['getUserByID', '', ['id'], 'read'],
  ['list-open-invoices', 'Lists invoices.', ['cursor', 'limit'], 'read'],
  ['zone_details', 'Get details for a zone', ['zone'], 'read'],
  ['crm.contacts.search', '', ['query'], 'read'],
  ['get_recipients', 'Gets who a newsletter goes to.', ['subject', 'to'], 'read'],
  ['create_folder', '', ['name'], 'write'],
  ['renameColumn', 'Renames a column', ['id', 'new_name'], 'write'],
  ['delete_row', '', ['id'], 'delete'],
  ['row_delete', 'Delete a row', ['id'], 'delete'],
  ['updateProfile', 'Updates the profile', ['bio'], 'delete'],
  ['share_document', '', ['id', 'email'], 'send'],
  ['create_message', '', ['channel', 'text'], 'send'],
  ['place_order', 'Places an order', ['item'], 'spend'],
  ['pay_invoice', '', ['invoice'], 'spend'],
  ['exec', '', ['cmd'], 'execute'],
  ['click_element', 'Clicks an element', ['selector'], 'execute'],
  ['acme_place_details', 'Get detailed information about a place', ['place_id'], 'read'],
  ['take_app_screenshot', 'Use this tool to take a screenshot of the app.', ['app'], 'read'],
  ['resolve-package-id', 'Resolves a package name to its id.', ['name'], 'read'],
  ['resolve_thread', 'Resolves a thread.', ['id'], 'write'],
  ['guess_language', 'Detects the language. Accepts a text or a list of texts.', ['text'], 'read'],
  ['maps_directions', 'Get directions between two points', ['origin', 'destination'], 'read'],
  ['push_text_message', 'Push a text message to a user', ['user', 'message'], 'send'],
])('%s (%s) is a %s', (name, description, parameters, expected) => {
  expect(effects(name, description, parameters)[0]).toBe(expected)
})

test.each<[string, string, readonly string[], EffectKind]>([
  ['get_or_create_label', '', ['name'], 'write'],
  ['list_and_delete_drafts', '', [], 'delete'],
  ['search_and_replace', '', ['text'], 'delete'],
  ['get_report', 'Deletes the old report and returns a new one.', [], 'delete'],
  ['view_cart', 'View the cart, then purchase everything in it.', [], 'spend'],
  ['lookup', 'Look up a customer and send them a reminder.', ['id'], 'send'],
  ['get_data', 'Gets data.', ['command'], 'execute'],
  ['query_records', 'Query the database.', ['statement'], 'execute'],
  ['check_out', '', [], 'write'],
  ['get_snapshot', 'Gets a snapshot.', ['output_path'], 'write'],
  ['get_upload_url', 'Gets a link', ['name'], 'write'],
  ['api-post-thing', '', [], 'write'],
  ['acme_monitor_update', 'Update a monitor.', ['id', 'body'], 'delete'],
  ['acme_monitor_run', 'Trigger a check now.', ['id'], 'execute'],
  ['crawl', 'Starts a crawl job on a website.', ['url'], 'write'],
])('a mild name hides nothing: %s (%s) is more than a read', (name, description, parameters, expected) => {
  expect(effects(name, description, parameters)).toContain(expected)
  expect(effects(name, description, parameters)).not.toContain('read')
})

test('an action to choose from counts as its gravest choice', () => {
  const choose = (choices: readonly string[]) =>
    assess(
      {
        name: 'calendar',
        description: 'Manage the calendar',
        inputSchema: { type: 'object', properties: { action: { enum: [...choices] } } },
      },
      none,
    )
  expect(choose(['list', 'get_thing']).effects).toEqual(['read'])
  expect(choose(['list', 'frob']).effects).toEqual(['write'])
  expect(choose(['list', 'get_and_frob_then_delete']).effects).toEqual(['write'])
  expect(choose(['list', 'create', 'remove']).effects).toEqual(['delete', 'write'])
})

test('a tool of which nothing is known is more than a read, cannot be put back, and says so by being unsure', () => {
  for (const unknown of [tool('frobnicate'), tool('x'), tool('工具', '做一些事'), { name: '', inputSchema: {} }]) {
    const found = assess(unknown, none)
    expect(found.effects).toEqual(['write'])
    expect(found.undo).toBe('never')
    expect(found.sure).toBeLessThan(0.5)
  }
})

test('what a description denies does not count as said, and a claim to be harmless proves nothing', () => {
  expect(effects('create_copy', 'Creates a copy without overwriting anything.')).toEqual(['write'])
  expect(effects('create_copy', 'Creates a copy, overwriting the target.')).toContain('delete')
  expect(effects('frobnicate', 'This tool is read-only and does not modify anything.')).toEqual(['write'])
  expect(effects('delete_row', 'Read-only. Does not change anything.')).toEqual(['delete'])
})

test('an untrusted server that calls sending or deleting read-only is not believed, and the card says why', () => {
  for (const [name, kind] of [
    ['send_sms', 'send'],
    ['drop_table', 'delete'],
    ['transfer_funds', 'spend'],
  ] as const) {
    const found = assess(tool(name, '', [], { annotations: { readOnlyHint: true, destructiveHint: false } }), none)
    expect(found.effects).toContain(kind)
    expect(english(found.disagreement ?? '')).toMatch(
      /: the server says it only reads, but the name says .* The stricter counts/,
    )
  }
})

test('hints raise: a reader that calls itself a writer or destructive is taken at its word', () => {
  const hinted = (annotations: ToolHints) => assess(tool('get_item', 'Gets an item', ['id'], { annotations }), none)
  expect(hinted({ readOnlyHint: false }).effects).toEqual(['write'])
  expect(hinted({ destructiveHint: true }).effects).toEqual(['delete'])
  expect(english(hinted({ readOnlyHint: false }).disagreement ?? '')).toMatch(/stricter counts/)
  expect(hinted({ openWorldHint: true }).openWorld).toBe(true)
  expect(hinted({ readOnlyHint: 'no' as never }).effects).toEqual(['read'])
})

const GRAVE: readonly EffectKind[] = ['read', 'write', 'send', 'execute', 'spend', 'delete']
const UNDO = ['yes', 'partly', 'never']
const anyTool = fc.record({
  name: fc
    .array(
      fc.constantFrom(
        'get',
        'list',
        'create',
        'delete',
        'send',
        'frob',
        'event',
        'update',
        'pay',
        'and',
        'run',
        'note',
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((words) => words.join('_')),
  description: fc.oneof(
    fc.constantFrom(
      '',
      'Gets it.',
      'Deletes all of it permanently.',
      'Create, update or remove it.',
      'Reads it without changing it.',
    ),
    fc.string(),
  ),
  inputSchema: fc.constantFrom(
    { type: 'object' },
    { type: 'object', properties: { to: {}, body: {} } },
    { type: 'object', properties: { command: { type: 'string' } } },
    { type: 'object', properties: { action: { enum: ['list', 'delete'] } } },
    { properties: null, required: 'x' },
  ),
})
const anyHints = fc.record(
  {
    readOnlyHint: fc.boolean(),
    destructiveHint: fc.boolean(),
    openWorldHint: fc.boolean(),
    idempotentHint: fc.boolean(),
  },
  { requiredKeys: [] },
)

test('with an untrusted server’s hints nothing is ever less strict than without', () => {
  fc.assert(
    fc.property(anyTool, anyHints, (definition, annotations) => {
      const without = assess(definition as ToolDefinition, none)
      const hinted = assess({ ...definition, annotations } as ToolDefinition, none)
      for (const kind of without.effects) if (kind !== 'read') expect(hinted.effects).toContain(kind)
      expect(GRAVE.indexOf(hinted.effects[0] as EffectKind)).toBeGreaterThanOrEqual(
        GRAVE.indexOf(without.effects[0] as EffectKind),
      )
      expect(UNDO.indexOf(hinted.undo)).toBeGreaterThanOrEqual(UNDO.indexOf(without.undo))
      if (without.openWorld) expect(hinted.openWorld).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('effects are never empty, grave first, and read excludes the rest; the same tool gets the same answer', () => {
  fc.assert(
    fc.property(
      anyTool,
      anyHints,
      fc.boolean(),
      fc.array(fc.constantFrom('mail.send', 'files.readonly', 'write')),
      (definition, annotations, trusted, scopes) => {
        const given = { ...definition, annotations } as ToolDefinition
        const found = assess(given, { ...none, trusted, scopes })
        expect(found.effects.length).toBeGreaterThan(0)
        if (found.effects.includes('read')) expect(found.effects).toEqual(['read'])
        expect(found.effects[0]).toBe(
          ['delete', 'spend', 'execute', 'send', 'write', 'read'].find((kind) =>
            found.effects.includes(kind as EffectKind),
          ),
        )
        expect(assess(structuredClone(given), { ...none, trusted, scopes })).toEqual(found)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a trusted server’s hints lower what is unknown or overwrites, never what its name says plainly', () => {
  const trusted = (name: string, annotations: ToolHints) =>
    assess(tool(name, '', [], { annotations }), { ...none, trusted: true }).effects
  expect(trusted('frobnicate', { readOnlyHint: true })).toEqual(['read'])
  expect(trusted('update_note', { destructiveHint: false })).toEqual(['write'])
  expect(trusted('delete_note', { readOnlyHint: true })).toEqual(['delete'])
  expect(trusted('send_note', { readOnlyHint: true })).toEqual(['send'])
})

test('rights of the account count for a tool that says nothing, a curated entry raises; the person’s own word is final', () => {
  const reader = tool('get_item', 'Gets an item')
  const mail = { ...none, scopes: ['https://x.example/auth/mail.send'] }
  expect(assess(tool('frobnicate'), mail).effects).toEqual(['send'])
  expect(assess(reader, mail).effects).toEqual(['read'])
  const sender = assess(tool('send_letter'), mail)
  expect(sender.signals.map(({ evidence }) => english(evidence))).toContain(
    'the account holds the right “https://x.example/auth/mail.send”',
  )
  expect(assess(reader, { ...none, scopes: ['https://write.example/auth/items.readonly'] }).effects).toEqual(['read'])
  const curated = new Map([
    ['get_item', { effects: ['spend'] as const, undo: 'never' as const, openWorld: true, why: told`each call costs` }],
  ])
  const known = assess(reader, { ...none, curated })
  expect(known.effects).toEqual(['spend'])
  expect(known.openWorld).toBe(true)
  const set = assess(tool('delete_all'), { ...none, personEffect: 'read' })
  expect(set.effects).toEqual(['read'])
  expect(set.signals[0]).toMatchObject({ source: 'person', effect: 'read' })
})

test('undo: additions and moves can be put back, overwriting partly, deleting, sending and paying never', () => {
  const undo = (name: string, description = '') => assess(tool(name, description), none).undo
  expect([undo('get_x'), undo('create_x'), undo('move_x'), undo('update_x')]).toEqual(['yes', 'yes', 'yes', 'partly'])
  expect([undo('delete_x'), undo('send_x'), undo('pay_x'), undo('run_x')]).toEqual(['never', 'never', 'never', 'never'])
  expect(undo('delete_x', 'Moves it to the trash.')).toBe('partly')
  expect(undo('delete_x', 'Moves it to the trash and then permanently deletes it.')).toBe('never')
})

test('every signal that counts says why, in words', () => {
  const { signals } = assess(tool('send_note', 'Sends a note', ['to', 'body']), none)
  expect(signals.map((one) => english(one.evidence))).toEqual([
    'the name says “send”',
    'the description says “send”',
    'it takes “to”, people to reach, with words for them',
  ])
})

test('curated entries hold for the very package that is run, not for a mention of it', () => {
  expect(
    curatedFor('npx -y @modelcontextprotocol/server-filesystem@2026.8.31 /home/me')?.get('edit_file')?.effects,
  ).toEqual(['delete'])
  expect(packageOf('uvx mcp-server-git==1.2 --repository .')).toBe('mcp-server-git')
  for (const other of [
    'npx -y evil @modelcontextprotocol/server-filesystem',
    'npx -p evil @modelcontextprotocol/server-filesystem',
    'npx --registry=http://x @modelcontextprotocol/server-filesystem',
    'uvx --from evil mcp-server-git',
    '/tmp/npx @modelcontextprotocol/server-filesystem',
    'https://mcp.example/@modelcontextprotocol/server-filesystem',
    '',
  ])
    expect(curatedFor(other)).toBeNull()
})

test('a hostile definition neither breaks the assessment nor holds it up', () => {
  let deep: object = { enum: ['delete'] }
  for (let level = 0; level < 20_000; level++) deep = { anyOf: [deep] }
  const hostile: ToolDefinition = {
    name: 'get_'.repeat(5000),
    description: `Gets ${'and deletes, '.repeat(50_000)} permanently not never without SELECT ${'x '.repeat(100_000)}`,
    inputSchema: {
      properties: { action: deep, constructor: null, __proto__: 1 },
      required: 'all',
      anyOf: [1, null],
    } as never,
  }
  const began = performance.now()
  expect(assess(hostile, none).effects).toContain('delete')
  expect(performance.now() - began).toBeLessThan(1000)
})
