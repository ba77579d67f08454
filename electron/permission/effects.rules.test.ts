// Rules must hold on servers that nobody has seen: none may know the tools or servers that they are measured on.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const here = new URL('.', import.meta.url)
const rules = ['effects.ts', ...readdirSync(new URL('effects/', here)).map((file) => `effects/${file}`)]
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(file, here), 'utf8').toLowerCase() }))
const names = JSON.parse(readFileSync(new URL('../../tests/fixtures/evaluationNames.json', here), 'utf8')) as {
  readonly servers: readonly string[]
  readonly tools: readonly string[]
}
const BRANDS =
  'atlassian jira confluence aws azure chrome playwright puppeteer cloudflare cloudwatch gitlab github google gmail grafana loki prometheus hubspot kubernetes kubectl helm pods istio monday mongodb microsoft outlook onenote sharepoint excel planner notion slack stripe supabase appsync agentdojo salesforce linear airtable alpaca arxiv azqr bitwarden brightdata browserstack buildkite circleci cloudbase coolify crowdstrike datadog digitalocean elasticsearch elevenlabs falcon figma firecrawl hashicorp hevy homeassistant hostinger jenkins keboola mapbox metabase n8n neo4j netlify notebooklm obsidian oxylabs pagerduty perplexity pinecone polygon postman pubmed razorpay redis roblox rollbar sentry signoz tauri tavily telegram terraform trello trendmicro unifi xcode xero bycrawl dataforseo discourse erpnext godot karakeep lara lunchmoney paddle qase respira searxng selenium todoist tradingview wordpress'.split(
    ' ',
  )
const words = (text: string) => new Set(text.match(/[a-z0-9]+(?:[_-][a-z0-9]+)*/g))

test('no rule names a tool, a server or a product of the evaluation data', () => {
  expect(names.tools.length).toBeGreaterThan(5000)
  const known = new Set([...names.servers, ...names.tools, ...BRANDS])
  for (const { file, text } of rules) {
    const found = [...words(text)].filter((word) => known.has(word))
    expect(found, file).toEqual([])
  }
})

test('the check would see one', () => {
  expect(words("if (name === 'browser_take_screenshot') return").has('browser_take_screenshot')).toBe(true)
  expect(words('/^(kubectl|x)$/').has('kubectl')).toBe(true)
})
