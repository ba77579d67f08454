// Full-text search over titles and messages: quick also for a word that is everywhere, since only the newest matches are ranked.
import type { ConversationHit, Place } from '../../shared/chat.ts'
import type { ConversationId, MessageId } from '../../shared/ids.ts'
import { conversationFrom } from './conversationRow.ts'
import type { Database } from './database.ts'
import type { Row } from './databaseProtocol.ts'
import { sectionAt } from './messageText.ts'

/** Ranking every match of a common word takes half a second on a million messages: only this many of the newest count. */
const RANKED = 400
/** Characters of a message in which the words of a snippet are looked for. */
const SNIPPED = 60_000
/** Places of one conversation among those of others. */
const FEW = 3

const MATCHES = `
  SELECT c.id, c.title, c.created_at, c.updated_at, c.model, c.message_count, count(*) AS hits, max(m.position) AS newest,
    json_group_array(m.position ORDER BY m.position DESC) AS positions
  FROM (SELECT rowid AS position FROM message_words WHERE message_words MATCH ? ORDER BY rowid DESC LIMIT ${RANKED}) w
  JOIN message m ON m.position = w.position
  JOIN conversation c ON c.id = m.conversation_id AND c.deleted_at IS NULL
  GROUP BY m.conversation_id`
const WITHIN = `
  SELECT c.id, c.title, c.created_at, c.updated_at, c.model, c.message_count, count(*) AS hits,
    json_group_array(m.position ORDER BY m.position DESC) AS positions
  FROM (SELECT rowid AS position FROM message_words WHERE message_words MATCH ?) w
  JOIN message m ON m.position = w.position AND m.conversation_id = ?
  JOIN conversation c ON c.id = m.conversation_id AND c.deleted_at IS NULL
  GROUP BY m.conversation_id`
const TITLES = `
  SELECT c.id, c.title, c.created_at, c.updated_at, c.model, c.message_count
  FROM (SELECT rowid AS position FROM title_words WHERE title_words MATCH ? ORDER BY rowid DESC LIMIT ${RANKED}) w
  JOIN conversation c ON c.position = w.position AND c.deleted_at IS NULL`
const TEXTS = `SELECT position, id, substr(text, 1, ${SNIPPED}) AS text FROM message
  WHERE position IN (SELECT value FROM json_each(?))`

const wordsOf = (query: string): readonly string[] =>
  query
    .slice(0, 1000)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 20)

/** Quotes every word, so that nothing a person types is query syntax; the last word also matches as a beginning. Null when there is no word. */
export function matchExpression(query: string): string | null {
  const words = wordsOf(query)
  if (words.length === 0) return null
  const quoted = words.map((word) => `"${word.replaceAll('"', '""').replaceAll('\0', '')}"`)
  const last = words.at(-1) ?? ''
  return quoted.join(' ') + (last.length > 1 ? '*' : '')
}

/** Conversations with their newest places: titles first, then many and new matches before few and old ones. */
export async function searchConversations(
  database: Database,
  query: string,
  limit: number,
): Promise<readonly ConversationHit[]> {
  const match = matchExpression(query)
  if (match === null) return []
  const [byText, byTitle] = await Promise.all([database.read(MATCHES, [match]), database.read(TITLES, [match])])
  const titled = new Set(byTitle.map((row) => row['id']))
  const inText = new Map(byText.map((row) => [row['id'], row]))
  const newest = Math.max(1, ...byText.map((row) => Number(row['newest'])))
  const score = (id: unknown) => {
    const row = inText.get(id as string)
    return row ? Math.log2(1 + Number(row['hits'])) + (3 * Number(row['newest'])) / newest : 0
  }
  const found = [...byTitle, ...byText.filter((row) => !titled.has(row['id']))]
    .map((row) => ({ row: inText.get(row['id']) ?? row, titled: titled.has(row['id']), score: score(row['id']) }))
    .sort((a, b) => Number(b.titled) - Number(a.titled) || b.score - a.score)
    .slice(0, limit)
  const ranked = byText.reduce((sum, row) => sum + Number(row['hits']), 0)
  const rows = found.map(({ row }) => row)
  return hitsFrom(database, rows, { words: wordsOf(query), most: FEW, atLeast: ranked >= RANKED })
}

/** The places of one conversation. */
export async function searchWithin(
  database: Database,
  query: string,
  { within, limit }: { readonly within: ConversationId; readonly limit: number },
): Promise<readonly ConversationHit[]> {
  const match = matchExpression(query)
  if (match === null) return []
  const rows = await database.read(WITHIN, [match, within])
  return hitsFrom(database, rows, { words: wordsOf(query), most: limit, atLeast: false })
}

type Shown = { readonly words: readonly string[]; readonly most: number; readonly atLeast: boolean }

async function hitsFrom(database: Database, rows: readonly Row[], { words, most, atLeast }: Shown) {
  const positionsOf = (row: Row): readonly number[] =>
    (JSON.parse(String(row['positions'] ?? '[]')) as number[]).slice(0, most)
  const texts = await database.read(TEXTS, [JSON.stringify(rows.flatMap(positionsOf))])
  const textAt = new Map(texts.map((row) => [row['position'], row]))
  return rows.map((row): ConversationHit => {
    const count = Number(row['hits'] ?? 0)
    const places = positionsOf(row).flatMap((position) => {
      const message = textAt.get(position)
      if (!message) return []
      return [{ messageId: String(message['id']) as MessageId, ...placeIn(String(message['text']), words) }]
    })
    return { conversation: conversationFrom(row), places, count, atLeast: atLeast && count > 0 }
  })
}

/**
 * The surroundings of the first word that is found, and the call that brought it where it was not said. SQLite's own `snippet`
 * matches again for each row: half a second for a common word.
 */
export function placeIn(text: string, words: readonly string[]): Omit<Place, 'messageId'> {
  const plain = folded(text)
  const places = words.map((word) => beginOf(plain, folded(word))).filter((place) => place >= 0)
  const found = places.length > 0 ? Math.min(...places) : 0
  const { from, until, call } = sectionAt(text, found)
  const place = Math.max(from, found)
  const start = place < from + 50 ? from : Math.max(from, text.lastIndexOf(' ', place - 30) + 1)
  const piece = text
    .slice(start, Math.min(until, start + 140))
    .replace(/\s+/g, ' ')
    .trim()
  return { snippet: `${start > from ? '\u2026' : ''}${piece}${start + 140 < until ? '\u2026' : ''}`, call }
}

/** Where a word begins with these letters; else where they stand inside of one. */
function beginOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at
  return text.indexOf(word)
}

/** Lower case without accents, character by character, so that places stay the same. */
function folded(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (one) => one.normalize('NFD').charAt(0)).toLowerCase()
}
