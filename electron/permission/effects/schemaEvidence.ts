// What a tool's parameters say: a command to run, people to write to, money, new values, actions to choose from.
import { type Told, told } from '../../../shared/told.ts'
import type { Json, JsonSchema } from '../../../shared/json.ts'
import { type Evidence, verbEvidence } from './evidence.ts'
import { verbOf } from './lexicon.ts'
import { wordOfNoReturn } from './descriptionEvidence.ts'
import { splitName } from './words.ts'

export type Parameter = {
  readonly name: string
  readonly key: string
  readonly words: readonly string[]
  readonly type: string
  readonly choices: readonly string[]
  readonly about: string
  readonly required: boolean
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typeOf = (schema: { readonly [key: string]: Json }): string =>
  typeof schema.type === 'string' ? schema.type : Array.isArray(schema.type) ? String(schema.type[0]) : ''

const choicesOf = (schema: { readonly [key: string]: Json }, depth = 0): string[] => {
  const own = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const as Json] : []
  const variants = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []))
  const nested = variants
    .slice(0, 40)
    .flatMap((variant) => (isObject(variant) && depth < 4 ? choicesOf(variant, depth + 1) : []))
  return [...own.filter((value): value is string => typeof value === 'string'), ...nested].slice(0, 100)
}

/** The top-level parameters of a schema, including those of its `anyOf`/`oneOf`/`allOf` variants. */
export const parametersOf = (schema: JsonSchema): Parameter[] => {
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const variants = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) =>
    Array.isArray(list) ? list.slice(0, 20) : [],
  )
  const own = isObject(schema.properties) ? Object.entries(schema.properties).slice(0, 200) : []
  const list = own.map(([name, value]): Parameter => {
    const about = isObject(value) ? value : {}
    const words = splitName(name)
    return {
      name,
      key: words.join(''),
      words,
      type: typeOf(about),
      choices: choicesOf(about),
      about: typeof about.description === 'string' ? about.description.slice(0, 400) : '',
      required: required.has(name),
    }
  })
  return [
    ...list,
    ...variants.flatMap((variant) => (isObject(variant) ? parametersOf({ properties: variant.properties ?? {} }) : [])),
  ]
}

const RUN =
  /^(command|commands|cmd|commandline|shellcommand|script|sql|sqlquery|rawsql|sqlstatement|javascript|python|shell|bash|sourcecode|codesnippet|mutation|expression|program)$/
const TO =
  /^(to|cc|bcc|recipient|recipients|recipientids|toaddress|toaddresses|torecipients|emailto|sendto|mailto|phonenumber|recipientemail|invitees|invitee)$/
const WORDS_SENT = /^(subject|body|message|messagetext|text|content|html|htmlbody|textbody|note|comment|caption)$/
const MONEY = /^(amount|total|sum|price|unitamount|amountcents|value|cost)$/
const PAID =
  /^(currency|payee|beneficiary|iban|accountnumber|cardnumber|card|paymentmethod|paymentmethodid|recipient|fromaccount|toaccount|wallet|paymentintent)$/
const NEW_VALUES =
  /^(updates?|changes|patch|patchdata|newvalues?|newname|newtitle|newcontent|newstring|replacement|replacewith|newpath|newstatus|fieldstoupdate|addlabels|removelabels|overwrite|upsert|edits)$/
/** A parameter that chooses what is done. */
export const ACTION =
  /^(action|operation|op|method|mode|subcommand|verb|actiontype|operationtype|command|task|requesttype|httpmethod)$/
const OUT_FILE =
  /^(output(?:file|path|dir|dirpath|directory|folder|filename)|save(?:to|as|path|dir|directory|file)|local(?:path|file|dir)|dest(?:ination)?(?:path|file|dir|folder)?|download(?:path|dir|to|directory)|export(?:path|file|dir)|target(?:path|file|dir)|filepath|filename|(?:request|response|result|report)filepath)$/
const OUT_ABOUT =
  /\b(?:save|saves|saved|saving|write|writes|written|writing|store|stored|dump|output|export|exported|download|downloaded)\b/i
const QUERIES =
  /^(query|q|filter|filters|search|searchterm|limit|cursor|page|pagesize|perpage|offset|sort|orderby|fields|maxresults|startdate|enddate|since|until|pagetoken|top|skip|includedetails)$/

const first = (parameters: readonly Parameter[], pattern: RegExp) => parameters.find((one) => pattern.test(one.key))

const choiceEvidence = (parameter: Parameter, reads: boolean, lead: string): Evidence[] => {
  const http = /^(post|put|patch|delete)$/i
  // Where nothing that looks can be chosen, it is what is looked for.
  const filters =
    reads &&
    /^(list|search|find|get|count|query)$/.test(lead) &&
    parameter.choices.every((one) => verbOf(splitName(one)[0] ?? '')?.kind !== 'look')
  return parameter.choices.flatMap((choice) => {
    const words = splitName(choice)
    const verb = words.length < 5 && !words.at(-1)?.endsWith('ed') ? verbOf(words[0] ?? '') : null
    if (!verb || verb.form !== 'base' || (verb.kind === 'look' && !http.test(choice))) return []
    const evidence = told`its parameter “${parameter.name}” can be “${choice}”`
    // `issue_types` of a tool that looks is a kind of thing.
    const thing = reads && verb.noun && (words.length > 1 || filters)
    return [{ ...verbEvidence(verb, 'schema', thing ? 0.4 : 0.7), parameter: parameter.name, choice, evidence }]
  })
}

/** All that can be chosen only looks: `list`, `get_members`. */
const onlyLooks = ({ key, choices }: Parameter): boolean =>
  /^(action|operation|op|subcommand|verb|actiontype|operationtype)$/.test(key) &&
  choices.length > 0 &&
  choices.every((choice) => {
    const [first = '', ...rest] = splitName(choice)
    return verbOf(first)?.kind === 'look' && rest.every((word) => verbOf(word)?.noun ?? true)
  })

/** What is only looked at by one of these is not run, unless a parameter says that it can be. */
export const LOOKS_AT_CODE = /^(explain|validate|lint|parse|highlight)$/
const RUNS_TOO = /^(analy[sz]e|execute|run)$/

const runEvidence = (parameters: readonly Parameter[], lead: string): Evidence[] => {
  const lookedAt = LOOKS_AT_CODE.test(lead) && !parameters.some((one) => RUNS_TOO.test(one.key))
  const named = parameters.find(
    (one) => RUN.test(one.key) && one.choices.length === 0 && !/^(number|integer|boolean)$/.test(one.type),
  )
  const described = parameters.find(
    (one) =>
      /^(code|function|input|source|snippet|statement|text)$/.test(one.key) &&
      /\b(sql|javascript|python|shell|graphql mutation)\b|\b(?:code|script|command|function|statement)s?\b.{0,20}\b(?:execut|run|evaluat)|\b(?:execut|evaluat)\w*\b/i.test(
        one.about,
      ),
  )
  // A query to be run may well be words to search for; one in a language that changes things says so.
  const query = /^(search|find)$/.test(lead)
    ? undefined
    : parameters.find(
        (one) => one.key === 'query' && /\b(sql|shell|cypher|graphql mutation|statements?)\b/i.test(one.about),
      )
  const one = named ?? described ?? query
  return one
    ? [
        {
          source: 'schema',
          effect: 'execute',
          sure: lookedAt ? 0.4 : named ? 0.6 : 0.55,
          undo: 'never',
          parameter: one.name,
          takesCode: true,
          evidence: told`it takes “${one.name}”, something to run`,
        },
      ]
    : []
}

const outEvidence = (parameters: readonly Parameter[]): Evidence[] => {
  const out = parameters.find(
    (one) =>
      OUT_FILE.test(one.key) &&
      (OUT_ABOUT.test(one.about) || /^(output|save|dest|download|export|local)/.test(one.key)) &&
      // Journeys have destinations too.
      (!/^dest(ination)?$/.test(one.key) || /\b(path|file|folder|director)/i.test(one.about)),
  )
  return out
    ? [
        {
          source: 'schema',
          effect: 'write',
          // A bare file name stays in the server's own folder; a path can be anywhere.
          sure: out.key === 'filename' ? 0.4 : 0.5,
          undo: 'partly',
          parameter: out.name,
          evidence: told`it can write a file (“${out.name}”)`,
        },
      ]
    : []
}

/** Evidence of the parameters. What would only be a filter of a reading tool is left below counting. */
export const schemaEvidence = (parameters: readonly Parameter[], reads: boolean, lead = ''): Evidence[] => {
  const found: Evidence[] = []
  const add = (one: Parameter, effect: Evidence['effect'], sure: number, what: Told) =>
    found.push({
      source: 'schema',
      effect,
      sure,
      undo: effect === 'write' ? 'partly' : 'never',
      parameter: one.name,
      evidence: told`it takes “${one.name}”, ${what}`,
    })
  for (const one of parameters) if (ACTION.test(one.key)) found.push(...choiceEvidence(one, reads, lead))
  for (const one of parameters)
    if (onlyLooks(one))
      found.push({
        source: 'schema',
        effect: 'read',
        sure: 0.5,
        undo: 'yes',
        parameter: one.name,
        evidence: told`all that its parameter “${one.name}” offers is to look`,
      })
  found.push(...runEvidence(parameters, lead), ...outEvidence(parameters))
  const to = first(parameters, TO)
  const words = first(parameters, WORDS_SENT)
  if (to && words) add(to, 'send', reads ? 0.4 : 0.6, told`people to reach, with words for them`)
  const money = first(parameters, MONEY)
  // What a thing is to cost is no payment of it.
  const priced = money && /^(price|unitamount|cost)$/.test(money.key)
  if (money && parameters.some((one) => PAID.test(one.key) && !(priced && one.key === 'currency')))
    add(money, 'spend', reads ? 0.3 : 0.6, told`an amount of money`)
  const values = parameters.find((one) => NEW_VALUES.test(one.key) && one.type !== 'boolean')
  if (values) add(values, 'write', 0.5, told`new values`)
  for (const one of parameters) {
    const grave = /^(confirm|confirmed|confirmation|force|iamsure|acknowledge)/.test(one.key)
      ? wordOfNoReturn(one.about)
      : null
    if (grave && !reads) add(one, 'delete', 0.55, told`and calls itself “${grave}”`)
  }
  const onlyIds = parameters.length > 0 && parameters.every((one) => /ids?$/.test(one.key))
  if (lead === 'convert' && onlyIds)
    add(parameters[0] as Parameter, 'write', 0.5, told`a thing to convert where it is kept`)
  const query = first(parameters, QUERIES)
  if (query)
    found.push({
      source: 'schema',
      effect: 'read',
      sure: 0.3,
      undo: 'yes',
      evidence: told`it takes “${query.name}”, as tools that look things up do`,
    })
  return found
}

/** Does it take an address on the web or a person, so that what it is given can leave? */
export const takesAddress = (parameters: readonly Parameter[]): boolean =>
  parameters.some(
    (one) => /^(url|urls|uri|href|link|website|webhook|webhookurl|endpoint|domain)$/.test(one.key) || TO.test(one.key),
  )

/** Could it be handed a query or code? A definition that names no parameters hides them. */
export const takesText = (parameters: readonly Parameter[]): boolean =>
  parameters.length === 0 ||
  parameters.some(
    (one) =>
      /quer(?:y|ies)|sql|statement|code|command|script|expression|text|input|question|prompt|request|body|payload/.test(
        one.key,
      ) && !/^(number|integer|boolean)$/.test(one.type),
  )
