import { expect, test } from 'vitest'
import { dateText, rangeText } from '../../shared/dates.ts'
import { LANGUAGES } from '../../shared/language.ts'
import { dateFormat, localeFor, numberFormat } from '../../shared/locale.ts'

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../{electron,renderer,shared}/**/*.{ts,tsx}', '!**/*.test.ts', '!**/shared/locale.ts'],
  { query: '?raw', import: 'default', eager: true },
)

test('no other place names a locale or makes a formatter, so that the same hour reads alike wherever it stands', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(400)
  const own = /\bnew Intl\.|\bIntl\.\w+\([^)]|\.toLocale\w*\(|\.localeCompare\(|['"](?:en|de|fr)-[A-Z]{2}['"]/
  const found = Object.entries(SOURCES).flatMap(([file, text]) => (own.test(text) ? [file] : []))
  expect(found).toEqual([])
})

test('English is not American, and an unknown language is English', () => {
  expect(localeFor('eo')).toBe(localeFor('en'))
  const at = Date.UTC(2026, 10, 29, 14)
  const said = Object.keys(LANGUAGES).map((language) =>
    dateFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(at),
  )
  expect(said).toEqual(['29/11/2026, 14:00', '29.11.26, 14:00', '29/11/2026 14:00'])
  expect(numberFormat('fr', {}).format(1234.5)).toBe('1\u202f234,5')
})

test('a date out of data is written as people read it, and nothing else is taken for one', () => {
  const now = new Date('2026-11-23T12:00').getTime()
  const where = { language: 'en', timeZone: 'Europe/Berlin', now }
  expect(dateText('2026-11-27T18:30', where)).toBe('Fri 27 Nov, 18:30')
  expect(dateText('2026-11-27T18:30:00Z', where)).toBe('Fri 27 Nov, 19:30')
  expect(dateText('2026-11-27', where)).toBe('Fri 27 Nov')
  expect(dateText('2027-01-02T08:00', where)).toContain('2027')
  expect(dateText('2026-11-27T18:30', { ...where, language: 'de' })).toBe('Fr., 27. Nov., 18:30')
  expect(dateText('2026-11-27T18:30', { ...where, language: 'fr' })).toBe('ven. 27 nov., 18:30')
  expect(rangeText('2026-11-27T18:30', '2026-11-27T19:30', where)).toContain('18:30–19:30')
  for (const text of ['18:30', '2026-13-77T18:30', 'evt_2026-11-27T18:30', '']) expect(dateText(text, where)).toBe(text)
})
