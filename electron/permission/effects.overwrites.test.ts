import { expect, test } from 'vitest'
import { assess } from './effects.ts'

test.each([
  ['update_page', 'Updates a page.', true],
  ['write_file', 'Create a new file or completely overwrite an existing file.', true],
  ['delete_page', 'Deletes a page.', false],
  ['update_and_delete_page', '', false],
  ['list_pages', 'Lists pages.', false],
])('%s (%s): replaces rather than removes: %s', (name, description, replaces) => {
  const made = assess(
    { name, description, inputSchema: { type: 'object', properties: {} }, annotations: { destructiveHint: true } },
    { trusted: false, personEffect: null, curated: null, scopes: [] },
  )
  expect(made.overwrites).toBe(replaces)
})
