import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const debian = '/usr/bin/chromium-headless-shell'
/** Debian's where it is, Playwright's own elsewhere: the same engine as Chromium without the browser's own pages, and a third quicker here. */
const executablePath = process.env.GATEHOUSE_CHROMIUM ?? (existsSync(debian) ? debian : undefined)

/** Tests of what is drawn, with no main behind it. */
const DRAWN = /e2e\/(cardStates|consentCard|keyboard|layout|scrolling|steps|visual)\.spec\.ts/

export default defineConfig({
  testDir: 'tests',
  outputDir: '.cache/test-results',
  snapshotPathTemplate: '{testDir}/e2e/references/{arg}{ext}',
  // A picture that is not there is made by a person who looks at it, never by a test that passes.
  updateSnapshots: 'none',
  projects: [
    { name: 'pages', testMatch: 'e2e/pages.setup.ts' },
    // Each opens a page of its own over made-up facts, so that they share the workers test by test.
    { name: 'drawn', testMatch: DRAWN, dependencies: ['pages'], fullyParallel: true },
    { name: 'app', testMatch: ['e2e/**/*.spec.ts', 'electron/**/*.spec.ts'], testIgnore: DRAWN },
  ],
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        // Each origin in a process of its own, as in every browser and in Electron; the headless one leaves it out.
        '--site-per-process',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
