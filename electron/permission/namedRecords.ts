// Records by the names that the person used: which one is meant, and who made it.
import type { SeenIndex } from './seenIndex.ts'
import type { Hit, Segment } from './seenText.ts'

const MOST_BEARERS = 24

export const IDENTITY =
  /(^|[_ -])(name|title|filename|subject|label|summary|email|address|path|file|slug|handle|login|user|username|display|topic)([_ -]|$)/
export const KEY =
  /(^|[_ -])(ids?_?|key|number|no|uid|uuid|guid|slug|emails?|address|mail|handle|login|path|iban)([_ -]|$)/

export const withoutExtension = (text: string) => text.replace(/\.[a-z0-9]{1,5}$/, '')

/** No part of a longer word; an ending of a file may follow. */
const standsAlone = ({ segment: { text }, offset, length }: Hit): boolean =>
  !/[\p{L}\p{N}]/u.test(`${text[offset - 1] ?? ''}${text[offset + length] ?? ''}`)

/** Is one of the record's names the person's own word for it? */
export function isNamed(index: SeenIndex, source: number, record: number): boolean {
  return index.record(source, record).some((field) => {
    const name = withoutExtension(field.text)
    return IDENTITY.test(field.key) && name.length >= 4 && index.said.find(name, 4).some(standsAlone)
  })
}

const AUTHOR =
  /(^|[_ -])(from|sender|author|creator|created[_ -]by|organi[sz]er|host|poster|posted[_ -]by|reporter|requester|commenter|submitted[_ -]by|invited[_ -]by)([_ -]|$)/

/**
 * SECURITY: whoever makes a record chooses the name and the address in it (a mail from "Alice Miller", an event of hers).
 * Only a bare list with no word of an author, such as the contacts that the person keeps, says where something goes.
 */
export const isOthersMaking = (index: SeenIndex, { source, record }: Segment): boolean =>
  index.result(source).label.trust === 'others' || index.record(source, record).some(({ key }) => AUTHOR.test(key))

/** SECURITY: where two records bear the name, the person said which of them to nobody. */
export function isAmbiguous(index: SeenIndex, { source, record, key, text }: Segment): boolean {
  const names = index.record(source, record).filter((field) => IDENTITY.test(field.key) && field.key !== key)
  return names.some(
    (name) =>
      index.said.find(withoutExtension(name.text), 4).some(standsAlone) &&
      index.fields
        .find(name.text, MOST_BEARERS)
        .some(
          ({ segment }) =>
            segment.text === name.text &&
            segment.key === name.key &&
            index.record(segment.source, segment.record).some((field) => field.key === key && field.text !== text),
        ),
  )
}

/** The only thing that was found when the person's own words were looked for. */
export const isOnlyFound = (index: SeenIndex, { source, record }: Segment): boolean => {
  const { pointed, recordCount } = index.result(source)
  return pointed && recordCount === 1 && record <= 1
}
