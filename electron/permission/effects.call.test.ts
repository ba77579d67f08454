// What one call does, where a parameter of the definition chooses it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ToolDefinition } from '../../shared/host.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { EffectKind } from '../../shared/permission.ts'
import { assess, assessCall, type AssessOptions } from './effects.ts'
import { readSql } from './effects/sqlText.ts'
import { english } from '../../shared/told.ts'

const none: AssessOptions = { trusted: false, personEffect: null, curated: null, scopes: [] }
const text = { type: 'string' }
const flag = { type: 'boolean' }
const oneOf = (...choices: string[]) => ({ type: 'string', enum: choices })
const tool = (name: string, description: string, properties: JsonObject, more: Partial<ToolDefinition> = {}) => ({
  name,
  description,
  inputSchema: { type: 'object', properties },
  ...more,
})
const of = (definition: ToolDefinition, args: JsonObject): readonly EffectKind[] =>
  (assessCall(definition, none, args) ?? assess(definition, none)).effects

const rooms = tool('rooms', 'Create, update, list or delete rooms.', {
  action: oneOf('create', 'update', 'list', 'get', 'delete'),
  id: text,
  name: text,
})
const recipes = tool('manage_recipes', '', { operation: oneOf('search', 'add', 'remove'), term: text })
const letters = tool('letters', 'Read, send or bin letters.', {
  action: oneOf('read', 'send', 'bin', 'delete'),
  to: text,
  body: text,
})
const api = tool('call_api', 'Makes an HTTP request to the farm API.', {
  method: oneOf('GET', 'POST', 'PUT', 'DELETE'),
  path: text,
  body: text,
})
const loose = tool('api_request', 'Send a REST request.', { method: text, url: text })
const sql = tool('run_sql', 'Runs SQL on the library database.', { sql: text })
const reader = tool('read_query', 'Execute a SELECT query on the database', { query: text })
const purge = tool('purge_logs', 'Permanently deletes old logs.', { days: { type: 'number' }, dry_run: flag })
const shell = tool('shell', 'Runs a command.', { command: text, dryRun: flag })
const plainDelete = tool('delete_bed', 'Deletes a flower bed.', { mode: oneOf('read', 'write'), id: text })
const listAndDelete = tool('list_and_delete', '', { action: oneOf('list', 'delete') })

test.each<[string, ToolDefinition, JsonObject, readonly EffectKind[]]>([
  ['a listing of a tool that can also delete', rooms, { action: 'list' }, ['read']],
  ['its deletion', rooms, { action: 'delete', id: '7' }, ['delete']],
  ['its creation', rooms, { action: 'create', name: 'x' }, ['write']],
  ['no action given', rooms, { id: '7' }, ['delete', 'write']],
  ['an action that is not listed', rooms, { action: 'burn' }, ['delete', 'write']],
  ['a search of a tool that says nothing else', recipes, { operation: 'search' }, ['read']],
  ['its removal', recipes, { operation: 'remove' }, ['delete']],
  ['reading letters', letters, { action: 'read' }, ['read']],
  ['reading letters with words for somebody', letters, { action: 'read', to: 'a@b.example', body: 'x' }, ['send']],
  ['sending one', letters, { action: 'send', to: 'a@b.example', body: 'x' }, ['send']],
  ['GET', api, { method: 'GET', path: '/fields' }, ['read']],
  ['DELETE', api, { method: 'DELETE', path: '/fields/1' }, ['delete', 'send', 'write']],
  ['GET in words of its own', loose, { method: 'get', url: 'https://farm.example' }, ['read']],
  ['a method that is none', loose, { method: 'BREW', url: 'https://farm.example' }, assess(loose, none).effects],
  ['a plain SELECT', sql, { sql: 'SELECT title, count(*) FROM books GROUP BY title' }, ['read']],
  ['a DELETE', sql, { sql: 'DELETE FROM books' }, ['delete', 'execute']],
  ['a function of their own', sql, { sql: 'SELECT empty_the_shelves()' }, ['execute']],
  ['a DELETE through a tool that says it reads', reader, { query: 'DELETE FROM books' }, ['delete']],
  ['an INSERT through it', reader, { query: 'insert into books values (1)' }, ['execute']],
  ['a trial', purge, { days: 3, dry_run: true }, ['read']],
  ['no trial', purge, { days: 3, dry_run: false }, ['delete']],
  ['a trial in words', purge, { days: 3, dry_run: 'true' }, ['delete']],
  ['a trial that the definition does not know', rooms, { action: 'delete', dry_run: true }, ['delete']],
  ['a trial of a command', shell, { command: 'rm -rf /', dryRun: true }, ['execute']],
  ['a mode of a tool that says plainly what it does', plainDelete, { mode: 'read', id: '1' }, ['delete']],
  ['a name that lists what can be chosen', listAndDelete, { action: 'list' }, ['read']],
])('%s', (_what, definition, args, expected) => {
  expect(of(definition, args)).toEqual(expected)
})

test('the reason names the choice, and the person’s own word stands above it', () => {
  const found = assessCall(rooms, none, { action: 'list' })
  expect(found?.signals.map(({ evidence }) => english(evidence))).toContain('“action” is “list” here')
  expect(found?.undo).toBe('yes')
  expect(assessCall(rooms, { ...none, personEffect: 'delete' }, { action: 'list' })?.effects).toEqual(['delete'])
})

test('a hint that it can destroy is explained by the choice; what the name itself says is not', () => {
  const hinted = { ...rooms, annotations: { destructiveHint: true, readOnlyHint: false } }
  expect(of(hinted, { action: 'list' })).toEqual(['read'])
  expect(of(hinted, { action: 'create' })).toEqual(['write'])
  expect(of({ ...plainDelete, annotations: { readOnlyHint: true } }, { mode: 'read' })).toEqual(['delete'])
})

test('arguments that choose nothing leave the assessment of the definition as it is', () => {
  const value = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>
  const args = fc.dictionary(fc.constantFrom('id', 'name', 'dryRun', 'sql', 'method', 'x'), value)
  const definitions = [plainDelete, tool('get_tree', 'Gets a tree.', { id: text }), tool('frobnicate', '', {})]
  fc.assert(
    fc.property(args, fc.constantFrom(...definitions), (given, definition) => {
      expect(assessCall(definition, none, given as JsonObject)).toBeNull()
    }),
  )
})

test('an argument never makes a call milder than the mildest thing that its parameter lists', () => {
  const verbs = ['list', 'get', 'create', 'update', 'delete', 'send', 'pay', 'frob']
  const choices = fc.uniqueArray(fc.constantFrom(...verbs), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      choices,
      fc.constantFrom(...verbs),
      fc.constantFrom('thing', 'manage_thing', 'delete_thing'),
      (list, chosen, name) => {
        const definition = tool(name, '', { action: oneOf(...list) })
        const effects = of(definition, { action: chosen })
        const mayRead = list.includes(chosen) && /^(list|get)$/.test(chosen)
        if (!mayRead || name === 'delete_thing') expect(effects).not.toEqual(['read'])
      },
    ),
  )
})

test.each<[string, ReturnType<typeof readSql>]>([
  ['SELECT * FROM a WHERE b = 1;', 'reads'],
  ["select name from a where note = 'please delete; drop it'", 'reads'],
  ['WITH x AS (SELECT 1) SELECT * FROM x', 'reads'],
  ["SELECT replace(name, 'a', 'b') FROM t -- delete nothing", 'reads'],
  ['EXPLAIN SELECT 1', 'reads'],
  ['EXPLAIN ANALYZE SELECT 1', 'unclear'],
  ['SHOW TABLES', 'reads'],
  ['SELECT 1; SELECT 2', 'unclear'],
  ['SELECT * INTO copy FROM a', 'unclear'],
  ["SELECT * FROM a INTO OUTFILE '/tmp/x'", 'unclear'],
  ['SELECT * FROM a FOR UPDATE', 'destroys'],
  ['SELECT * FROM a FOR SHARE', 'unclear'],
  ['SELECT pg_terminate_backend(1)', 'unclear'],
  ["SELECT load_file('/etc/passwd')", 'unclear'],
  ['SELECT dbo.wipe()', 'unclear'],
  ['WITH d AS (DELETE FROM a RETURNING *) SELECT * FROM d', 'destroys'],
  ['SELECT 1 /*! ; drop table a */', 'destroys'],
  ['SELECT 1 /*!50000 into @x */', 'unclear'],
  ["SELECT 'a\\'; drop table b; -- '", 'destroys'],
  ['SELECT $$ x $$', 'unclear'],
  ['SELECT "a" FROM `b`', 'reads'],
  ["SELECT 'open", 'unclear'],
  ['PRAGMA writable_schema = 1', 'unclear'],
  ['INSERT INTO a VALUES (1)', 'writes'],
  ['SELECT 1; CALL wipe()', 'writes'],
  ['UPDATE a SET b = 1', 'destroys'],
  ['VALUES (1)', 'reads'],
  ['TABLE a', 'reads'],
  ['', 'unclear'],
])('%s: %s', (statement, expected) => {
  expect(readSql(statement)).toBe(expected)
})
