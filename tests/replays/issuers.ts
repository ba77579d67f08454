// Who signs people in, and what is agreed with them.
import { METADATA, oauth, one, type Replay } from './replay.ts'

export const issuer: readonly Replay[] = [
  {
    family: 'oauth-iss',
    id: 'RFC 9207',
    defences: [
      {
        what: 'the issuer of the answer, here and in the SDK',
        without: [
          {
            file: oauth('signInFlow'),
            from: 'iss: issuers[0],\n    expectedIssuer: server.metadata?.issuer,',
            to: 'iss: server.metadata?.issuer, expectedIssuer: server.metadata?.issuer,',
          },
          {
            file: oauth('signInFlow'),
            from: '      iss,\n      codeVerifier,',
            to: '      iss: server.metadata?.issuer,\n      codeVerifier,',
          },
        ],
        file: METADATA,
        test: 'RFC 9207: an answer of another issuer',
      },
      {
        what: 'a promised issuer is there, here and in the SDK',
        without: [
          {
            file: oauth('signInFlow'),
            from: 'issParameterSupported: server.metadata?.authorization_response_iss_parameter_supported === true,',
            to: 'issParameterSupported: false,',
          },
          {
            file: oauth('signInFlow'),
            from: '      iss,\n      codeVerifier,',
            to: '      iss: server.metadata?.issuer,\n      codeVerifier,',
          },
        ],
        file: METADATA,
        test: 'RFC 9207: an answer of another issuer',
      },
      one({
        what: 'one issuer only',
        file: oauth('signInFlow'),
        from: 'if (issuers.length > 1)',
        to: 'if (issuers.length > 9)',
        at: METADATA,
        test: 'RFC 9207: an answer of another issuer',
      }),
      one({
        what: 'their words are shown to nobody',
        file: oauth('failures'),
        from: '?? told`The sign-in service refused. Try again, or ask whoever runs it.`',
        to: '?? reason.message',
        at: METADATA,
        test: 'RFC 9207: the text of an error',
      }),
    ],
  },
  {
    family: 'oauth-issuer',
    id: 'CVE-2026-104850',
    defences: [
      one({
        what: 'another issuer is a new consent',
        file: oauth('serverAuth'),
        from: 'if (to !== null) {',
        to: 'if (to === undefined) {',
        at: METADATA,
        test: 'the server names another issuer after a restart',
      }),
      {
        what: 'credentials carry their issuer',
        without: [
          {
            file: oauth('secret'),
            from: 'issuer: z.string().min(1),\n  serverUrl',
            to: 'issuer: z.string().optional() as never as z.ZodString,\n  serverUrl',
          },
          {
            file: oauth('accounts'),
            from: 'secret !== null && secret.issuer === record.issuer ? secret : null',
            to: 'secret === null ? null : { ...secret, issuer: secret.issuer ?? record.issuer }',
          },
        ],
        file: METADATA,
        test: 'stored credentials without an issuer',
      },
    ],
  },
  {
    family: 'oauth-issuer',
    id: 'GHSA-qx49-fqc8-xw99',
    defences: [
      one({
        what: 'metadata is of the issuer that was asked',
        file: oauth('discovery'),
        from: 'discoverAuthorizationServerMetadata(issuer, { fetchFn: fetch })',
        to: 'discoverAuthorizationServerMetadata(issuer, { fetchFn: fetch, skipIssuerValidation: true })',
        at: METADATA,
        test: 'metadata that calls itself by another issuer',
      }),
      one({
        what: 'each endpoint passes the gate',
        file: oauth('discovery'),
        from: 'const endpoint = gateUrl(text)',
        to: 'const endpoint = new URL(text)',
        at: METADATA,
        test: 'an insecure token endpoint',
      }),
      one({
        what: 'another host is on the card',
        file: oauth('discovery'),
        from: 'if (!hosts.includes(endpoint.host)) hosts.push(endpoint.host)',
        to: '',
        at: METADATA,
        test: 'a token endpoint on another host is on the card',
      }),
      one({
        what: 'the internet names nothing on this computer',
        file: oauth('discovery'),
        from: 'if (isLoopbackHost(new URL(issuer).hostname) && !isLoopbackHost(server.hostname))',
        to: 'if (issuer === server.href)',
        at: METADATA,
        test: 'a server on the internet cannot name a sign-in on this computer',
      }),
    ],
  },
]

export const agreed: readonly Replay[] = [
  {
    family: 'oauth-pkce',
    id: 'PKCE',
    defences: [
      one({
        what: 'S256 must be promised',
        file: oauth('signInFlow'),
        from: 'if (isBrowser) requirePkce(found)',
        to: '',
        at: METADATA,
        test: 'PKCE: a service that does not promise S256',
      }),
      one({
        what: 'plain is not enough',
        file: oauth('discovery'),
        from: "?.includes('S256') === true",
        to: '!== undefined',
        at: METADATA,
        test: 'PKCE: a service that does not promise S256',
      }),
    ],
  },
  {
    family: 'oauth-resource',
    id: 'CVE-2026-63127',
    defences: [
      {
        what: 'a server may claim itself only',
        without: [
          {
            file: oauth('discovery'),
            from: 'if (!claims.includes(found.resource))',
            to: 'if (claims.length === 0)',
          },
        ],
        file: METADATA,
        test: 'a server that says it is another',
      },
    ],
  },
]
