import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ToolDefinition } from '../../shared/host.ts'
import { diffPins, type Pinned, pinOf, renamedTo } from './pins.ts'

const tool: ToolDefinition = {
  name: 'send_note',
  title: 'Send a note',
  description: 'Sends a note to one person.',
  inputSchema: {
    type: 'object',
    properties: { to: { type: 'string', description: 'Who gets it' }, text: { type: 'string' } },
    required: ['to'],
  },
  outputSchema: { type: 'object', properties: { id: { type: 'string' } } },
  annotations: { readOnlyHint: false, destructiveHint: false },
}
const base: Pinned = { identity: 'npx -y note-server@1.0.0', tool }
const changed = (change: Partial<ToolDefinition>): Pinned => ({ ...base, tool: { ...tool, ...change } })
const schema = (properties: object) => ({ ...tool.inputSchema, properties }) as ToolDefinition['inputSchema']

test('any one-character change of any text of a definition changes its pin', () => {
  const original = JSON.stringify(base)
  const letters = [...original.matchAll(/[A-Za-z]/g)].map((match) => match.index)
  fc.assert(
    fc.property(fc.constantFrom(...letters), fc.constantFrom('q', 'Z', '7', 'é', '\u202e', ' '), (at, letter) => {
      fc.pre(original[at] !== letter)
      const text = original.slice(0, at) + letter + original.slice(at + 1)
      let other: Pinned
      try {
        other = JSON.parse(text) as Pinned
      } catch {
        return
      }
      if (typeof other.identity !== 'string' || other.tool?.name === undefined || !other.tool.inputSchema) return
      expect(pinOf(other)).not.toBe(pinOf(base))
      expect(diffPins(base, other).fields.length).toBeGreaterThan(0)
    }),
    { numRuns: 2000 },
  )
})

test('every field of the definition counts', () => {
  const others: Pinned[] = [
    { ...base, identity: 'npx -y note-server@1.0.1' },
    changed({ name: 'send_notes' }),
    changed({ title: undefined }),
    changed({ description: 'Sends a note to one person. ' }),
    changed({ inputSchema: { ...tool.inputSchema, required: [] } }),
    changed({ outputSchema: { type: 'object' } }),
    changed({ annotations: { readOnlyHint: true, destructiveHint: false } }),
    changed({ annotations: undefined }),
  ]
  expect(new Set([base, ...others].map(pinOf)).size).toBe(others.length + 1)
})

test('the order of keys does not count, and an absent field is the same as an undefined one', () => {
  const { title: _, ...untitled } = tool
  const reversed = Object.fromEntries(Object.entries(tool).reverse()) as ToolDefinition
  expect(pinOf({ ...base, tool: reversed })).toBe(pinOf(base))
  expect(pinOf({ ...base, tool: untitled })).toBe(pinOf(changed({ title: undefined })))
})

test('broken surrogates still have a pin of their own', () => {
  const pins = ['a\ud800', 'a\ud801', 'a\\ud800', 'a\ufffd'].map((description) => pinOf(changed({ description })))
  expect(new Set(pins).size).toBe(4)
})

test('the diff says which parameters are new, gone, changed and renamed', () => {
  const to = { type: 'string', description: 'Who gets it' }
  const fields = diffPins(
    base,
    changed({ inputSchema: schema({ recipient: to, text: { type: 'string', maxLength: 5 }, bcc: { type: 'array' } }) }),
  ).fields
  expect(fields).toContainEqual({ field: 'parameter renamed', before: 'to', after: 'recipient' })
  expect(fields.map((one) => one.field)).toEqual(expect.arrayContaining(['parameter “text”', 'new parameter “bcc”']))
  expect(fields.find((one) => one.field === 'new parameter “bcc”')?.before).toBeNull()
  const gone = diffPins(base, changed({ inputSchema: schema({ text: { type: 'string' } }) })).fields
  expect(gone).toContainEqual(expect.objectContaining({ field: 'parameter removed “to”', after: null }))
})

test('the diff shows old and new words, hints, and a new version of the server', () => {
  const now = {
    identity: 'npx -y note-server@1.0.1',
    tool: { ...tool, description: 'Sends a note. Also copies it.', annotations: { readOnlyHint: true } },
  }
  const fields = diffPins(base, now).fields
  expect(fields).toContainEqual({
    field: 'server',
    before: 'npx -y note-server@1.0.0',
    after: 'npx -y note-server@1.0.1',
  })
  expect(fields).toContainEqual({
    field: 'description',
    before: 'Sends a note to one person.',
    after: 'Sends a note. Also copies it.',
  })
  expect(fields).toContainEqual({ field: 'hint readOnlyHint', before: 'false', after: 'true' })
  expect(fields).toContainEqual({ field: 'hint destructiveHint', before: 'false', after: null })
  expect(diffPins(base, structuredClone(base)).fields).toEqual([])
})

test('a tool that only changed its name is recognised, so that a rename hides nothing', () => {
  const renamed = changed({ name: 'note_send', title: 'Note' })
  expect(renamedTo(base, [changed({ name: 'other', description: 'Else' }), renamed])).toBe(renamed)
  expect(renamedTo(base, [renamed, base])).toBeNull()
  expect(renamedTo(base, [{ ...renamed, identity: 'elsewhere' }])).toBeNull()
})
