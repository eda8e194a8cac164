// The playground's own numbers. All of them are ours: nobody else's platform sets them.

/** How long a request body may be, in bytes. */
export const bodyBytes = 64 * 1024

/** How many bytes one file may have: the world keeps them all in memory, and writes each as text. */
export const fileBytes = 1024 * 1024

/** How many bytes all files of the world may have; the oldest are forgotten. */
export const worldFileBytes = 16 * fileBytes

/** How long a request with files may be, in bytes: three full ones, which travel as text. */
export const bodyWithFilesBytes = 4 * fileBytes + bodyBytes

/** How long one message of a person may be, in characters: as on Discord. */
export const messageLength = 2000

/** How many messages of one place the page is given: the newest. */
export const messagesShown = 200

/** A click or a command is acknowledged after this many milliseconds, whatever the handler does. */
export const acknowledgeAfterMs = 2500

/** An answer's address lasts this long, as on Discord; after it the person is told directly. */
export const addressMs = 15 * 60_000

/** An event that could not be kept is told again after this many milliseconds. */
export const tellAgainMs = 2000

/** The sign-in cookie lasts this many seconds: 400 days, the most a browser keeps. */
export const cookieSeconds = 400 * 24 * 60 * 60

/** The sample community is this old when somebody sees it first. */
export const sampleMs = 8 * 24 * 60 * 60_000

/** A stop waits this many milliseconds for the sample's step that is being played. */
export const waitForSampleMs = 2000

/** How long the name of a thread under a message may be, in characters. */
export const threadNameLength = 60
