/** Where a link leads: http(s) or mail only; null for anything else. The host is in its ASCII form, so that look-alikes show. */
export function linkTarget(href: string): { readonly url: string; readonly host: string } | null {
  let url: URL
  try {
    url = new URL(href)
  } catch {
    return null
  }
  if (url.protocol === 'mailto:') return { url: url.href, host: url.pathname }
  // SECURITY: no script, data, file or app addresses, and no name and password in front of the host.
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return null
  return { url: url.href, host: url.host }
}
