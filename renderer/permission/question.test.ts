import { expect, test } from 'vitest'
import type { ConsentRequest } from '../../shared/consent.ts'
import type { EffectKind, Label, LeafOrigin } from '../../shared/permission.ts'
import { diffLines } from './diff.ts'
import {
  changesOf,
  inOrder,
  isPlainRead,
  isSameName,
  leavesOf,
  markOfLeaf,
  nameToType,
  needsHold,
  offersShown,
} from './question.ts'
import { inEach } from '../../shared/told.ts'

const asked = (over: Record<string, unknown>): ConsentRequest => over as unknown as ConsentRequest
const withEffects = (...effects: EffectKind[]): ConsentRequest =>
  asked({
    surface: 'page',
    drift: null,
    assessment: { effects },
    decision: { warnings: [] },
    offers: ['always', 'conversation', 'matching', 'minutes'].map((width) => ({ id: width, width })),
  })
const mail = (trust: Label['trust']) => ({ trust, privacy: 'private', serverName: 'Office' }) as unknown as Label

test('offers stand narrow to wide, and what sends, spends, runs or deletes is never offered for ever', () => {
  expect(offersShown(withEffects('write')).map((offer) => offer.width)).toEqual([
    'conversation',
    'minutes',
    'matching',
    'always',
  ])
  for (const effect of ['send', 'spend', 'execute', 'delete'] as const)
    expect(offersShown(withEffects(effect)).map((offer) => offer.width)).not.toContain('always')
})

test('only plain reads without warnings go along with "allow all"', () => {
  expect(isPlainRead(withEffects('read'))).toBe(true)
  expect(isPlainRead(withEffects('send'))).toBe(false)
  expect(isPlainRead(asked({ ...withEffects('read'), surface: 'trusted' }))).toBe(false)
  expect(isPlainRead(asked({ ...withEffects('read'), decision: { warnings: [{}] } }))).toBe(false)
})

test('deleting, spending and running need a hold; a message needs a plain answer', () => {
  expect(needsHold(withEffects('delete'))).toBe(true)
  expect(needsHold(withEffects('write', 'spend'))).toBe(true)
  expect(needsHold(withEffects('send'))).toBe(false)
  const replaces = (undo: string) => asked({ assessment: { effects: ['delete'], overwrites: true, undo } })
  expect(needsHold(replaces('partly'))).toBe(false)
  expect(needsHold(replaces('never'))).toBe(true)
})

test('a new question never pushes away the one that is being read', () => {
  const made = inOrder([asked({ id: 'b', askedAt: 2 }), asked({ id: 'a', askedAt: 1 })])
  expect(made.map((question) => question.id)).toEqual(['a', 'b'])
})

test('the name to type is the thing, and case or quotes do not matter', () => {
  const question = asked({
    toolTitle: 'Cancel event',
    sentence: inEach(() => [
      { text: 'Cancel', strong: true },
      { text: ' the event ' },
      { text: '“1:1 with the CEO”', strong: true },
    ]),
  })
  expect(nameToType(question)).toBe('1:1 with the CEO')
  const odd = {
    ...question,
    sentence: inEach(() => [
      { text: 'Delete', strong: true },
      { text: 'a\u202Eb', strong: true },
    ]),
  }
  expect(nameToType(odd)).toBe('Cancel event')
  expect(isSameName(' 1:1 WITH the ceo ', '1:1 with the CEO')).toBe(true)
  expect(isSameName('', '')).toBe(false)
})

test('what you said yourself is yours; text of others counts before the model’s own', () => {
  const leaf = (origins: LeafOrigin['origins']): LeafOrigin => ({
    pointer: '/to',
    kind: 'address',
    consequential: true,
    origins,
  })
  const seen = { from: 'result', callId: 'c', tool: 't', label: mail('others'), excerpt: '' } as const
  expect(markOfLeaf(leaf([seen]))?.from).toBe('others')
  expect(markOfLeaf(leaf([seen, { from: 'person' }]))?.from).toBe('person')
  expect(markOfLeaf(leaf([{ from: 'model' }, seen]))?.from).toBe('others')
  expect(markOfLeaf(undefined)).toBeNull()
})

test('every leaf of the arguments is listed, empty ones too', () => {
  expect(leavesOf({ a: { b: [1, 'x'] }, none: [], 'c/d': null }).map((leaf) => leaf.pointer)).toEqual([
    '/a/b/0',
    '/a/b/1',
    '/none',
    '/c~1d',
  ])
})

test('before and after stand in one row each', () => {
  expect(
    changesOf({
      before: [{ field: 'Title', value: 'A' }],
      after: [
        { field: 'Title', value: 'B' },
        { field: 'Room', value: '2' },
      ],
    }),
  ).toEqual([
    { field: 'Title', before: 'A', after: 'B' },
    { field: 'Room', before: null, after: '2' },
  ])
})

test('a diff shows what went and what came, and a huge one still ends', () => {
  expect(diffLines('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
  ])
  expect(diffLines('x\n'.repeat(5000), 'y\n'.repeat(5000)).length).toBe(10_002)
})
