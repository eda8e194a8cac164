// `/help`: three things to do now, as buttons, then the table of all one may use.
import type { Registry } from '../src/bot/registry.ts'
import { type Caller, command, type Declared, onCommand } from '../src/bot/spec.ts'
import { type Level, mayUse } from '../src/domain/caller.ts'
import type { Say, SentenceKey } from '../src/locales/say.ts'
import { actionId } from '../src/view/action-id.ts'
import { runRef } from '../src/view/actions.ts'
import { type Button, button, type Message } from '../src/view/message.ts'
import { lines, plain, type Text } from '../src/view/text.ts'

const helpSpec = command({
  path: 'help',
  summary: 'help.summary',
  who: 'everyone',
  does: 'reads',
  answers: 'private',
  options: {},
})

interface Services {
  readonly registry: () => Registry
}

interface First {
  readonly path: string
  readonly sentence: SentenceKey
}

/** What each level most likely wants. */
const firsts: Readonly<Record<Level, readonly First[]>> = {
  everyone: [
    { path: 'start', sentence: 'help.first.start' },
    { path: 'support', sentence: 'help.first.support' },
    { path: 'suggest', sentence: 'help.first.suggest' },
  ],
  staff: [
    { path: 'queue', sentence: 'help.first.queue' },
    { path: 'decide', sentence: 'help.first.decide' },
    { path: 'digest now', sentence: 'help.first.digest' },
  ],
  admins: [
    { path: 'setup show', sentence: 'help.first.show' },
    { path: 'setup moderators', sentence: 'help.first.moderators' },
    { path: 'queue', sentence: 'help.first.queue' },
  ],
}

/** Every platform takes this many buttons under one message. */
const buttonsAtMost = 25

/** Every command the caller may use is a button too: a platform may hide a command that somebody's role allows here. */
function helpMessage(registry: Registry, caller: Caller, say: Say): Message {
  const usable = registry.commands.filter((spec) => mayUse(spec.who, caller.level))
  const first = firsts[caller.level].map(({ sentence }) => [...plain('• '), ...say(sentence)])
  const firstPaths = firsts[caller.level].map(({ path }) => path)
  const others = usable.map((spec) => spec.path).filter((path) => path !== 'help' && !firstPaths.includes(path))
  const asButton = (path: string, style: Button['style']) => button(actionId(runRef, path), `/${path}`, style)
  return {
    text: lines(say('help.title'), ...first),
    card: {
      body: lines(
        [{ kind: 'bold', text: say.label('help.table') }],
        ...usable.map((spec): Text => [{ kind: 'command', path: spec.path }, ...plain(': '), ...say(spec.summary)]),
      ),
    },
    controls: [
      ...firstPaths.map((path) => asButton(path, 'primary')),
      ...others.map((path) => asButton(path, 'plain')),
    ].slice(0, buttonsAtMost),
  }
}

export const helpDeclared: readonly Declared<Services>[] = [
  onCommand(helpSpec, ({ registry }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: helpMessage(registry(), caller, say),
  })),
]
