// Named moments between two steps. Tests end the process at one; production does nothing there.

export const checkpoints = [
  'call asked',
  'call kept',
  'event kept',
  'effect claimed',
  'effect performed',
  'effect ended',
  'appearance claimed',
  'appearance performed',
  'appearance shown',
  'due done',
] as const

export type CheckpointName = (typeof checkpoints)[number]
export type Checkpoint = (name: CheckpointName) => void

/** Production's: nothing happens. */
export const noCheckpoint: Checkpoint = () => {}
