// What people see: which commands there are, for whom, and that whoever sees no staff command reaches it by a button.
import { expect, test } from 'vitest'
import { helpDeclared } from '../commands/help.ts'
import { specs } from '../commands/index.ts'
import { registryOf } from '../src/bot/registry.ts'
import type { CommandSpec } from '../src/bot/spec.ts'
import { type Level, levels, mayUse } from '../src/domain/caller.ts'
import type { Given } from '../src/ports/answer.ts'
import { type ActionRef, readActionId } from '../src/view/action-id.ts'
import * as mainRefs from '../src/view/actions.ts'
import * as alikeRefs from '../src/view/alike-actions.ts'
import * as contactRefs from '../src/view/contact-actions.ts'
import * as decidingRefs from '../src/view/deciding-actions.ts'
import * as ideaRefs from '../src/view/idea-actions.ts'
import * as mergeRefs from '../src/view/merge-actions.ts'
import * as organisationRefs from '../src/view/organisation-actions.ts'
import * as ownSuggestionRefs from '../src/view/own-suggestion-actions.ts'
import * as promisesRefs from '../src/view/promises-actions.ts'
import * as questionRefs from '../src/view/question-actions.ts'
import * as reportRefs from '../src/view/report-actions.ts'
import * as reviewRefs from '../src/view/review-actions.ts'
import * as suggestionListRefs from '../src/view/suggestion-list-actions.ts'
import * as touchRefs from '../src/view/touch-actions.ts'
import * as votingRefs from '../src/view/voting-actions.ts'
import * as webhookRefs from '../src/view/webhook-actions.ts'
import { desk } from './bot/desk.ts'

const registry = registryOf(specs)

/** Every button and form that there is. */
const refs = {
  ...mainRefs,
  ...alikeRefs,
  ...contactRefs,
  ...decidingRefs,
  ...mergeRefs,
  ...ideaRefs,
  ...organisationRefs,
  ...ownSuggestionRefs,
  ...promisesRefs,
  ...questionRefs,
  ...reportRefs,
  ...reviewRefs,
  ...suggestionListRefs,
  ...touchRefs,
  ...votingRefs,
  ...webhookRefs,
}

/** What there is for now. A command that is not here is a decision nobody has written down. */
const roots: Readonly<Record<Level, readonly string[]>> = {
  everyone: ['help', 'start', 'support', 'privacy', 'suggest', 'suggestion', 'answers', 'report'],
  staff: [
    ...['queue', 'thread', 'reply', 'duty', 'block', 'decide', 'digest', 'deliveries', 'welcome'],
    ...['promise', 'promises', 'agreed', 'complaint', 'questions', 'reports', 'contact', 'organisation'],
    ...['suggestions', 'reviews', 'votes'],
  ],
  admins: ['setup', 'settings'],
}

test.each(Object.entries(roots))('the root commands for %s are the ones decided on', (level, names) => {
  const found = [...registry.roots].filter(([, [first]]) => first?.who === level).map(([root]) => root)
  expect(found.toSorted()).toEqual([...names].toSorted())
})

test('no root is for two levels of people', () => {
  const mixed = [...registry.roots].filter(([, under]) => new Set(under.map((spec) => spec.who)).size > 1)
  expect(mixed.map(([root]) => root)).toEqual([])
})

test('no root is both bare and followed by a second word', () => {
  const both = [...registry.roots].filter(
    ([root, under]) => under.length > 1 && under.some((spec) => spec.path === root),
  )
  expect(both.map(([root]) => root)).toEqual([])
})

const sample: Omit<CommandSpec, 'path'> = {
  ...{ kind: 'command', summary: 'help.summary', does: 'reads', answers: 'private', options: {}, who: 'everyone' },
}

test.each<[string, readonly CommandSpec[], RegExp]>([
  [
    'two levels in one root',
    [
      { ...sample, path: 'a b' },
      { ...sample, path: 'a c', who: 'staff' },
    ],
    /mixes levels/,
  ],
  [
    'a bare root with a second word',
    [
      { ...sample, path: 'a' },
      { ...sample, path: 'a b' },
    ],
    /both bare/,
  ],
  [
    'a second word with its bare root',
    [
      { ...sample, path: 'a b' },
      { ...sample, path: 'a' },
    ],
    /both bare/,
  ],
  [
    'one path twice',
    [
      { ...sample, path: 'a b' },
      { ...sample, path: 'a b' },
    ],
    /two things are called a b/,
  ],
])('the registry refuses %s', (_what, wrong, said) => {
  expect(() => registryOf(wrong)).toThrow(said)
})

/** The buttons that help shows to somebody of this level, also behind those of a whole group, by the command each runs. */
async function buttonsOf(level: Level): Promise<ReadonlyMap<string, string>> {
  const { inbox, call } = desk(helpDeclared, { registry: () => registry }, { level })
  const shown = idsIn(await inbox.command({ ...call(), path: 'help', options: {} }))
  expect(shown.length).toBeLessThanOrEqual(25)
  const found = new Map<string, string>()
  for (const id of shown) {
    const group = readActionId(id)?.name === refs.helpWithRef.name
    const ids = group ? idsIn(await inbox.action({ ...call(), action: id, values: [] })) : [id]
    for (const one of ids) found.set(readActionId(one)?.args[0] ?? '', one)
  }
  return found
}

const idsIn = (given: Given): readonly string[] =>
  (given.kind === 'say' ? (given.message.controls ?? []) : []).flatMap((control) =>
    control.kind === 'button' ? [control.action] : [],
  )

test.each(levels)('whatever %s may use is a button in help, and nothing else is', async (level) => {
  const usable = registry.commands.filter((spec) => mayUse(spec.who, level)).map((spec) => spec.path)
  const buttons = await buttonsOf(level)
  expect([...buttons.keys(), 'help'].toSorted()).toEqual(usable.toSorted())
})

test('a button of help opens a form exactly where its command needs something', async () => {
  const needs = (path: string): boolean => {
    const spec = registry.command(path)
    return spec?.answers === 'form' || Object.values(spec?.options ?? {}).some((option) => option.required)
  }
  const buttons = await buttonsOf('admins')
  const opening = [...buttons].filter(([, id]) => registry.action(id)?.answers === 'form').map(([path]) => path)
  expect(opening).toEqual([...buttons.keys()].filter(needs))
})

test('every button and form that a message can hold has somebody who answers it', () => {
  const { commandForm, ...others } = { ...refs, ...organisationRefs }
  const idOf = ({ name, version }: ActionRef, ...args: readonly string[]): string => `${name}:${version}:${args}`
  const answered = (id: string): boolean => registry.action(id) !== undefined || registry.form(id) !== undefined
  expect(Object.values(others).filter((ref) => !answered(idOf(ref)))).toEqual([])
  expect(registry.commands.filter(({ path }) => !answered(idOf(commandForm, path)))).toEqual([])
})

test('every button and form that is answered is one that messages can hold', () => {
  const known = new Set(Object.values(refs).map(({ name, version }) => `${name}:${version}`))
  const names = specs.flatMap((spec) =>
    spec.kind === 'action' || spec.kind === 'form' ? [`${spec.name}:${spec.version}`] : [],
  )
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('what is for staff or admins answers in private', () => {
  expect(specs.filter((spec) => spec.who !== 'everyone' && spec.answers === 'public')).toEqual([])
})
