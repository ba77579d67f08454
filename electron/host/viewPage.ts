// The page of a view as its server gave it: found in the answer, bounded, and what it asks for beyond itself.
import { told } from '../../shared/told.ts'
import { AppError } from '../../shared/ipc/errors.ts'
import type { ViewWishes } from '../../shared/view.ts'

/** The media type by which both sides know a view. */
export const VIEW_TYPE = 'text/html;profile=mcp-app'
/** Of HTML; a page that brings its own libraries has some hundred thousand. */
export const MOST_HTML = 4_000_000
const MOST_WISHES = 50
const LONGEST_WISH = 200

export type ViewPage = { readonly html: string; readonly wishes: ViewWishes }

type Raw = { readonly [key: string]: unknown }
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)
const inner = (value: unknown, key: string): Raw => (isObject(value) && isObject(value[key]) ? value[key] : {})
const isView = (type: unknown): boolean =>
  typeof type === 'string' && type.toLowerCase().replaceAll(/\s/g, '') === VIEW_TYPE

const DOMAINS = ['connectDomains', 'resourceDomains', 'frameDomains', 'baseUriDomains'] as const
function wishesOf(meta: unknown): ViewWishes {
  const ui = inner(meta, 'ui')
  const csp = inner(ui, 'csp')
  const domains = DOMAINS.flatMap((key) => (Array.isArray(csp[key]) ? (csp[key] as readonly unknown[]) : []))
  const texts = domains.filter((one) => typeof one === 'string').map((one) => one.slice(0, LONGEST_WISH))
  return {
    domains: [...new Set(texts)].slice(0, MOST_WISHES),
    permissions: Object.keys(inner(ui, 'permissions'))
      .map((one) => one.slice(0, LONGEST_WISH))
      .slice(0, MOST_WISHES),
  }
}

const decoded = (blob: string): string => Buffer.from(blob, 'base64').toString('utf8')

/** AppError SERVER_PROTOCOL when the answer holds no view at this address, RESULT_TOO_LARGE when it is too large to be one. */
export function viewPageOf(raw: unknown, uri: string, server: string): ViewPage {
  const contents = isObject(raw) && Array.isArray(raw['contents']) ? (raw['contents'] as readonly unknown[]) : []
  const found = contents.filter(isObject).find((one) => one['uri'] === uri && isView(one['mimeType']))
  const { text, blob } = found ?? {}
  // A blob is a third longer than what is in it.
  const size = typeof text === 'string' ? text.length : typeof blob === 'string' ? (blob.length * 3) / 4 : null
  if (size === null)
    throw new AppError('SERVER_PROTOCOL', told`${server} gave no page for its view ${uri.slice(0, 200)}.`)
  // SECURITY: bounded before it is decoded, hashed or shown.
  if (size > MOST_HTML)
    throw new AppError('RESULT_TOO_LARGE', told`The view of ${server} is larger than 4 MB and is not shown.`)
  return { html: typeof text === 'string' ? text : decoded(blob as string), wishes: wishesOf(found?.['_meta']) }
}
