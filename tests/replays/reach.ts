// Tokens, ports, and links that leave the app.
import { CALLBACK, METADATA, SERVE, oauth, one, type Replay } from './replay.ts'

export const tokens: readonly Replay[] = [
  {
    family: 'token-scope',
    id: 'CVE-2026-31951',
    defences: [
      one({
        what: 'headers are sent as written (the fault put in)',
        file: oauth('serverAuth'),
        from: 'const response = await next(at, { ...request, redirect',
        to: "const told = new Headers(request?.headers)\n    for (const [name, value] of told) told.set(name, value.replace('{{OPENID_ACCESS_TOKEN}}', (told.get('authorization') ?? '') + 'canary-access'))\n    const response = await next(at, { ...request, headers: told, redirect",
        at: METADATA,
        test: 'CVE-2026-31951',
      }),
      one({
        what: 'arguments are passed as written (the fault put in)',
        file: 'electron/host/openStdio.ts',
        from: 'startProcess(command, launch.args, {',
        to: "startProcess(command, launch.args.map((word) => word.replace('${SECRET_KEY}', parts.ownEnvironment['SECRET_KEY'] ?? '')), {",
        at: 'tests/host/nasty.test.ts',
        test: 'CVE-2026-31951',
      }),
    ],
  },
  {
    family: 'token-scope',
    id: 'SDK 1.30',
    defences: [
      one({
        what: 'no redirect is followed',
        file: oauth('serverAuth'),
        from: "{ ...request, redirect: 'manual' }",
        to: "{ ...request, redirect: 'follow' }",
        at: METADATA,
        test: 'SDK 1.30: a 307 to another origin',
      }),
    ],
  },
]

export const ports: readonly Replay[] = [
  {
    family: 'localport',
    id: 'CVE-2025-49596',
    defences: [
      one({
        what: 'the Host header of the browser entry',
        file: 'electron/serve/server.ts',
        from: 'if (host === undefined || !hosts.includes(host)) return false',
        to: 'if (host === undefined) return false',
        at: SERVE,
        test: 'CVE-2025-49596, CVE-2026-23744',
      }),
      one({
        what: 'bound to one address',
        file: 'electron/serve/listen.ts',
        from: "server.listen(port, '127.0.0.1', resolve)",
        to: "server.listen(port, '0.0.0.0', resolve)",
        at: SERVE,
        test: 'listens at one address',
      }),
      one({
        what: 'one path of the callback',
        file: oauth('callback'),
        from: "if (url !== '/callback' && !url.startsWith('/callback?')) return null",
        to: '',
        at: CALLBACK,
        test: 'the callback answers one path',
      }),
      one({
        what: 'no port before the yes',
        file: oauth('signInFlow'),
        from: '  const { resource, issuer, guard } = await discover(request, needs)',
        to: '  await openCallback()\n  const { resource, issuer, guard } = await discover(request, needs)',
        at: CALLBACK,
        test: 'no port is open before the person confirmed',
      }),
    ],
  },
  {
    family: 'localport',
    id: 'CVE-2025-52882',
    defences: [
      one({
        what: 'the Origin of a socket',
        file: 'electron/serve/server.ts',
        from: 'if (!isOurs(server, request, true) ||',
        to: 'if (',
        at: SERVE,
        test: 'a page of another site cannot open the socket',
      }),
      one({
        what: 'a token first',
        file: 'electron/serve/server.ts',
        from: 'let open = false',
        to: 'let open = true',
        at: SERVE,
        test: 'a window that shows no token',
      }),
    ],
  },
  {
    family: 'openexternal',
    id: 'CVE-2026-43899',
    defences: [
      one({
        what: 'one gate for what leaves',
        file: 'electron/links.ts',
        from: 'if (!allowed)',
        to: 'if (!url)',
        at: 'electron/links.test.ts',
        test: 'CVE-2026-43899',
      }),
      one({
        what: 'no name and password',
        file: 'electron/links.ts',
        from: "if (url.username !== '' || url.password !== '')\n    throw new AppError('LINK_REFUSED'",
        to: "if (!url)\n    throw new AppError('LINK_REFUSED'",
        at: 'electron/links.test.ts',
        test: 'CVE-2026-43899',
      }),
    ],
  },
]
