// What this very call does: a parameter that chooses the action, a trial run, a text in SQL. Stricter when unclear.
import type { ToolDefinition } from '../../../shared/host.ts'
import type { JsonObject } from '../../../shared/json.ts'
import { told } from '../../../shared/told.ts'
import { type Evidence, verbEvidence } from './evidence.ts'
import { EFFECT, type Verb, verbOf } from './lexicon.ts'
import { ACTION, type Parameter, parametersOf } from './schemaEvidence.ts'
import { readSql } from './sqlText.ts'
import { splitName } from './words.ts'

/** Changes the evidence of a definition into that of one call. */
export type CallReading = (evidence: readonly Evidence[]) => readonly Evidence[]

const TRIAL = /^(dryrun|simulate|simulation|validateonly|checkonly|whatif|planonly|previewonly|noop)$/
const SQL_KEY = /^(sql|sqlquery|rawsql|sqlstatement|sqltext|query|statement|querytext|querystring)$/
const HTTP_KEY = /^(method|httpmethod|requestmethod|verb|httpverb)$/
const HTTP = /^(get|head|options|post|put|patch|delete)$/i
/** Verbs that say nothing of what is done: the choice does. */
const GENERIC =
  /^(run|execute|exec|perform|invoke|call|submit|use|make|request|process|control|interact|trigger|query)$/
const HTTP_TEXT = /\b(?:https?|rest|web)\b[^.]{0,40}\b(?:requests?|calls?|apis?)\b|\bapi (?:calls?|requests?)\b/i

type Chooser = { readonly parameter: Parameter; readonly kind: 'action' | 'http' | 'trial' | 'sql' }

const kindOf = (parameter: Parameter, tool: ToolDefinition): Chooser['kind'] | null => {
  if (parameter.type === 'boolean') return TRIAL.test(parameter.key) ? 'trial' : null
  if (
    HTTP_KEY.test(parameter.key) &&
    (parameter.choices.length === 0 || parameter.choices.every((one) => HTTP.test(one)))
  )
    return 'http'
  if (ACTION.test(parameter.key)) return 'action'
  if (!SQL_KEY.test(parameter.key) || parameter.choices.length > 0) return null
  const text = `${parameter.about} ${tool.name} ${(tool.description ?? '').slice(0, 600)}`
  return parameter.key.includes('sql') || /(?:\b|_)sql(?:\b|_)|\bSELECT\b/i.test(text) ? 'sql' : null
}

const known = new WeakMap<ToolDefinition, readonly Chooser[]>()
/** Parameters of a definition that decide what a call does; most tools have none. */
function choosersOf(tool: ToolDefinition): readonly Chooser[] {
  const held = known.get(tool)
  if (held) return held
  // SECURITY: only what the definition itself names as a parameter; anything else the server is free to ignore.
  const found = parametersOf(tool.inputSchema).flatMap((parameter): Chooser[] => {
    const kind = kindOf(parameter, tool)
    return kind === null ? [] : [{ parameter, kind }]
  })
  known.set(tool, found)
  return found
}

const verbOfChoice = (choice: string): Verb | null => {
  const words = splitName(choice)
  const verb = words.length < 5 && !words.at(-1)?.endsWith('ed') ? verbOf(words[0] ?? '') : null
  return verb?.form === 'base' ? verb : null
}
/** `list_and_delete`: a choice of several verbs is as unclear as a name of several. */
const isSingle = (choice: string): boolean =>
  splitName(choice)
    .slice(1)
    .every((word) => !/^(and|or|then)$/.test(word) && (verbOf(word)?.noun ?? true))

/** What the choice does not do, as far as the other choices say that the tool does it. */
function byChoice({ name, choices }: Parameter, chosen: string, args: JsonObject): CallReading | null {
  const verb = verbOfChoice(chosen)
  const here = (one: Verb) => ({
    ...verbEvidence(one, 'schema', 0.8),
    parameter: name,
    evidence: told`“${name}” is “${chosen}” here`,
  })
  // A value that the definition does not list can only make it worse: what the listed ones promise is not said of it.
  const listed = choices.includes(chosen)
  const worse = verb === null || verb.kind === 'look' ? [] : [here(verb)]
  if (!listed || choices.length < 2 || verb === null || !isSingle(chosen))
    return (evidence) => [
      ...evidence.filter((one) => listed || one.parameter !== name || one.effect !== 'read'),
      ...worse,
    ]
  const others = choices.filter((one) => one !== chosen).flatMap((one) => verbOfChoice(one) ?? [])
  const effects = new Set(others.map((one) => EFFECT[one.kind].effect))
  const bases = new Set(others.map((one) => one.base))
  const explained = (one: Evidence, named: ReadonlySet<string>): boolean => {
    if (one.parameter === name) return one.choice !== chosen
    if (one.source === 'schema')
      return one.parameter !== undefined && !(one.parameter in args) && effects.has(one.effect)
    if (one.verb !== undefined && GENERIC.test(one.verb)) return true
    // A name that says one thing plainly means it; one that lists what can be chosen is explained by the choice.
    if (one.source === 'name') return one.verb !== undefined && bases.has(one.verb) && named.has(verb.base)
    return effects.has(one.effect)
  }
  return (evidence) => {
    const named = new Set(
      evidence.flatMap((one) => (one.source === 'name' && one.verb !== undefined ? [one.verb] : [])),
    )
    return [...evidence.filter((one) => one.effect === 'read' || !explained(one, named)), here(verb)]
  }
}

function byMethod(parameter: Parameter, method: string, tool: ToolDefinition): CallReading | null {
  if (!HTTP.test(method)) return null
  const gets = /^(get|head|options)$/i.test(method)
  const evidence = told`“${parameter.name}” is “${method}” here`
  if (!gets) {
    const effect = /^post$/i.test(method) ? 'write' : 'delete'
    const made: Evidence = {
      source: 'schema',
      effect,
      sure: 0.8,
      undo: /^delete$/i.test(method) ? 'never' : 'partly',
      evidence,
    }
    return (all) => [...all.filter((one) => one.parameter !== parameter.name), made]
  }
  const aboutRequests = HTTP_TEXT.test(`${splitName(tool.name).join(' ')} ${(tool.description ?? '').slice(0, 300)}`)
  if (!aboutRequests && parameter.choices.length < 2) return null
  const explained = (one: Evidence) =>
    one.source === 'hint' ||
    one.parameter === parameter.name ||
    (one.verb !== undefined &&
      (GENERIC.test(one.verb) || (aboutRequests && /^(send|make|issue|post|put|patch|delete)$/.test(one.verb))))
  return (all) => [
    ...all.filter((one) => one.effect === 'read' || !explained(one)),
    { source: 'schema', effect: 'read', sure: 0.8, undo: 'yes', evidence },
  ]
}

function bySql(parameter: Parameter, sql: string): CallReading | null {
  const reading = readSql(sql)
  if (reading === 'unclear') return null
  if (reading !== 'reads') {
    const evidence =
      reading === 'destroys'
        ? told`the SQL in “${parameter.name}” changes or removes what is there`
        : told`the SQL in “${parameter.name}” does more than look`
    const effect = reading === 'destroys' ? 'delete' : 'execute'
    return (all) => [...all, { source: 'schema', effect, sure: 0.8, undo: 'never', evidence }]
  }
  const select = told`“${parameter.name}” is one plain SELECT here`
  const explained = (one: Evidence) =>
    one.source === 'hint' ||
    one.parameter === parameter.name ||
    one.takesCode === true ||
    (one.verb !== undefined && GENERIC.test(one.verb))
  return (all) => [
    ...all.filter((one) => one.effect === 'read' || !explained(one)),
    { source: 'schema', effect: 'read', sure: 0.8, undo: 'yes', evidence: select },
  ]
}

const byTrial =
  ({ name }: Parameter): CallReading =>
  (all) => [
    // SECURITY: code that is to be run is code that may be run.
    ...all.filter((one) => one.effect === 'read' || one.takesCode === true),
    { source: 'schema', effect: 'read', sure: 0.8, undo: 'yes', evidence: told`“${name}” is on: it is only tried out` },
  ]

/** How the arguments of one call change what its definition says; null where nothing in them chooses. */
export function readCall(tool: ToolDefinition, args: JsonObject): CallReading | null {
  const choosers = choosersOf(tool)
  if (choosers.length === 0) return null
  const readings = choosers.flatMap(({ parameter, kind }): CallReading[] => {
    const value = Object.hasOwn(args, parameter.name) ? args[parameter.name] : undefined
    if (kind === 'trial') return value === true ? [byTrial(parameter)] : []
    if (kind === 'action' && value !== undefined && typeof value !== 'string')
      return [byChoice(parameter, '', args) as CallReading]
    if (typeof value !== 'string' || (value === '' && kind !== 'action')) return []
    const reading =
      kind === 'sql'
        ? bySql(parameter, value)
        : kind === 'http'
          ? byMethod(parameter, value, tool)
          : byChoice(parameter, value, args)
    return reading === null ? [] : [reading]
  })
  return readings.length === 0 ? null : (evidence) => readings.reduce((so, reading) => reading(so), evidence)
}
