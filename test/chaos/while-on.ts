// A pattern that stops matching when the faults are over, so that what was asked for and not met never happens.

export type WhileOn = (pattern: RegExp) => RegExp

export interface Switch {
  readonly whileOn: WhileOn
  off(): void
}

/** Makes the switch of all faults. It is on. */
export function faultSwitch(): Switch {
  let on = true

  class Switched extends RegExp {
    override test(text: string): boolean {
      return on && super.test(text)
    }
  }

  return {
    whileOn: (pattern) => new Switched(pattern),
    off() {
      on = false
    },
  }
}
