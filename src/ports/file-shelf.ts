// Where the bytes of files stand that Hearth keeps, each named by what is in it.

export interface FileShelf {
  /** Keeps bytes, once however often they come, and answers their name: the SHA-256 of them. */
  put(content: Uint8Array): Promise<string>
  /** Undefined when there are none of that name. */
  get(name: string): Promise<Uint8Array | undefined>
  /** Removes them; what is not there is removed already. */
  remove(name: string): Promise<void>
  /** The names of all that stand there. */
  all(): Promise<readonly string[]>
}

/** The files of people, as services see them. */
export interface KeptFiles {
  readonly shelf: FileShelf
  /** Takes note that bytes are to be fetched or removed; it is looked for outside of the caller's transaction. */
  ask(): void
}
