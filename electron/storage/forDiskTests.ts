// A small disk for tests: it gets full, and has room again.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A disk of its own in a folder, for as long as the test runs: `size` as tmpfs has it, `1m`. Needs root. */
export function smallDisk(folder: string, size: string) {
  const path = join(folder, 'small')
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path])
  } catch {
    throw new Error('This test needs to mount a small tmpfs (root).')
  }
  onTestFinished(() => void execFileSync('umount', ['-l', path]))
  return { path, grow: (to: string) => execFileSync('mount', ['-o', `remount,size=${to}`, path]) }
}
