// Why a copy could not be made or put back, in words for whoever runs Hearth.

/** Nothing was changed. The message says what is wrong, and what to do where that is known. */
export class CopyError extends Error {}

const known: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'the disk is full',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_NOTADB: 'it is no database',
  SQLITE_READONLY: 'it may not be written there',
  SQLITE_CANTOPEN: 'it cannot be opened',
  EACCES: 'the rights to do that are missing',
  EPERM: 'the rights to do that are missing',
  EROFS: 'nothing can be written there',
  ENOENT: 'the folder or file is not there',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
}

/** The reason as part of a sentence: `the disk is full`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason was given'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const found = Object.entries(known).find(([name]) => code === name || code.startsWith(`${name}_`))
  return found?.[1] ?? error.message
}
