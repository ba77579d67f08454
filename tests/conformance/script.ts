// What is done with any server: look at everything, call every tool once, load a skill where that is the errand.
import type { Client } from '@modelcontextprotocol/client'
import { SkillsClient } from '@modelcontextprotocol/client/ext/skills'
import { AppError } from '../../shared/ipc/errors.ts'
import type { Json, JsonObject } from '../../shared/json.ts'
import type { Context } from './context.ts'
import type { Peer } from './peer.ts'

export type SigningIn = <T>(work: () => Promise<T>) => Promise<T>
type Listed = Awaited<ReturnType<Peer['tools']>>[number]

/** A value that a schema accepts; for an object, a schema itself is as good a sample as any. */
function sample(schema: Json, anyObject: JsonObject): Json {
  const type: unknown = Reflect.get(Object(schema), 'type')
  switch (type) {
    case 'number':
    case 'integer':
      return 5
    case 'boolean':
      return true
    case 'array':
      return []
    case 'object':
      return anyObject
    default:
      return 'text'
  }
}

function argumentsFor(tool: Listed, all: readonly Listed[]): JsonObject {
  const properties = Object.entries(Object(tool.inputSchema['properties']) as JsonObject)
  return Object.fromEntries(properties.map(([name, schema]) => [name, sample(schema, all[0]?.inputSchema ?? {})]))
}

const isRefusedByUs = (reason: unknown): boolean => reason instanceof AppError && reason.code === 'INVALID_ARGUMENTS'

/** Calls what the context asks for, else every tool of the list, one after the other. True when all were sent, as far as they had to be. */
export async function callTools(
  peer: Peer,
  tools: readonly Listed[],
  context: Context,
  signingIn: SigningIn,
): Promise<boolean> {
  const everything = tools.map((tool) => ({ name: tool.name, arguments: argumentsFor(tool, tools) }))
  let isSent = true
  for (const call of context.toolCalls ?? everything) {
    const answer = await signingIn(() => peer.call(call.name, call.arguments as JsonObject)).catch(
      (reason: unknown) => {
        // Our samples need not fit; but what the context hands over has to go out, fitting or not.
        if (!isRefusedByUs(reason)) throw reason
        isSent &&= context.toolCalls === undefined
        return 'not sent'
      },
    )
    console.log(call.name, answer)
  }
  return isSent
}

/** Listing looks at no file; loading reads the skill, and then what belongs to it. */
export async function visitSkills(client: Client, isLoading: boolean): Promise<void> {
  const skills = new SkillsClient(client)
  if (!skills.supported) return
  const listing = await skills.list()
  if (!isLoading) return
  for (const skill of listing.skills) {
    await skills.read(skill)
    for (const resource of skill.resources === 'dynamic' ? [] : skill.resources) await skills.read(skill, resource.uri)
  }
}
