// What a call is counted and logged as: always a name of the program's own, whatever was typed.
import type { Asked } from '../ports/inbox.ts'
import { readActionId } from '../view/action-id.ts'
import { meantWords } from './meant-words.ts'
import { type Registry, runSpec } from './registry.ts'

/** What is called that is none of ours: a misspelt word, a button of another age. */
const unknown = 'unknown'

/** The path of a command, the name of a button or a form of its own. */
export function calledName(registry: Registry, asked: Asked): string {
  switch (asked.kind) {
    case 'command':
      return registry.command(asked.call.path)?.path ?? unknown
    case 'words': {
      const read = meantWords(registry, asked.call, undefined)
      switch (read.kind) {
        case 'command':
          return read.spec.path
        case 'none':
          return 'help'
        case 'root':
          return read.root
        case 'unknown':
          return unknown
        default:
          return read satisfies never
      }
    }
    case 'message':
      return registry.message(asked.call.name)?.name ?? unknown
    case 'action': {
      const spec = registry.action(asked.call.action)
      if (spec?.name !== runSpec.name) return spec?.name ?? unknown
      return registry.command(readActionId(asked.call.action)?.args[0] ?? '')?.path ?? unknown
    }
    case 'form': {
      const spec = registry.form(asked.call.action)
      if (spec === undefined) return unknown
      return spec.kind === 'command' ? spec.path : spec.name
    }
    default:
      return asked satisfies never
  }
}
