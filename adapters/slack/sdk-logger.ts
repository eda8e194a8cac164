// The SDKs' log lines in ours. They hold bodies and tokens at their lower levels, so only warnings and errors pass, and of
// those only the words, never an object.
import { LogLevel, type Logger as SdkLogger } from '@slack/bolt'
import type { Logger } from '../../src/ports/system.ts'

/** Makes a logger for Bolt, WebClient and SocketModeClient. */
export function sdkLogger(logger: Logger): SdkLogger {
  const words = (message: unknown[]): string => {
    const first = message[0]
    if (first instanceof Error) return first.name
    return typeof first === 'string'
      ? first.slice(0, 200).replaceAll(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, '\u2026')
      : 'no words'
  }
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...message) => logger.debug("Slack's client warns", { says: words(message) }),
    error: (...message) => logger.warn("Slack's client reports an error", { says: words(message) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
