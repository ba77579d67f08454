import type { Message } from '../../shared/chat.ts'

const guessed = new WeakMap<Message, number>()

/** A guess of a message's height in pixels, before it was ever on screen: near enough that the scroll bar does not jump. */
export function estimateHeight(message: Message): number {
  const known = guessed.get(message) ?? guess(message)
  guessed.set(message, known)
  return known
}

function guess(message: Message): number {
  const perLine = message.role === 'user' ? 66 : 88
  let height = message.role === 'user' ? 68 : 56
  for (const part of message.parts) {
    if (part.type === 'text') height += linesOf(part.text, perLine) * 24.3
    else height += part.type === 'toolCall' ? 128 : 120
  }
  return Math.round(height)
}

function linesOf(text: string, perLine: number): number {
  if (text.length > 20_000) return text.length / perLine
  let lines = 0
  for (const line of text.split('\n')) lines += line === '' ? 0.5 : Math.ceil(line.length / perLine)
  return Math.max(1, lines)
}
