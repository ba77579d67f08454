// What the composer promises about prompts, resources and names of servers.
import type { Promised } from './promises.ts'

export const compose: readonly Promised[] = [
  {
    id: 'compose.prompts',
    sentence: 'A prompt of a server is yours to choose, and the model knows whose words it is.',
  },
  { id: 'compose.resources', sentence: 'A resource is attached by name, with its price, and stays data.' },
  { id: 'compose.templates', sentence: 'A template is filled in, and its exact address is decided on and on record.' },
  { id: 'compose.changed', sentence: 'What changed after you attached it says so, and can be taken anew.' },
  { id: 'compose.mentions', sentence: 'A server that you name is the only one whose tools are offered.' },
  { id: 'compose.commands', sentence: 'A slash does what the app can do, by keyboard alone.' },
  { id: 'compose.forged', sentence: 'The window cannot say that something came from a server, or from whom.' },
  { id: 'compose.labelled', sentence: 'What you attach from a server is known as its words, after a restart too.' },
]
