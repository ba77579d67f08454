// What a page has in its own first bytes: how to look, and whether there is a model to write to.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServedFile } from './files.ts'

export type FirstPage = {
  readonly body: Buffer
  /** For the policy: the page's own styles, by their hash. Empty for what is no page. */
  readonly styles: string
}

/** Writes it into the page's root element. Read from the settings file itself: the settings proper load after the page. */
export function withFirstLook({ body, type }: ServedFile, settingsFolder: string): FirstPage {
  if (!type.startsWith('text/html')) return { body, styles: '' }
  const text = body.toString('utf8')
  const css = /<style>([^<]*)<\/style>/.exec(text)?.[1]
  const styles = css === undefined ? '' : ` 'sha256-${createHash('sha256').update(css).digest('base64')}'`
  return { body: Buffer.from(text.replace('<html lang="en"', `<html lang="en"${lookOf(settingsFolder)}`)), styles }
}

function lookOf(settingsFolder: string): string {
  const { theme, contrast, language, model } = settingsIn(settingsFolder)
  return [
    theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : '',
    contrast === 'more' ? ' data-contrast="more"' : '',
    // SECURITY: letters only, whatever stands in the file; and nothing here that a stranger may not know.
    typeof language === 'string' && /^[a-z]{2,8}$/i.test(language) ? ` data-language="${language}"` : '',
    typeof model === 'object' && model !== null ? ' data-start="chat"' : '',
  ].join('')
}

type Known = {
  readonly theme?: unknown
  readonly contrast?: unknown
  readonly language?: unknown
  readonly model?: unknown
}

function settingsIn(folder: string): Known {
  try {
    return (JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Known | null) ?? {}
  } catch {
    // None yet, or broken: the settings say so themselves, and the page looks as usual.
    return {}
  }
}
