// A script and not a module of the project's types: the tests' types end where the window's begin.
import './whole.css'

await import('../../../renderer/consent.tsx')
