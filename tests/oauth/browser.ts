// Somebody's browser: keeps cookies, follows redirects, and fills in the sign-in and consent pages of the test issuer.
const MOST_PAGES = 20

function formOf(html: string, at: string): { readonly url: string; readonly fields: URLSearchParams } | null {
  const form = /<form[^>]*action="([^"]+)"/i.exec(html)?.[1]
  if (form === undefined) return null
  const fields = new URLSearchParams()
  for (const [, tag = ''] of html.matchAll(/<input([^>]*)>/gi)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    if (name !== undefined) fields.set(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  return { url: new URL(form, at).href, fields }
}

/** `user` signs in and agrees, unless `agrees` is false: then the consent page is left by its Abort link. */
export function createBrowser(user: string, agrees = true) {
  const cookies = new Map<string, string>()
  async function visit(
    url: string,
    form?: URLSearchParams,
  ): Promise<{ readonly status: number; readonly next: string | null; readonly html: string }> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const post = form === undefined ? {} : { method: 'POST', body: form }
    const response = await fetch(url, { ...post, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    return {
      status: response.status,
      next: location === null ? null : new URL(location, url).href,
      html: await response.text(),
    }
  }
  return async (url: string): Promise<void> => {
    let at = url
    let page = await visit(at)
    for (let count = 0; count < MOST_PAGES; count++) {
      if (page.next !== null) {
        at = page.next
        page = await visit(at)
        continue
      }
      const form = formOf(page.html, at)
      if (form === null) return
      const abort = /href="([^"]*\/abort)"/.exec(page.html)?.[1]
      if (!agrees && abort !== undefined) {
        at = new URL(abort, at).href
        page = await visit(at)
        continue
      }
      if (form.fields.has('login')) form.fields.set('login', user)
      if (form.fields.has('password')) form.fields.set('password', 'x')
      at = form.url
      page = await visit(at, form.fields)
    }
  }
}
