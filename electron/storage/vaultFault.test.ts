// A disk that fails at any byte of a write, at the sync, or at the rename: made to fail where the vault touches it.
import { readFileSync } from 'node:fs'
import type * as fs from 'node:fs/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { setUpVault } from './forVaultTests.ts'

/** What fails next: the write after so many bytes, or a step. */
const fault = vi.hoisted(() => ({ afterBytes: null as number | null, step: null as 'sync' | 'rename' | null }))
const failed = vi.hoisted(() => (code: string) => Object.assign(new Error(code), { code }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>()
  return {
    ...real,
    async open(...parameters: Parameters<typeof real.open>) {
      const handle = await real.open(...parameters)
      const write = handle.writeFile.bind(handle)
      const { afterBytes } = fault
      if (parameters[1] === 'wx' && afterBytes !== null)
        handle.writeFile = async (data) => {
          await write(Buffer.from(data as string).subarray(0, afterBytes))
          throw failed('ENOSPC')
        }
      if (fault.step === 'sync') handle.sync = () => Promise.reject(failed('EIO'))
      return handle
    },
    rename: (...parameters: Parameters<typeof real.rename>) =>
      fault.step === 'rename' ? Promise.reject(failed('EIO')) : real.rename(...parameters),
  }
})

function setUp() {
  const at = setUpVault()
  onTestFinished(at.remove)
  onTestFinished(() => void Object.assign(fault, { afterBytes: null, step: null }))
  return at
}

test('a disk that is full at any byte of a write: said in words, the old secrets whole, the new ones saved once there is room', async () => {
  const at = setUp()
  await at.open().set('a', 'old')
  let old = readFileSync(at.file)
  for (let bytes = 0; bytes <= old.length + 40; bytes++) {
    fault.afterBytes = bytes
    const vault = at.open({ retryMs: 60_000 })
    await expect(vault.set('a', 'new')).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('The disk is full'),
    })
    expect(await vault.get('a')).toBe('new')
    expect(readFileSync(at.file)).toEqual(old)
    fault.afterBytes = null
    expect(await at.open().get('a')).toBe('old')
    await vault.close()
    expect(await at.open().get('a')).toBe('new')
    await at.open().set('a', 'old')
    old = readFileSync(at.file)
  }
  expect(at.heard.setAside).toEqual([])
})

test.each(['sync', 'rename'] as const)('a disk that fails at the %s: never half a vault', async (step) => {
  const at = setUp()
  await at.open().set('a', 'old')
  fault.step = step
  const vault = at.open({ retryMs: 60_000 })
  await expect(vault.set('a', 'new')).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  fault.step = null
  expect(await at.open().get('a')).toBe('old')
  await vault.close()
  expect(await at.open().get('a')).toBe('new')
  expect(at.heard.setAside).toEqual([])
})
