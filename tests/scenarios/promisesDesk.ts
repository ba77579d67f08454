// How the app behaves on the desktop, and what a browser window has in its place.
import type { Promised } from './promises.ts'

export const desk: readonly Promised[] = [
  { id: 'desk.notifies', sentence: 'A question calls you when you look elsewhere, and never shows what it is about.' },
  { id: 'desk.quietInFront', sentence: 'Nothing calls while you look at the window, or when you turned it off.' },
  { id: 'desk.serverFailed', sentence: 'A server that fails is told once.' },
  { id: 'desk.menu', sentence: 'The menu leads everywhere, in your language.' },
  { id: 'desk.links', sentence: 'A link from outside leads somewhere or fills a form; it adds and starts nothing.' },
  { id: 'desk.zoom', sentence: 'Everything can be made larger and smaller, and stays so.' },
  { id: 'desk.theme', sentence: 'Light and dark follow the computer, or your choice.' },
  { id: 'desk.spelling', sentence: 'Spelling is checked once you turn it on; nothing is fetched before.' },
  { id: 'desk.tray', sentence: 'If you want it, the app stays in the tray and says there what waits.' },
  { id: 'desk.quitAsks', sentence: 'Before the app ends, it says what would be lost.' },
  { id: 'desk.quits', sentence: 'When the app ends, its servers end.' },
  { id: 'desk.quitsBounded', sentence: 'The app ends even when the keychain never answers.' },
  { id: 'direct.known', sentence: 'What was read once is offered again: nobody copies an id.' },
  { id: 'desk.place', sentence: 'The window comes back where it was, and never out of sight.' },
  { id: 'web.notifies', sentence: 'In a browser you are called only after you said so by a click.' },
  { id: 'web.links', sentence: 'In a browser a link in the address leads on, and adds nothing.' },
  { id: 'desk.drag', sentence: 'The window can be dragged by its top, also where the page draws it.' },
  {
    id: 'layout.whole',
    sentence: 'Every screen is whole at 200 % and at 320 points, in every language and right to left.',
  },
  { id: 'accessible.looks', sentence: 'Every screen meets WCAG 2.2 AA in every theme, contrast and forced colours.' },
  { id: 'accessible.trusted', sentence: 'The trusted window of the desktop meets it too, in every look.' },
  { id: 'accessible.cards', sentence: 'Every state of a card meets WCAG 2.2 AA, light and dark.' },
  { id: 'keyboard.everywhere', sentence: 'Every screen is reached by keyboard alone.' },
  { id: 'keyboard.focus', sentence: 'Where the focus is can always be seen.' },
  { id: 'looks.kept', sentence: 'Every screen looks as it was left, light and dark, wide and narrow.' },
  { id: 'looks.kit', sentence: 'Every part looks as it was left, also with stronger contrast.' },
  { id: 'news.once', sentence: 'What is new is said once after an update.' },
  { id: 'contract.held', sentence: 'What a task would delete is agreed on by a held yes, as on the card of a delete.' },
  {
    id: 'contract.ownWindow',
    sentence: 'On the desktop a task that sends, deletes, spends or runs is agreed on in the window of its own.',
  },
  {
    id: 'desk.ownCards',
    sentence: 'On the desktop a start, a sign-in and a link are answered in the window of its own, never in the page.',
  },
  { id: 'desk.ownTitle', sentence: 'That window says in your language that Gatehouse asks.' },
]
