// What is kept of a support thread: who said what and when, what became of it, and the files that were sent with it.
import type { FileRef } from './file.ts'
import type { MemberId, SuggestionId, ThreadId } from './ids.ts'
import type { ThreadEnd } from './support.ts'

/** `removed` by its author, `redacted` by a moderator, `forgotten` because its author asked for that. */
export const goneWays = ['removed', 'redacted', 'forgotten'] as const
export type GoneWay = (typeof goneWays)[number]

export interface Gone {
  readonly how: GoneWay
  readonly at: number
  /** The moderator who redacted it. */
  readonly by?: MemberId
}

/** What a message said before it was edited. */
export interface EarlierWords {
  readonly text: string
  readonly at: number
}

export interface KeptMessage {
  readonly id: string
  readonly thread: ThreadId
  readonly end: ThreadEnd
  /** The team among itself. */
  readonly internal: boolean
  /** Undefined when nobody is to know it any more. */
  readonly author: MemberId | undefined
  /** Empty once it is gone, unless the community keeps what people remove. */
  readonly text: string
  readonly at: number
  readonly editedAt: number | undefined
  readonly gone: Gone | undefined
}

/**
 * `waiting` to be copied, or `kept`; else why there is no copy: it is `too-large`, of a type that is not kept
 * (`type-refused`), the disk had no room (`no-room`), it could not be had (`lost`), or it is `gone` with
 * its message, and only its bytes are still to be removed.
 */
export const fileStates = ['waiting', 'kept', 'too-large', 'type-refused', 'no-room', 'lost', 'gone'] as const
export type FileState = (typeof fileStates)[number]

export interface KeptFile {
  readonly id: string
  readonly thread: ThreadId
  readonly message: string
  readonly name: string
  readonly type: string | undefined
  readonly bytes: number
  readonly state: FileState
  /** What names its bytes, where they are kept. */
  readonly sha256: string | undefined
}

/** A file that was put forward with a suggestion. */
export interface SuggestionFile extends Omit<KeptFile, 'thread' | 'message'> {
  readonly suggestion: SuggestionId
}

/** A file whose bytes are to be fetched. */
export interface WaitingFile {
  readonly id: string
  readonly source: FileRef
  /** How many times it was tried. */
  readonly tries: number
}

const mebibyte = 1024 * 1024

/** The most bytes of a file that are kept. */
export const keptFileBytes = 25 * mebibyte

const programs =
  /\.(exe|com|bat|cmd|msi|msp|scr|pif|cpl|hta|jar|js|jse|vbs|vbe|wsf|wsh|ps1|psm1|sh|bash|app|apk|deb|rpm|dmg|pkg|dll|so|dylib|lnk|reg|run|bin|elf)$/i
const programTypes =
  /^application\/(x-msdownload|x-ms-installer|x-msi|x-dosexec|x-executable|x-elf|x-mach-binary|x-sh|java-archive|vnd\.android\.package-archive|x-sharedlib|vnd\.microsoft\.portable-executable)/i

/** Whether a file calls itself a program, which is not kept for others to open. */
export const isProgram = (name: string, type: string | undefined): boolean =>
  programs.test(name.trim()) || programTypes.test(type ?? '')

const beginnings: readonly (readonly number[])[] = [
  // MZ, ELF, Mach-O in its four orders, and a script that names what runs it.
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x23, 0x21],
]

/** Whether bytes begin as a program does, whatever they call themselves. */
export const beginsAsProgram = (content: Uint8Array): boolean =>
  beginnings.some((beginning) => beginning.every((byte, index) => content[index] === byte))

const pictures: readonly { readonly type: string; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^.PNG\r\n/s },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/gif', begins: /^GIF8[79]a/ },
  { type: 'image/webp', begins: /^RIFF....WEBP/s },
]

/** What kind of picture the bytes are that every browser shows, whatever they call themselves; undefined for all else. */
export function pictureType(content: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...content.subarray(0, 12))
  return pictures.find(({ begins }) => begins.test(beginning))?.type
}

/** The longest reason of a legal hold. */
export const holdReasonLength = 300
/** The longest words that a message is looked for by. */
export const soughtLength = 100

/** What stands where the subject of a thread is kept no more. */
export const noSubject = '\u2026'
