// A logger that writes nothing, to be given what a test wants to hear.
import type { Logger } from '../src/ports/system.ts'

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  during: (_fields, work) => work(),
}
