// What people do and see on one platform, whatever Hearth stands behind it and whether another platform is joined to it.
import type { File, PersonName, PictureSeen, Stage, Under, Where } from './stage.ts'

export type Spot = Where | Under

/** A channel that a space may do without. */
export type SpareChannel = 'welcome' | 'support' | 'suggestions' | 'moderators'

/** The channels of a space but those that it is to do without. */
export const channelsBut = <C extends SpareChannel>(
  all: readonly C[],
  without: readonly SpareChannel[] = [],
): readonly C[] => all.filter((name) => !without.includes(name))

/** A person's verbs on one platform. Each resolves when what it did has had all its effects. */
export interface Side extends Omit<Stage, 'hearth' | 'away' | 'settles' | 'close'> {
  writes(person: PersonName, where: Spot, text: string): Promise<void>
  /** Deletes the newest message there that says so: their own, or somebody's where the platform lets them. */
  removes(person: PersonName, where: Spot, words: string): Promise<void>
  /** Changes their newest message there that says so. */
  edits(person: PersonName, where: Spot, words: string, to: string): Promise<void>
  /** Takes back what they reacted with to the newest message they see that says so. */
  takesBack(person: PersonName, words: string): Promise<void>
  /** How Hearth itself reacts to the newest message they see that says so. */
  reactions(person: PersonName, words: string): readonly string[]
  /** Writes in the thread under the newest message in the suggestions channel that says so; begins it where there is none. */
  discusses(person: PersonName, cardWords: string, text: string): Promise<void>
  reads(person: PersonName, where: Spot): readonly string[]
  sends(person: PersonName, where: Spot, text: string, files: readonly File[]): Promise<void>
  files(person: PersonName, where: Spot): Promise<readonly File[]>
  pictures(person: PersonName, where: Spot): Promise<readonly PictureSeen[]>
}
