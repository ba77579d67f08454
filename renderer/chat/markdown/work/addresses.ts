/** Where the scripts of the workers are. */
export { default as coloursWorker } from './colours.worker.ts?worker&url'
export { default as formulaWorker } from './formula.worker.ts?worker&url'
