// Takes names apart: camelCase, snake_case, kebab-case and dotted names into lower-case words.

const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 5000

/** The lower-case words of an identifier: `getUserByID`, `get_user-by.id` -> get user by id. */
export function splitName(name: string): readonly string[] {
  const found = known.get(name) ?? split(name)
  // The keys of arguments and the names of tools are few and come again with every call.
  if (known.size < MOST_KNOWN && name.length <= 64) known.set(name, found)
  return found
}

const split = (name: string): readonly string[] =>
  name
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** The words of a text with their separators: commas and sentence ends are kept as words of their own. */
export const tokens = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\bread[ -]only\b/g, 'readonly')
    .match(/[\p{L}][\p{L}\p{N}'’]*|[,.;:!?/&()|]|\n/gu) ?? []
