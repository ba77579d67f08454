// What is promised of audit lines for which nobody waits.
import type { Promised } from './promises.ts'

export const journal: readonly Promised[] = [
  { id: 'journal.kill', sentence: 'A kill costs no audit line that is older than a moment, however busy the disk is.' },
  {
    id: 'journal.killAnywhere',
    sentence: 'Wherever it strikes, each line is there once, in order, and the chain is whole.',
  },
  {
    id: 'journal.goesAlong',
    sentence: 'No call of a conversation leaves before the lines about it are in the database.',
  },
  { id: 'journal.replay', sentence: 'A start takes over what the last run alone left, and nothing twice.' },
  {
    id: 'journal.torn',
    sentence: 'A torn or damaged file gives what stands before, and nothing that was not written.',
  },
  { id: 'journal.turns', sentence: 'The journal stays short, and loses nothing that the database has not got.' },
  { id: 'journal.private', sentence: 'Nobody else reads the journal, and no planted link makes it overwrite a file.' },
  { id: 'journal.full', sentence: 'A full disk leaves no half line behind.' },
  {
    id: 'journal.fullStart',
    sentence: 'A start on a full disk can be read, and keeps the order of lines once there is room.',
  },
  { id: 'journal.unreadable', sentence: 'A journal that cannot be read is named, and nothing new goes before it.' },
  { id: 'journal.damaged', sentence: 'Lines that a damaged database has not got are set aside with it.' },
]
