// The built renderer under `app://`, with the same headers as the browser entry.
import { fileURLToPath } from 'node:url'
import { readServed, securityHeaders } from '../serve/files.ts'
import { withFirstLook } from '../serve/firstLook.ts'

export type Served = {
  /** Folder of the renderer's files. */
  readonly root: URL
  readonly settings: string
}

export async function serveScheme(request: Request, { root, settings }: Served): Promise<Response> {
  const { pathname } = new URL(request.url)
  const file = await readServed(fileURLToPath(root), pathname)
  if (!file)
    return new Response('There is nothing here.', { status: 404, headers: securityHeaders("'none'", pathname) })
  const { body, styles } = withFirstLook(file, settings)
  const headers = securityHeaders("'none'", pathname, styles)
  return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.type } })
}
