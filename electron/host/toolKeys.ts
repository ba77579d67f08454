import { hash } from 'node:crypto'
import type { ServerId } from '../../shared/ids.ts'

/** Model interfaces take names of at most 64 letters, digits, dashes and underscores. */
const LONGEST = 64
const LONGEST_SLUG = 24

/** The part of a tool key that names the server: from the host's own name for it, never from the server's. */
export function slugOf(serverName: string): string {
  const plain = serverName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, LONGEST_SLUG) || 'server'
  )
}

/** A slug for each server, unique in the host: the first in order keeps the plain one. */
export function slugsOf(servers: readonly { readonly id: ServerId; readonly name: string }[]): Map<ServerId, string> {
  const slugs = new Map<ServerId, string>()
  const taken = new Set<string>()
  for (const { id, name } of servers) {
    const plain = slugOf(name)
    const slug = taken.has(plain) ? `${plain}-${hash('sha256', id).slice(0, 6)}` : plain
    taken.add(slug)
    slugs.set(id, slug)
  }
  return slugs
}

/** `<slug>__<tool>`: depends on the two names alone, so that it stays the same as other tools come and go. */
export function toolKey(slug: string, name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '_')
  const key = `${slug}__${plain}`
  if (plain === name && key.length <= LONGEST) return key
  const mark = hash('sha256', name).slice(0, 8)
  return `${key.slice(0, LONGEST - mark.length - 1)}_${mark}`
}
