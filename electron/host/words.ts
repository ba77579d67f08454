const STOP = new Set(
  'a an and are as at be been but by can could do does for from get had has have how i if in into is it its me my need of on or our please should so some than that the their them then there these they this to us want was we were what when where which who will with would you your'.split(
    ' ',
  ),
)
const WORD = /[\p{L}\p{N}]+/gu
const INNER_BORDER = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/

/** Folds the commonest English endings; two forms of a word need only meet, not be right. */
function stem(word: string): string {
  if (word.length <= 3) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/[su]s$/.test(word)) return word.slice(0, -1)
  if (word.endsWith('ing') && word.length > 5) return undouble(word.slice(0, -3))
  if (word.endsWith('ed') && word.length > 4) return undouble(word.slice(0, -2))
  return word
}
function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) || (word.length > 5 && word.endsWith('ll')) ? word.slice(0, -1) : word
}
/** `create` and `created` meet without their last `e`. */
const bare = (word: string) => (word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word)

/** The words of a text or of a name (`createIssue`, `list_files`): split, lower case, without stop words, stemmed. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [run] of text.matchAll(WORD))
    for (const part of run.split(INNER_BORDER)) {
      const word = part.toLowerCase()
      if (!STOP.has(word)) words.push(bare(stem(word)))
    }
  return words
}
