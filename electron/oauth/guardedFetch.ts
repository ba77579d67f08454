// Fetch for addresses that a server names: gated, never redirected, and connected only to an address that was checked.
import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import ipaddr from 'ipaddr.js'
import type { Agent } from 'undici'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Address } from './parts.ts'
import { gateUrl, ipLiteral, isLoopbackHost } from './urlGate.ts'
import { told } from '../../shared/told.ts'

/** Metadata and token answers are small; anything larger is an attack or a mistake. */
const LARGEST_ANSWER = 1024 * 1024
const PATIENCE = 20_000

type Zone = 'public' | 'private' | 'loopback' | 'never'
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>
export type Resolve = (hostname: string) => Promise<readonly Address[]>

export type GuardedFetch = {
  readonly fetch: Fetch
  /** True when this address may be contacted only after the person approved its origin. */
  needsApproval(url: URL): Promise<boolean>
}

export type GuardOptions = {
  /** The server as the person typed it: its own zone of the network is the widest that may be reached. */
  readonly server: URL
  /** Origins of authorization servers that the person approved for this server. */
  readonly isApproved: (origin: string) => boolean
  readonly resolve: Resolve
  readonly signal: AbortSignal
  /** Told the `Date` header of every answer. */
  readonly onDate: (date: string) => void
}

/** Which part of the internet an address belongs to; what is neither public, private nor this machine is `never`. */
export function zoneOf(address: string): Zone {
  const range = ipaddr.process(address).range()
  if (range === 'unicast') return 'public'
  if (range === 'loopback') return 'loopback'
  return range === 'private' || range === 'uniqueLocal' ? 'private' : 'never'
}

const refused = (host: string) =>
  new AppError(
    'LINK_REFUSED',
    told`The server asked Gatehouse to contact ${host}, which it may not reach. Nothing was sent. If you trust this server, check its address.`,
  )

export const resolveWithSystem: Resolve = (hostname) => systemLookup(hostname, { all: true })

async function zonesOf(url: URL, resolve: Resolve): Promise<readonly Zone[]> {
  const literal = ipLiteral(url.hostname)
  if (literal !== null) return [zoneOf(literal)]
  if (isLoopbackHost(url.hostname)) return ['loopback']
  return (await resolve(url.hostname)).map((found) => zoneOf(found.address))
}

/** SECURITY: the connection goes to the very address that was checked, so a name that changes its answer gains nothing. */
function checkedLookup(zones: readonly Zone[], resolve: Resolve): LookupFunction {
  const check = async (hostname: string) => {
    const found = await resolve(hostname)
    // One forbidden address among several refuses the name as a whole.
    if (found.length === 0 || found.some((one) => !zones.includes(zoneOf(one.address)))) throw refused(hostname)
    return found
  }
  const checked = callbackify(check)
  return (hostname, options, done) =>
    checked(hostname, (reason, found) => {
      const [first] = found ?? []
      if (reason !== null || first === undefined) done(reason ?? refused(hostname), '')
      else if (options.all) done(null, [...found])
      else done(null, first.address, first.family)
    })
}

const agents = new WeakMap<Resolve, Map<string, Agent>>()
/** One pool of connections for each set of zones; idle sockets do not keep the process alive. */
async function agentFor(zones: readonly Zone[], resolve: Resolve): Promise<Agent> {
  // A megabyte of library that only a sign-in needs.
  const { Agent } = await import('undici')
  const pools = agents.get(resolve) ?? new Map<string, Agent>()
  agents.set(resolve, pools)
  const key = zones.join()
  const agent =
    pools.get(key) ??
    new Agent({ maxResponseSize: LARGEST_ANSWER, connections: 4, connect: { lookup: checkedLookup(zones, resolve) } })
  pools.set(key, agent)
  return agent
}

/** A fetch for one sign-in. Rejects with AppError LINK_REFUSED before anything is sent to a place that it may not reach. */
export function createGuardedFetch({ server, isApproved, resolve, signal, onDate }: GuardOptions): GuardedFetch {
  /** The server's own zone is open at its own origin and at approved ones; this machine only if the person named it. */
  const allowedAt = async (origin: string): Promise<readonly Zone[]> => {
    if (origin !== server.origin && !isApproved(origin)) return ['public']
    if (isLoopbackHost(server.hostname)) return ['public', 'loopback']
    const own = await zonesOf(server, resolve)
    return own.includes('private') ? ['public', 'private'] : ['public']
  }
  const guarded: Fetch = async (input, init) => {
    const url = gateUrl(String(input))
    const zones = await allowedAt(url.origin)
    const isNamed = ipLiteral(url.hostname) !== null || isLoopbackHost(url.hostname)
    if (isNamed && (await zonesOf(url, resolve)).some((zone) => !zones.includes(zone))) throw refused(url.hostname)
    const signals = [signal, AbortSignal.timeout(PATIENCE), ...(init?.signal ? [init.signal] : [])]
    // SECURITY: never follows a redirect itself; a followed one comes back here and is gated again.
    const request: object = {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      dispatcher: await agentFor(zones, resolve),
    }
    const response = await fetch(url, request).catch((reason: unknown) => {
      if (reason instanceof Error && reason.cause instanceof AppError) throw reason.cause
      throw reason
    })
    const date = response.headers.get('date')
    if (date) onDate(date)
    return response
  }
  return {
    fetch: guarded,
    async needsApproval(url) {
      const zones = await allowedAt(url.origin)
      return (await zonesOf(url, resolve)).some((zone) => !zones.includes(zone))
    },
  }
}
