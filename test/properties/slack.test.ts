// Whatever is said, Slack takes it, and its readers see what was said: no ping, no markup, no address that nobody meant.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderForm } from '../../adapters/slack/form.ts'
import { render } from '../../adapters/slack/render.ts'
import type { Message } from '../../src/view/message.ts'
import type { Text } from '../../src/view/text.ts'
import { checkBlocks, checkView } from '../emulators/slack/block-kit/check-blocks.ts'
import { createIds } from '../emulators/slack/world/ids.ts'
import { mentionsIn } from '../emulators/slack/world/mentions.ts'
import { seed } from './hostile.ts'
import { formsAt, messagesAt, textsAt } from './saying.ts'
import { openDirections } from './shown.ts'
import { slackHome as home, modalProblems, slackProblems } from './slack-seen.ts'
import { stringsIn } from './strings-in.ts'

const runs = { numRuns: 150, seed }
const viewpoint = { space: home.space, url: 'https://ours.slack.com/' }
const ids = createIds(() => 0)

/** The same message with a word at the start of each section, so that each section has a block of its own. */
function begun({ card, ...message }: Message): Message {
  const begin = (text: Text): Text => [{ kind: 'plain', text: 'a' }, ...text]
  const { body, facts = [], note } = card ?? {}
  return {
    ...message,
    text: begin(message.text),
    card: {
      facts: facts.map((fact) => ({ ...fact, label: `a${fact.label}` })),
      ...(body === undefined ? {} : { body: begin(body) }),
      ...(note === undefined
        ? {}
        : { note: begin(note.filter((part) => part.kind !== 'person' && part.kind !== 'role')) }),
    },
  }
}

/** Whom a message may ping: whoever is pinged in a part of it that Slack lets ping. */
const pinged = ({ text, card }: Message): boolean =>
  [text, card?.body ?? [], ...(card?.facts ?? []).map(({ value }) => value)]
    .flat()
    .some((part) => part.kind === 'person' && part.ping && part.user.space === home.space)

/** Whether it calls a role where Slack lets it. */
const called = ({ text, card }: Message): boolean =>
  [text, card?.body ?? [], ...(card?.facts ?? []).map(({ value }) => value)]
    .flat()
    .some((part) => part.kind === 'role' && part.space === home.space)

test('any message is one that Slack takes, and pings whom it names alone', () => {
  fc.assert(
    fc.property(messagesAt(home), (message) => {
      const rendered = render(message, viewpoint)
      const blocks = checkBlocks(rendered.blocks, ids)
      expect(rendered.text.length).toBeLessThanOrEqual(4_000)
      expect(rendered.text).not.toBe('')
      expect(stringsIn(rendered).filter((one) => !one.isWellFormed())).toEqual([])
      const mentioned = mentionsIn(rendered.text, blocks).filter((one) => one !== '!subteam^S1' || !called(message))
      expect(mentioned.filter((one) => one !== 'U1' || !pinged(message))).toEqual([])
    }),
    runs,
  )
})

test('all that was said is read, or that it was cut', () => {
  fc.assert(
    fc.property(messagesAt(home).map(begun), (message) => {
      const rendered = render(message, viewpoint)
      expect(slackProblems(message, rendered, checkBlocks(rendered.blocks, ids))).toEqual([])
    }),
    runs,
  )
})

test('a text alone decides nothing of the words after it', () => {
  fc.assert(
    fc.property(textsAt(home), (text) => {
      const { blocks } = render({ text: [...text, { kind: 'plain', text: 'END' }] }, viewpoint)
      const words = stringsIn(blocks).filter((one) => one !== 'text' && one !== 'END')
      expect(words.filter((one) => openDirections(one) > 0)).toEqual([])
    }),
    runs,
  )
})

test('any form is one that Slack takes, with every word that it can show', () => {
  fc.assert(
    fc.property(formsAt(home), (form) => {
      const view = renderForm(form, { user: 'U1', until: '1' }, viewpoint)
      const { blocks } = checkView(view, 'modal', ids)
      expect(stringsIn(view).filter((one) => !one.isWellFormed())).toEqual([])
      expect(modalProblems(form, view, blocks)).toEqual([])
    }),
    runs,
  )
})
