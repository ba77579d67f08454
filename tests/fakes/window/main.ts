// The real window with a made-up main behind it, for looking and for benches; never part of the product.
import { createFakeMain } from './fakeMain.ts'

const main = createFakeMain(new URLSearchParams(location.search))
Object.assign(window, { bridge: main.bridge, fakeMain: main })
