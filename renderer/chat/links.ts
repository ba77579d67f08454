import { createContext, useContext } from 'react'

/** Where the chat leads to: the shell gives it, since a feature knows no other feature. */
export const OpenSettings = createContext<() => void>(() => {})
export const useOpenSettings = (): (() => void) => useContext(OpenSettings)

/** Called after streamed text was put on the page, so that the transcript follows it in the same frame. */
export const FollowText = createContext<() => void>(() => {})
export const useFollowText = (): (() => void) => useContext(FollowText)

/** Called when a view has changed its own height: the transcript does not follow its end for that. */
export const StayPut = createContext<() => void>(() => {})
export const useStayPut = (): (() => void) => useContext(StayPut)

/** Whether the first frame of the transcript was drawn: what shows only when it is pointed at waits until then. */
export const Drawn = createContext(true)
export const useDrawn = (): boolean => useContext(Drawn)
