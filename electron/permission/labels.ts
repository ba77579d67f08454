// Labels of results: whose data, how private, and whether somebody else could have written it.
import type { ToolResult } from '../../shared/host.ts'
import type { AccountId, ServerId } from '../../shared/ids.ts'
import type { Assessment, Label } from '../../shared/permission.ts'
import { shapeOf } from './shape.ts'

export type LabelInput = {
  readonly serverId: ServerId
  readonly serverName: string
  readonly accountId: AccountId | null
  readonly assessment: Assessment
  /** The person's own word for this tool's results, if any. */
  readonly trustSetting: Label['trust'] | null
  readonly text: string
}

/** The text that a model would see of a result, for labels and provenance. */
export const textOf = (result: ToolResult): string =>
  [
    ...result.blocks.map((block) => {
      switch (block.type) {
        case 'text':
          return block.text
        case 'resource':
          return `${block.uri}\n${block.text ?? ''}`
        case 'link':
          return `${block.uri} ${block.name} ${block.description ?? ''}`
        case 'image':
        case 'audio':
          return ''
      }
    }),
    ...(result.structured === undefined ? [] : [JSON.stringify(result.structured)]),
  ].join('\n')

const MOST_ENTRIES = 2000

/** Four words can already be an order. */
const isBare = (value: string): boolean => value.length <= 60 && value.split(/\s+/).length <= 3

const ASCII = /^[ -%'-~]*$/
/** A long first line without a sign of a key, a list or JSON is prose, told without taking the text apart. */
function isLongWords(text: string): boolean {
  const end = text.indexOf('\n')
  const line = (end < 0 ? text : text.slice(0, end)).trim()
  return line.length > 60 && !/^[-[{]|[:=]/.test(line) && ASCII.test(line)
}

/** Nothing but short entries and values: no place for anybody's sentences. */
const isBareList = (text: string): boolean => {
  if (isLongWords(text)) return false
  const lines = shapeOf(text.slice(0, 200_000))
  return (
    text.length < 200_000 && lines.length <= MOST_ENTRIES && lines.every((line) => !line.prose && isBare(line.text))
  )
}

/** Labels one result. A tool that looks outside gives public data of others; other data is private, and of others wherever it holds prose. */
export function labelFor({ assessment, trustSetting, text, ...whose }: LabelInput): Label {
  const outside = assessment.openWorld && assessment.effects[0] === 'read'
  // SECURITY: when in doubt somebody else wrote it; only a setting or a bare list of values says otherwise.
  const trust = trustSetting ?? (!outside && isBareList(text) ? 'own' : 'others')
  return {
    serverId: whose.serverId,
    serverName: whose.serverName,
    accountId: whose.accountId,
    privacy: outside ? 'public' : 'private',
    trust,
  }
}
