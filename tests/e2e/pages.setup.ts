// Builds the pages of cards and screens over made-up facts, once for all who look at them: what is tested is what stands in the sources now.
import { test } from '@playwright/test'
import { build } from 'vite'
import { SCREENS, WHOLE } from './pages.ts'

for (const [name, configFile] of Object.entries({ SCREENS, WHOLE }))
  test(`the pages ${name} are built`, async () => {
    test.setTimeout(120_000)
    await build({ configFile, logLevel: 'error' })
  })
