// `/help`: three things to do now, as buttons, then the table of all one may use.
import { oneArg } from '../src/bot/args.ts'
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
  args: oneArg,
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
  const first = firsts[caller.level].map(({ sentence }) => [...plain('\u2022 '), ...say(sentence)])
  const { shown, rest } = besideFirsts(usable, caller)
  const more = button(actionId(helpWithRef, theRest), say.label('help.rest'))
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
      ...firsts[caller.level].map(({ path }) => runButton(path, 'primary')),
      ...shown.map(buttonOf),
      ...(rest.length === 0 ? [] : [more]),
    ],
  }
}

/** In place of a word: what there was no room for in help. */
const theRest = '+'

/** The commands that begin with a word, each as a button. */
function helpWith(registry: Registry, caller: Caller, say: Say, root: string): Message {
  const all = usableBy(registry, caller, say)
  if (root === theRest) return restMessage(all, caller, say)
  const usable = all.filter(({ path }) => rootOf(path) === root)
  if (usable.length === 0) return helpMessage(registry, caller, say)
  return {
    text: say('help.with', { root: `/${root}` }),
    card: { body: lines(...tableOf(usable, say)) },
    controls: usable.map(({ path }) => runButton(path, 'plain')),
  }
}

function restMessage(usable: readonly CommandSpec[], caller: Caller, say: Say): Message {
  const { rest } = besideFirsts(usable, caller)
  const paths = rest.flatMap((one) => one.paths)
  return {
    text: say('help.rest-title'),
    card: {
      body: lines(
        ...tableOf(
          usable.filter(({ path }) => paths.includes(path)),
          say,
        ),
      ),
    },
    controls: rest.map(buttonOf),
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

/** What one button stands for: a command, or all that begin with a word. */
interface Offer {
  readonly root: string
  readonly paths: readonly string[]
  readonly isGroup: boolean
}

const buttonOf = ({ root, paths: [path = root], isGroup }: Offer): Button =>
  isGroup ? button(actionId(helpWithRef, root), `/${root} \u2026`) : runButton(path, 'plain')

/** What stands beside the first buttons, and what is one more press away since there is no room for it. */
function besideFirsts(usable: readonly CommandSpec[], { level }: Caller): Record<'shown' | 'rest', readonly Offer[]> {
  const firstPaths = firsts[level].map(({ path }) => path)
  const paths = usable.map(({ path }) => path).filter((path) => path !== 'help' && !firstPaths.includes(path))
  const room = buttonsAtMost - firstPaths.length
  const offers = offersOf(paths, room)
  if (offers.length <= room) return { shown: offers, rest: [] }
  const ofEveryone = new Set(usable.filter(({ who }) => who === 'everyone').map(({ path }) => path))
  const singles = offers.filter(({ isGroup }) => !isGroup)
  // Whoever looks after others finds that first.
  const isOwn = ({ paths: [path = ''] }: Offer): boolean => level === 'everyone' || !ofEveryone.has(path)
  const rest = [...singles.filter(isOwn), ...singles.filter((one) => !isOwn(one))].slice(room - 1 - offers.length)
  return { shown: offers.filter((one) => !rest.includes(one)), rest }
}

/** A button each while there is room; else the largest groups stand behind one of their own. */
function offersOf(paths: readonly string[], room: number): readonly Offer[] {
  const groups = Map.groupBy(paths, rootOf)
  const behindOne = new Set<string>()
  const count = () => [...groups].reduce((sum, [root, group]) => sum + (behindOne.has(root) ? 1 : group.length), 0)
  const largestFirst = [...groups].toSorted(([, one], [, other]) => other.length - one.length)
  for (const [root, group] of largestFirst) if (group.length > 1 && count() > room) behindOne.add(root)
  return [...groups].flatMap(([root, group]): readonly Offer[] =>
    behindOne.has(root)
      ? [{ root, paths: group, isGroup: true }]
      : group.map((path) => ({ root, paths: [path], isGroup: false })),
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
