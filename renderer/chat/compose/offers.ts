import type { PromptInfo, ServerView } from '../../../shared/host.ts'
import type { ServerId } from '../../../shared/ids.ts'
import { request } from '../../ipc/client.ts'

type Server = { readonly id: ServerId; readonly name: string }
/** Something that a list can offer. */
export type Offer =
  | { readonly kind: 'command'; readonly id: string; readonly label: string; readonly hint: string; run(): void }
  | { readonly kind: 'prompt'; readonly server: Server; readonly prompt: PromptInfo }
  | { readonly kind: 'server'; readonly server: Server }
  | { readonly kind: 'tool'; readonly server: Server; readonly name: string; readonly title: string }
  | { readonly kind: 'resource'; readonly server: Server; readonly uri: string; readonly title: string }
  | {
      readonly kind: 'template'
      readonly server: Server
      readonly uriTemplate: string
      readonly title: string
      readonly variables: readonly string[]
    }

/** What every ready server gives; one that fails gives nothing, and holds up no other. */
async function fromAll<T>(
  servers: readonly ServerView[],
  ask: (server: Server) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const ready = servers.filter(({ state }) => state.kind === 'ready')
  const given = await Promise.all(ready.map(({ id, name }) => ask({ id, name }).catch(() => [])))
  return given.flat()
}

export const promptOffers = (servers: readonly ServerView[]): Promise<readonly Offer[]> =>
  fromAll(
    servers.filter(({ promptCount }) => promptCount > 0),
    async (server) => {
      const prompts = await request('host.listPrompts', { serverId: server.id })
      return prompts.map((prompt): Offer => ({ kind: 'prompt', server, prompt }))
    },
  )

export async function mentionOffers(servers: readonly ServerView[], query: string): Promise<readonly Offer[]> {
  const [resources, tools] = await Promise.all([
    fromAll(servers, resourcesOf),
    query === '' ? [] : request('host.searchTools', { query, limit: 8 }).catch(() => []),
  ])
  const ready = servers.filter(({ state }) => state.kind === 'ready')
  return [
    ...ready.map(({ id, name }): Offer => ({ kind: 'server', server: { id, name } })),
    ...resources,
    ...tools.map(
      ({ tool: { serverId, serverName, definition } }): Offer => ({
        kind: 'tool',
        server: { id: serverId, name: serverName },
        name: definition.name,
        title: definition.title ?? definition.name,
      }),
    ),
  ]
}

async function resourcesOf(server: Server): Promise<readonly Offer[]> {
  const [resources, templates] = await Promise.all([
    request('host.listResources', { serverId: server.id }),
    request('host.listTemplates', { serverId: server.id }),
  ])
  return [
    ...resources.map(({ uri, title, name }): Offer => ({ kind: 'resource', server, uri, title: title ?? name })),
    ...templates.map(
      ({ uriTemplate, title, name, variables }): Offer => ({
        kind: 'template',
        server,
        uriTemplate,
        title: title ?? name,
        variables,
      }),
    ),
  ]
}

export function labelOf(offer: Offer): string {
  switch (offer.kind) {
    case 'command':
      return offer.label
    case 'prompt':
      return offer.prompt.title ?? offer.prompt.name
    case 'server':
      return offer.server.name
    case 'tool':
    case 'resource':
    case 'template':
      return offer.title
  }
}

const MOST = 40

/** Every word typed must occur; at most as many as one would read. */
export function fitting(offers: readonly Offer[], query: string): readonly Offer[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const textOf = (offer: Offer) => {
    const more =
      offer.kind === 'prompt'
        ? `${offer.prompt.name} ${offer.prompt.description ?? ''} ${offer.server.name}`
        : offer.kind === 'resource'
          ? `${offer.uri} ${offer.server.name}`
          : offer.kind === 'tool'
            ? query
            : ''
    return `${labelOf(offer)} ${more}`.toLowerCase()
  }
  return offers.filter((offer) => words.every((word) => textOf(offer).includes(word))).slice(0, MOST)
}
