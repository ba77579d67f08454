// What the desktop and the window say to each other about where to go; the browser entry has the same, through its address.
import type { ServerDraft } from './host.ts'
import type { ConversationId } from './ids.ts'
import type { ShortcutId } from './shortcuts.ts'

export const SCREENS = ['chat', 'questions', 'servers', 'permissions', 'activity', 'accounts', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

/** Somewhere that a menu, a notification or a link leads. Going there never decides or starts anything. */
export type Destination =
  | { readonly kind: 'conversation'; readonly conversationId: ConversationId }
  | { readonly kind: 'screen'; readonly screen: Screen }
  /** The form for a new server, filled in: the person reads, changes and saves it, and approves its start. */
  | { readonly kind: 'addServer'; readonly draft: ServerDraft }
  | { readonly kind: 'question' }
  | { readonly kind: 'command'; readonly id: ShortcutId | 'whatsNew' }
  /** A link that is not followed. */
  | { readonly kind: 'refused'; readonly why: LinkRefusal }

/** Why a `gatehouse://` link was not followed; the window has the words. */
export type LinkRefusal = 'tooLong' | 'unreadable' | 'unknown' | 'badServer'
