// Addresses that a server names: what is fetched, and what is opened.
import { NETWORK, oauth, one, type Replay } from './replay.ts'

export const network: readonly Replay[] = [
  {
    family: 'oauth-ssrf',
    id: 'CVE-2026-51997',
    defences: [
      one({
        what: 'a challenge names its own origin',
        file: oauth('discovery'),
        from: 'if (named === undefined || !sameOrigin(named, server)) return wellKnown',
        to: 'if (named === undefined) return wellKnown',
        at: NETWORK,
        test: 'a challenge that points to another host of the internet',
      }),
      {
        what: 'no redirect leaves the origin',
        without: [{ file: oauth('guardedFetch'), from: "redirect: 'manual',", to: "redirect: 'follow'," }],
        file: NETWORK,
        test: 'a chain of redirects',
      },
      one({
        what: 'a sign-in service of this computer is not asked before the yes',
        file: oauth('signInFlow'),
        from: '(await guard.needsApproval(gateUrl(issuer))) ? null : await find()',
        to: 'await needs.network.approve(request.server, issuer).then(find)',
        at: NETWORK,
        test: 'is not even asked before the person agreed',
      }),
      one({
        what: 'the server’s own origin only',
        file: oauth('serverAuth'),
        from: 'if (!sameOrigin(url, server.url))',
        to: 'if (server.url === undefined)',
        at: NETWORK,
        test: 'a stream that moves its own address elsewhere',
      }),
    ],
  },
  {
    family: 'oauth-ssrf',
    id: 'GHSA-c9xm-49cp-xcr9',
    defences: [
      one({
        what: 'addresses by number',
        file: oauth('guardedFetch'),
        from: 'if (isNamed && (await zonesOf(url, resolve)).some((zone) => !zones.includes(zone)))',
        to: 'if (zones.length === 0)',
        at: NETWORK,
        test: 'private, local and disguised addresses',
      }),
      one({
        what: 'the address that is connected to',
        file: oauth('guardedFetch'),
        from: 'if (found.length === 0 || found.some((one) => !zones.includes(zoneOf(one.address))))',
        to: 'if (found.length === 0)',
        at: NETWORK,
        test: 'a name that leads here is refused at the connection',
      }),
      one({
        what: 'one bad address refuses the name',
        file: oauth('guardedFetch'),
        from: 'found.some((one) => !zones',
        to: 'found.every((one) => !zones',
        at: NETWORK,
        test: 'a name that leads here is refused at the connection',
      }),
    ],
  },
]

export const urls: readonly Replay[] = [
  {
    family: 'oauth-url',
    id: 'CVE-2025-6514',
    defences: [
      one({
        what: 'https, or this computer',
        file: oauth('urlGate'),
        from: 'if (!isSecure || authority',
        to: 'if (authority',
        at: NETWORK,
        test: 'CVE-2025-6514, CVE-2025-58444: an authorization address that is none',
      }),
      one({
        what: 'no name and password',
        file: oauth('urlGate'),
        from: "authority.includes('@') || ",
        to: '',
        at: NETWORK,
        test: 'CVE-2025-6514, CVE-2025-58444: an authorization address that is none',
      }),
      one({
        what: 'a real host',
        file: oauth('urlGate'),
        from: '|| !isHost(url.hostname)',
        to: '',
        at: NETWORK,
        test: 'CVE-2025-6514, CVE-2025-58444: an authorization address that is none',
      }),
      one({
        what: 'words that a person understands',
        file: oauth('urlGate'),
        from: 'The server sent an unusable sign-in address.',
        to: 'Bad URL.',
        at: NETWORK,
        test: 'CVE-2025-6514: the words say',
      }),
      one({
        what: 'no shell',
        file: 'electron/serve/openBrowser.ts',
        from: "stdio: 'ignore', detached: true }",
        to: "stdio: 'ignore', detached: true, shell: true }",
        at: 'electron/serve/openBrowser.test.ts',
        test: 'CVE-2025-6514',
      }),
    ],
  },
  {
    family: 'oauth-url',
    id: 'CVE-2025-54074',
    defences: [
      one({
        what: 'nothing opens before the yes',
        file: oauth('signInFlow'),
        from: "const answer = await person.ask(mustType ? 'clientNeeded' : 'confirm')",
        to: "const answer = mustType ? await person.ask('clientNeeded') : { scopes: null, client: null }",
        at: NETWORK,
        test: 'CVE-2025-54074: at the first connect nothing opens',
      }),
    ],
  },
  {
    family: 'oauth-url',
    id: 'CVE-2025-58444',
    defences: [
      one({
        what: 'no scheme but the listed',
        file: oauth('urlGate'),
        from: 'if (!isSecure || authority',
        to: 'if (authority',
        at: NETWORK,
        test: 'CVE-2025-6514, CVE-2025-58444: an authorization address that is none',
      }),
      {
        what: 'the address to return to is ours (the fault put in)',
        without: [
          {
            file: oauth('registration'),
            from: 'return known({ client_id, client_secret, token_endpoint_auth_method }) as ClientRecord',
            to: 'return { ...answer, client_id, client_secret, token_endpoint_auth_method } as never as ClientRecord',
          },
          {
            file: oauth('signInFlow'),
            from: 'redirectUrl: callback.redirectUri,',
            to: "redirectUrl: String(Reflect.get(client, 'redirect_uris')),",
          },
        ],
        file: NETWORK,
        test: 'CVE-2025-58444: redirect addresses in a registration',
      },
    ],
  },
]
