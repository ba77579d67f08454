import { expect, test } from 'vitest'
import { NOUN_WORDS, nounIn, singular } from './nounTable.ts'

test('every noun is whole in both languages: a word, a gender, and a plural or none', () => {
  for (const word of NOUN_WORDS)
    for (const language of ['de', 'fr'] as const) {
      const noun = nounIn(word.split('_'), language)
      expect(noun?.one, word).toMatch(language === 'de' ? /^\p{Lu}[\p{L}-]+$/u : /^\p{L}[\p{L}’ -]+\p{L}$/u)
      expect(noun?.many ?? '', word).toMatch(
        language === 'de' ? /^(?:\p{Lu}[\p{L}-]+)?$/u : /^(?:\p{L}[\p{L}’ -]+\p{L})?$/u,
      )
      expect(noun?.gender, `${word} in ${language}`).toMatch(language === 'de' ? /^[mfnp]$/ : /^[mfp]$/)
    }
})

test('the head of a name is found in the number that it stands in', () => {
  const words = 'statuses cookies movies queries boxes analyses people caches news status addresses days'
  expect(words.split(' ').map(singular).join(' ')).toBe(
    'status cookie movie query box analysis person cache news status address day',
  )
})
