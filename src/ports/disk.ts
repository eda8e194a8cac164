// How much room there is for what Hearth keeps.

/** From `low` on (80 %) people are told; at `full` (95 %) nothing that could wait is kept any more: copies, files. Text always is. */
export type Room = 'plenty' | 'low' | 'full'

export interface Disk {
  /** How much there was at the last look, a minute ago at most. */
  room(): Room
  /** Looks now, and answers how much there is, or would be with this many bytes more. */
  look(more?: number): Promise<Room>
}
