// Lends no files: for adapters that are to bring none.
import { PlatformError } from '../src/ports/errors.ts'
import type { Files } from '../src/ports/files.ts'

export const noFiles: Files = {
  lend: () => Promise.reject(new PlatformError('lend files', 'Nobody lends files here.')),
}
