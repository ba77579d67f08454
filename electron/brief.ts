// Texts that are much alike, told to the database's thread in brief: what they share once for each message, and what stands in its gaps.
import { asciiQuoted } from '../shared/canonical.ts'

/** JSON with gaps between its parts. In a gap stands a value to be quoted, or JSON as it is where `isJson` says so. */
export type Form = { readonly parts: readonly string[]; readonly isJson: readonly boolean[] }
export type Gap = string | number | null
/** One text: the form is one object for all that share it. */
export type BriefText = { readonly form: Form; readonly gaps: readonly Gap[] }
/** Many: `cells` has the number of a form, then its gaps, and so on. */
export type Brief = { readonly forms: readonly Form[]; readonly cells: readonly Gap[] }

/** A text with no form to share. */
export const plainText = (json: string): BriefText => ({ form: PLAIN, gaps: [json] })
const PLAIN: Form = { parts: ['', ''], isJson: [true] }

export function briefly(texts: readonly BriefText[]): Brief {
  const numbers = new Map<Form, number>()
  const cells: Gap[] = []
  for (const { form, gaps } of texts) {
    let number = numbers.get(form)
    if (number === undefined) numbers.set(form, (number = numbers.size))
    cells.push(number)
    for (const gap of gaps) cells.push(gap)
  }
  return { forms: [...numbers.keys()], cells }
}

/** The texts again, in ASCII alone wherever their forms and their JSON are. */
export function fullTexts({ forms, cells }: Brief): string[] {
  const texts: string[] = []
  for (let at = 0; at < cells.length; ) {
    const form = forms[cells[at] as number] as Form
    texts.push(filled(form, cells, at + 1))
    at += form.parts.length
  }
  return texts
}

export const fullText = ({ form, gaps }: BriefText): string => filled(form, gaps, 0)

function filled({ parts, isJson }: Form, cells: readonly Gap[], from: number): string {
  let text = parts[0] as string
  for (let gap = 1; gap < parts.length; gap += 1) {
    const value = cells[from + gap - 1] as Gap
    text += typeof value === 'string' && !isJson[gap - 1] ? asciiQuoted(value) : String(value)
    text += parts[gap]
  }
  return text
}

const MOST_REMEMBERED = 16

/** Gives the form of what is alike: the last few are remembered, since calls of one tool come together. */
export function rememberForms<T>(isAlike: (a: T, b: T) => boolean, formOf: (one: T) => Form): (one: T) => Form {
  const recent: { readonly like: T; readonly form: Form }[] = []
  return (one) => {
    for (const { like, form } of recent) if (isAlike(like, one)) return form
    const form = formOf(one)
    if (recent.unshift({ like: one, form }) > MOST_REMEMBERED) recent.pop()
    return form
  }
}
