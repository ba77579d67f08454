/** The typed way to ask main and to listen to it: `request('chat.send', ...)`, `on('chat.turnChanged', ...)`. */
import { type LinkedBridge, openBridge } from './bridge.ts'
import { createClient } from './createClient.ts'

export type { Argument, Client, Output } from './createClient.ts'
export const bridge: LinkedBridge = openBridge()
export const { request, on } = createClient(bridge)
