// Does text of others tell its reader to do the very thing that a call does? Then it warns, even where no value gives that away.
import { leadOf } from './effects/nameEvidence.ts'
import { splitName } from './effects/words.ts'
import { ordersAt } from './instructions.ts'
import type { IndexedResult, SeenIndex } from './seenIndex.ts'
import type { SeenText } from './seenText.ts'
import { namesAct, stemOf } from './wishes.ts'
import { wordsOf } from './wordStream.ts'

const MOST_PLACES = 60
/** So many words after its verb an order has named what it is about. */
const REACH = 8

type Act = { readonly verb: string; readonly things: ReadonlySet<string> }

/** `set_alarm_mode`: to set, an alarm or a mode. Null for names that do not say what is done to what. */
function actOf(toolName: string): Act | null {
  const words = splitName(toolName)
  const lead = leadOf(words, null)
  const things = words.filter((word, at) => at !== lead?.at && word.length > 2).map(stemOf)
  return lead === null || things.length === 0 ? null : { verb: words[lead.at] as string, things: new Set(things) }
}

/** The person sent the model to a list of things to do: what stands there is what they asked for. */
const FOLLOWS =
  /\b(?:follow|carry out|complete|work through|take care of|handle|perform|execute|do (?:the|all|what|everything|whatever)|to-?dos?|tasks?|instructions?|action items?|checklist)\b/

const AFTERWARDS =
  /^(?:ran|was|were|is|has|had|did|done|ok|returned|failed|finished|succeeded|called|executed|completed|took)$/
/** "set_day ran" tells of a tool by its name. One that is told to be used ("now set_day to Friday") is an order all the same. */
const isReported = (text: string, next: string): boolean => /^\p{L}+[_-]\p{L}/u.test(text) && AFTERWARDS.test(next)

/** The order in one text that tells somebody to do this, as it stands there; null when there is none. */
function orderIn(text: SeenText, act: Act, isForeign: (source: number) => boolean): string | null {
  for (const place of text.stream.places(act.verb).slice(0, MOST_PLACES)) {
    const segment = text.segmentAt(place)
    if (!isForeign(segment.source)) continue
    const { words, offsets } = wordsOf(segment.text)
    const at = place - segment.start
    const offset = offsets[at] ?? 0
    const thing = words.slice(at + 1, at + 1 + REACH).findIndex((word) => act.things.has(stemOf(word)))
    if (thing < 0 || !ordersAt(segment.text, offset)) continue
    const last = at + 1 + thing
    if (isReported(segment.text.slice(offset), words[last + 1] ?? '')) continue
    return segment.text.slice(offset, (offsets[last] ?? offset) + (words[last] ?? '').length)
  }
  return null
}

/** The words of others that order what this tool does and that the person did not ask for. */
export function orderedAct(index: SeenIndex, toolName: string): string | null {
  if (!index.hasOthers()) return null
  const said = index.saidText()
  const act = actOf(toolName)
  if (act === null || namesAct(said, toolName) || asksSo(said, act)) return null
  const follows = FOLLOWS.test(said)
  const isForeign = (source: number) => {
    const { label, pointed }: IndexedResult = index.result(source)
    return label.trust === 'others' && !(pointed && follows)
  }
  return orderIn(index.prose, act, isForeign) ?? orderIn(index.fields, act, isForeign)
}

/** The person's own words hold the verb, or it is no surprise for another reason that they name the thing. */
const asksSo = (said: string, act: Act): boolean => {
  const words = new Set(wordsOf(said.toLowerCase()).words.map(stemOf))
  return words.has(stemOf(act.verb)) && [...act.things].some((thing) => words.has(thing))
}
