// A script and not a module of the project's types: the tests' types end where the window's begin.
// Loaded late, so that the made-up main is there before the window looks for its bridge.
import './whole.css'

await import('../../../renderer/main.tsx')
