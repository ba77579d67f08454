// Every script that matters runs on the Node that Electron carries: npm puts node_modules/.bin first, unless its install was cut short.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 14)) {
  console.error(`Gatehouse needs Node 24.14 or later to build and test, and this is ${process.version}.`)
  console.error('Run `npm run setup` (it installs the right Node inside the project), then try again.')
  process.exit(1)
}
