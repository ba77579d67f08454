// Audit lines in brief: every call writes two, of which little but ids, a time and a digest is new.
import type { AuditDraft } from '../../shared/audit.ts'
import { asciiQuoted } from '../../shared/canonical.ts'
import type { Millis } from '../../shared/ids.ts'
import { isSameTold, type Told, toldText } from '../../shared/told.ts'
import { type BriefText, type Form, rememberForms } from '../brief.ts'

const text = (value: string | null): string => (value === null ? 'null' : asciiQuoted(value))

const NONE: readonly string[] = []
/** What stands in the gaps of the reason, where that is nothing but texts. */
type Texts = readonly string[]
const textsOf = ({ with: values }: Told): Texts | null =>
  values !== undefined && values.every((value) => typeof value === 'string') ? (values as Texts) : null

const isSameReason = (a: Told, b: Told): boolean =>
  a.say === b.say && textsOf(a)?.length === textsOf(b)?.length && (textsOf(a) !== null || isSameTold(a, b))
const isSameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

/** All but when, which request, its arguments and its trace, and the texts in the reason. */
const isAlike = (a: AuditDraft, b: AuditDraft): boolean =>
  a.kind === b.kind &&
  a.result === b.result &&
  a.action === b.action &&
  a.name === b.name &&
  a.conversationId === b.conversationId &&
  a.serverId === b.serverId &&
  a.serverName === b.serverName &&
  a.accountId === b.accountId &&
  isSameReason(a.reason, b.reason) &&
  (a.by === undefined) === (b.by === undefined) &&
  isSameList(a.by, b.by)

const place = (draft: AuditDraft): string =>
  `"conversationId":${text(draft.conversationId)},"serverId":${text(draft.serverId)},"serverName":${text(draft.serverName)}` +
  `,"accountId":${text(draft.accountId)},"action":${text(draft.action)},"name":${text(draft.name)}`

/** Only the named fields, so that nothing else (an argument, a secret) ever slips into a line. */
function formOf(draft: AuditDraft): Form {
  const texts = textsOf(draft.reason)
  const reason =
    texts === null || texts.length === 0
      ? [toldText(draft.reason)]
      : [`{"say":${text(draft.reason.say)},"with":[`, ...texts.slice(1).map(() => ','), ']}']
  const [first, ...rest] = reason as [string, ...string[]]
  const last = `${rest.pop() ?? ''}${draft.by === undefined ? '' : `,"by":[${draft.by.map(text).join(',')}]`},"traceId":`
  const opening = `,"result":${text(draft.result)},"reason":${first}`
  const parts = ['{"at":', `,"kind":"${draft.kind}","subject":`, `,${place(draft)},"argumentsDigest":`]
  if (reason.length === 1) parts.push(opening + last)
  else parts.push(opening, ...rest, last)
  parts.push('}')
  return { parts, isJson: parts.map(() => false) }
}

/** Makes lines of drafts, which are never changed by whoever made them. */
export function createLines(): (draft: AuditDraft, at: Millis) => BriefText {
  const formFor = rememberForms(isAlike, formOf)
  return (draft, at) => {
    const { subject, argumentsDigest, traceId } = draft
    const texts = textsOf(draft.reason) ?? NONE
    return { form: formFor(draft), gaps: [at, subject, argumentsDigest, ...texts, traceId] }
  }
}
