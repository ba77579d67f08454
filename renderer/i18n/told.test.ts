import { expect, test } from 'vitest'
import { told } from '../../shared/told.ts'
import { toldSentences } from './toldSentences.ts'
import { loadTranslations, tellIn } from './told.ts'
import { TRANSLATIONS } from './translations.ts'

const gaps = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort()
const forms = (given: (typeof TRANSLATIONS)[string]['de']) =>
  typeof given === 'string' ? [given] : [given.one, given.other]

test('every sentence that main can say has its words in every language, with the same gaps, and none is left over', () => {
  const said = toldSentences()
  expect(said.length).toBeGreaterThan(400)
  expect(Object.keys(TRANSLATIONS).sort()).toEqual([...said].sort())
  for (const [say, { de, fr }] of Object.entries(TRANSLATIONS))
    for (const form of [...forms(de), ...forms(fr)]) {
      // The note of a refusal that only a model needs has no translation of its second half.
      expect(gaps(form), `${say} -> ${form}`).toEqual(gaps(say))
      expect(form).not.toBe('')
    }
})

test('German and French quote, count and punctuate in their own way', () => {
  for (const [say, { de, fr }] of Object.entries(TRANSLATIONS)) {
    for (const form of forms(de)) expect(form, say).not.toMatch(/[“”][^„]*”|"/)
    for (const form of forms(fr)) expect(form, say).not.toMatch(/[“”"]|[^\s\u00a0\u202f][:;!?](?!\/\/)(?:\s|$)/)
    expect(/[.:]$/.test(forms(de)[0] ?? ''), `${say}: German ends as English does`).toBe(/[.:]$/.test(say))
    expect(/[.:]$/.test(forms(fr)[0] ?? ''), `${say}: French ends as English does`).toBe(/[.:]$/.test(say))
  }
})

test('a sentence is said in the language of the reader: plurals, lists, sentences in sentences', async () => {
  await loadTranslations('de')
  const list = { list: [told`“${'a'}”`, told`“${'b'}”`, told`${1} more`], by: 'and' } as const
  const said = told`${list} came from content that others could have written, not from you.`
  expect(tellIn('en', said)).toBe('“a”, “b” and 1 more came from content that others could have written, not from you.')
  expect(tellIn('de', said)).toBe(
    'Nicht von Ihnen, sondern aus Inhalten, die andere geschrieben haben könnten: „a“, „b“ und 1 weiteres.',
  )
  expect(tellIn('fr', told`${1} seconds`)).toBe('1 seconde')
  expect(tellIn('fr', told`${3} seconds`)).toBe('3 secondes')
  // What an older Gatehouse kept, and what nobody translated, is said as it is.
  expect(tellIn('de', 'You said no.')).toBe('You said no.')
  expect(tellIn('de', { say: 'Never written.' })).toBe('Never written.')
})

test('what stands in a gap is never a template itself', () => {
  expect(tellIn('en', told`${'{0} {1}'} is not connected.`)).toBe('{0} {1} is not connected.')
})
