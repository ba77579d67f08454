// Resource templates, and values for their names: asked for when somebody looks, never at the start.
import type { JsonObject } from '../../shared/json.ts'
import type { TemplateInfo } from '../../shared/taken.ts'
import type { Live } from './live.ts'
import type { Limits } from './parts.ts'

const MOST = 200
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 8192) : undefined)

/** The names in `{...}` of RFC 6570, without operators and modifiers. */
export const variablesOf = (uriTemplate: string): readonly string[] => [
  ...new Set(
    [...uriTemplate.matchAll(/\{[+#./;?&]?([^{}]{1,500})\}/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.replace(/\*$|:\d+$/, '').trim()),
    ),
  ),
]

function templateOf(raw: unknown): TemplateInfo[] {
  const uriTemplate = isObject(raw) ? text(raw['uriTemplate']) : undefined
  if (!isObject(raw) || uriTemplate === undefined) return []
  return [
    {
      uriTemplate,
      name: text(raw['name']) ?? uriTemplate,
      title: text(raw['title']),
      description: text(raw['description']),
      variables: variablesOf(uriTemplate).slice(0, 20),
    },
  ]
}

export async function templatesOf(live: Live, limits: Limits): Promise<readonly TemplateInfo[]> {
  if (!live.has('resources')) return []
  const { signal } = new AbortController()
  const options = { signal, timeoutMs: limits.startMs, maxMs: limits.startMs }
  // A server that has resources but no templates may not know the question.
  const answer = await live.ask('resources/templates/list', {}, options).catch(() => ({}) as JsonObject)
  const templates = answer['resourceTemplates']
  return Array.isArray(templates) ? (templates as unknown[]).slice(0, MOST).flatMap(templateOf) : []
}

export function completionValues(answer: JsonObject): readonly string[] {
  const completion = answer['completion']
  const values = isObject(completion) ? completion['values'] : undefined
  return Array.isArray(values)
    ? (values as unknown[])
        .filter((value) => typeof value === 'string')
        .map((value) => value.slice(0, 1000))
        .slice(0, 100)
    : []
}
