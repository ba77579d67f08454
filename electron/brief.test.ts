import { expect, test } from 'vitest'
import { briefly, type BriefText, type Form, fullText, fullTexts, plainText, rememberForms } from './brief.ts'

const form: Form = { parts: ['{"id":', ',"arguments":', '}'], isJson: [false, true] }
const one = (id: string | number | null, json: string): BriefText => ({ form, gaps: [id, json] })

test('what texts share is told once, and each comes back as it was', () => {
  const texts = [one('a “b”\n', '{"x":"y"}'), plainText('[1]'), one(7, '[]'), one(null, 'null'), plainText('"z"')]
  const brief = briefly(texts)
  expect(brief.forms).toHaveLength(2)
  expect(fullTexts(structuredClone(brief))).toEqual(texts.map(fullText))
  expect(fullTexts(brief)).toEqual([
    '{"id":"a \\u201cb\\u201d\\n","arguments":{"x":"y"}}',
    '[1]',
    '{"id":7,"arguments":[]}',
    '{"id":null,"arguments":null}',
    '"z"',
  ])
  expect(fullTexts(briefly([]))).toEqual([])
})

test('a value never becomes anything but a value, whatever is in it', () => {
  expect(JSON.parse(fullText(one('","admin":"yes', '{}')))).toEqual({ id: '","admin":"yes', arguments: {} })
})

test('the last few forms are remembered, and no more', () => {
  let made = 0
  const formFor = rememberForms<number>(
    (a, b) => a === b,
    () => ({ ...form, parts: [...form.parts, String(++made)] }),
  )
  expect(formFor(1)).toBe(formFor(1))
  for (let other = 2; other < 40; other += 1) formFor(other)
  expect(formFor(39)).toBe(formFor(39))
  expect(made).toBe(39)
  formFor(1)
  expect(made).toBe(40)
})
