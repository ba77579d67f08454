import { expect, test } from 'vitest'
import { checkedLink } from './links.ts'

test('CVE-2025-6514, CVE-2026-43899: only safe addresses leave for the system browser', () => {
  for (const address of [
    'a:$(calc.exe)?x',
    'file:///etc/passwd',
    'ms-calculator:',
    'smb://evil/share',
    'ssh://-oProxyCommand=x',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'vscode://x',
    'http://example.com/',
    'http://$(calc.exe).example/',
    'https://user:pw@example.com/',
    'not an address',
    '',
  ])
    expect(() => checkedLink(address), address).toThrow(expect.objectContaining({ code: 'LINK_REFUSED' }))
  expect(checkedLink('https://example.com/a?b=c')).toBe('https://example.com/a?b=c')
  expect(checkedLink('http://127.0.0.1:8080/x')).toBe('http://127.0.0.1:8080/x')
  expect(checkedLink('mailto:ada@example.com')).toBe('mailto:ada@example.com')
})
