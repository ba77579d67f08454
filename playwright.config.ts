import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const debian = '/usr/bin/chromium'
/** Debian's Chromium where it is, Playwright's own elsewhere. */
const executablePath = process.env.GATEHOUSE_CHROMIUM ?? (existsSync(debian) ? debian : undefined)

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'electron/**/*.spec.ts'],
  outputDir: '.cache/test-results',
  snapshotPathTemplate: '{testDir}/e2e/references/{arg}{ext}',
  // A picture that is not there is made by a person who looks at it, never by a test that passes.
  updateSnapshots: 'none',
  workers: 1,
  retries: 0,
  timeout: 60_000,
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
