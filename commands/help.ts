// `/help`: three things to do now, as buttons, then the table of all one may use.
import { z } from 'zod'
import type { Registry } from '../src/bot/registry.ts'
import { action, type Caller, type CommandSpec, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { type Level, mayUse } from '../src/domain/caller.ts'
import type { Say, SentenceKey } from '../src/locales/say.ts'
import { actionId } from '../src/view/action-id.ts'
import { helpWithRef, runRef } from '../src/view/actions.ts'
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

const helpWithSpec = action({
  ...helpWithRef,
  args: z.tuple([z.string()]),
  who: 'everyone',
  does: 'reads',
  answers: 'private',
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
  const usable = usableBy(registry, caller, say)
  const first = firsts[caller.level].map(({ sentence }) => [...plain('• '), ...say(sentence)])
  const firstPaths = firsts[caller.level].map(({ path }) => path)
  const others = usable.map((spec) => spec.path).filter((path) => path !== 'help' && !firstPaths.includes(path))
  return {
    text: lines(say('help.title'), ...first),
    card: {
      body: lines(
        [{ kind: 'bold', text: say.label('help.table') }],
        ...tableOf(usable, say),
        ...onMessages(registry, caller, say),
      ),
    },
    controls: [
      ...firstPaths.map((path) => runButton(path, 'primary')),
      ...buttonsOf(others, buttonsAtMost - firstPaths.length),
    ],
  }
}

/** The commands that begin with a word, each as a button. */
function helpWith(registry: Registry, caller: Caller, say: Say, root: string): Message {
  const usable = usableBy(registry, caller, say).filter(({ path }) => rootOf(path) === root)
  if (usable.length === 0) return helpMessage(registry, caller, say)
  return {
    text: say('help.with', { root: `/${root}` }),
    card: { body: lines(...tableOf(usable, say)) },
    controls: usable.map(({ path }) => runButton(path, 'plain')),
  }
}

/** Commands that take several people: whoever is alone is not bothered with them. */
const forSeveral = /(^| )(claim|(un)?assign|hand-?over|escalate|draft|duty|team)( |$)/

const usableBy = (registry: Registry, { level }: Caller, { alone }: Say): readonly CommandSpec[] =>
  registry.commands.filter((spec) => mayUse(spec.who, level) && !(alone && forSeveral.test(spec.path)))

const tableOf = (usable: readonly CommandSpec[], say: Say): readonly Text[] =>
  usable.map((spec): Text => [{ kind: 'command', path: spec.path }, ...plain(': '), ...say(spec.summary)])

/** What has no command to type. */
function onMessages(registry: Registry, { level }: Caller, say: Say): readonly Text[] {
  const usable = registry.messages.filter(({ who }) => mayUse(who, level))
  if (usable.length === 0) return []
  const table = usable.map(({ label, summary }) =>
    say('help.on-message', { label: say.label(label), summary: say.label(summary) }),
  )
  return [[{ kind: 'bold', text: say.label('help.on-messages') }], ...table]
}

const rootOf = (path: string): string => path.split(' ')[0] ?? path

const runButton = (path: string, style: Button['style']): Button => button(actionId(runRef, path), `/${path}`, style)

/** A button each while there is room; else the largest groups stand behind one of their own. */
function buttonsOf(paths: readonly string[], room: number): readonly Button[] {
  const groups = Map.groupBy(paths, rootOf)
  const behindOne = new Set<string>()
  const count = () => [...groups].reduce((sum, [root, group]) => sum + (behindOne.has(root) ? 1 : group.length), 0)
  const largestFirst = [...groups].toSorted(([, one], [, other]) => other.length - one.length)
  for (const [root] of largestFirst) if (count() > room) behindOne.add(root)
  return [...groups].flatMap(([root, group]) =>
    behindOne.has(root)
      ? [button(actionId(helpWithRef, root), `/${root} …`)]
      : group.map((path) => runButton(path, 'plain')),
  )
}

export const helpDeclared: readonly Declared<Services>[] = [
  onCommand(helpSpec, ({ registry }: Services) => async ({ caller, say }) => ({
    kind: 'say',
    message: helpMessage(registry(), caller, say),
  })),
  onAction(helpWithSpec, ({ registry }: Services) => async ({ caller, say, args: [root] }) => ({
    kind: 'say',
    message: helpWith(registry(), caller, say, root),
  })),
]
