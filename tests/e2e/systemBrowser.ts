// The program that stands for the system's browser: notes the address, then signs the person in and agrees.
// `systemBrowser.ts FOLDER ADDRESS`: FOLDER/who holds who sits there: a name, `-name` for one who says no, nothing for nobody.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBrowser } from '../oauth/browser.ts'

const [, , folder = '', address = '', ...more] = process.argv
const given = { address, more: more.length, env: process.env }
appendFileSync(join(folder, 'opened'), `${JSON.stringify(given)}\n`)
const who = readFileSync(join(folder, 'who'), 'utf8')
if (who !== '') await createBrowser(who.replace(/^-/, ''), !who.startsWith('-'))(address)
