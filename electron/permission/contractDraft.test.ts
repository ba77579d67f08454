import { expect, test } from 'vitest'
import { isHeldLine } from '../../shared/agreement.ts'
import type { Digest } from '../../shared/ids.ts'
import { answered, draftContract, narrowed } from './contractDraft.ts'
import { SEND, SERVER } from './forTests.ts'

test('a task contract lets a send through only to the addresses in the sentence, and a model can only take away', () => {
  const contract = draftContract({
    conversationId: 'c' as never,
    sentence: 'Send an email to bob@work.example about lunch.',
    tools: [{ key: 'mail__send_email', serverId: SERVER, serverName: 'Mail', definition: SEND }],
    pinOf: () => 'a'.repeat(64) as Digest,
    assess: () => ({ effects: ['send'], undo: 'never', openWorld: true, sure: 1, signals: [], disagreement: null }),
  })
  const [, send] = contract.lines
  expect(send?.match.scope).toEqual({
    kind: 'matching',
    constraints: [{ pointer: '/to', test: { kind: 'oneOf', values: ['bob@work.example'] } }],
  })
  expect(narrowed(contract, []).lines.every((line) => !line.ticked)).toBe(true)
  expect(
    narrowed(
      narrowed(contract, []),
      contract.lines.map((line) => line.id),
    ).lines.every((line) => !line.ticked),
  ).toBe(true)
  expect(answered(contract, null).state).toBe('declined')
})

test.each([
  { effects: ['delete'], undo: 'never', overwrites: false, held: true },
  { effects: ['delete'], undo: 'never', overwrites: true, held: true },
  { effects: ['delete'], undo: 'partly', overwrites: true, held: false },
  { effects: ['spend'], undo: 'partly', overwrites: false, held: true },
  { effects: ['write'], undo: 'yes', overwrites: false, held: false },
] as const)('a line of a task is held as the card of its call: $effects $undo $overwrites $held', (one) => {
  const { held, ...assessed } = one
  const { lines } = draftContract({
    conversationId: 'c' as never,
    sentence: 'Delete the file agenda.md.',
    tools: [
      {
        key: 'files__delete_file',
        serverId: SERVER,
        serverName: 'Files',
        definition: { name: 'delete_file', inputSchema: { type: 'object', properties: { path: { type: 'string' } } } },
      },
    ],
    pinOf: () => 'a'.repeat(64) as Digest,
    assess: () => ({
      ...assessed,
      effects: [...assessed.effects],
      openWorld: false,
      sure: 1,
      signals: [],
      disagreement: null,
    }),
  })
  const [, line] = lines
  expect(line).toMatchObject({ held, overwrites: assessed.overwrites })
  expect(line && isHeldLine(line)).toBe(held)
  const older = { ...line, held: undefined } as (typeof lines)[number]
  expect(isHeldLine(older), 'one that was kept before lines said so').toBe(assessed.effects[0] !== 'write')
})
