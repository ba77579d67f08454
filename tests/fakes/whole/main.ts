// The whole window over made-up facts that never change: for references of every screen, never part of the product.
import '../screens/main.ts'
import { createFakeMain } from '../window/fakeMain.ts'

type Bridge = ReturnType<typeof createFakeMain>['bridge']
const facts = (window as unknown as { bridge: Bridge }).bridge
const chat = createFakeMain(new URLSearchParams(location.search)).bridge
const isChat = (name: string): boolean => name.startsWith('chat.') && name !== 'chat.context'

/** Conversations come from one of the two, everything else from the other. */
const bridge: Bridge = {
  request: (name, input) => (isChat(name) ? chat : facts).request(name, input),
  on: (listener) => {
    const stops = [facts.on(listener), chat.on(listener)]
    return () => stops.every((stop) => stop())
  },
}
Object.assign(window, { bridge })
