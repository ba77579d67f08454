/** Pages that servers show in the conversation (MCP Apps). */
export const apps = [
  {
    id: 'apps.shown',
    sentence: 'A page of a server is shown once you agreed to it, inside a frame that says whose it is.',
  },
  { id: 'apps.gate', sentence: 'What a view wants done passes the same gate, as its own act, and is on record.' },
  { id: 'apps.link', sentence: 'An address that a view wants opened is always asked about, whole.' },
  { id: 'apps.words', sentence: 'What a view adds to a message is marked as the server’s, and yours to remove.' },
  {
    id: 'apps.hidden',
    sentence: 'Tools for views alone are no model’s, and a view has those of its own server alone.',
  },
  { id: 'apps.alone', sentence: 'A view has no origin and no network, and reaches nothing of the window.' },
  { id: 'apps.place', sentence: 'A view cannot leave its place, and nothing drawn in it is a question.' },
  { id: 'apps.still', sentence: 'While a question waits no view takes a click, a key or a point of room.' },
  { id: 'apps.rests', sentence: 'A view takes no focus before you press it, nor after you turned elsewhere.' },
  { id: 'apps.pull', sentence: 'A view can neither call you back to itself nor hold you there.' },
  { id: 'apps.flood', sentence: 'A view cannot bury questions under its own, and with it they go.' },
  { id: 'apps.noise', sentence: 'A view that does not stop talking is taken away.' },
  { id: 'apps.forged', sentence: 'A view speaks for itself alone.' },
  { id: 'apps.changed', sentence: 'A page that changed says so and waits; one that is too large is not shown.' },
  { id: 'apps.odd', sentence: 'Hidden characters of a view are made visible where they are asked about.' },
  { id: 'apps.refused', sentence: 'A call that was refused shows no view.' },
  { id: 'apps.grows', sentence: 'A view that changes its height moves nothing that one looks at.' },
  { id: 'apps.rtc', sentence: 'Nothing leaves a view through WebRTC.' },
] as const satisfies readonly { readonly id: string; readonly sentence: string }[]
