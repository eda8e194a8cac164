// Whatever is said, Discord takes it, and its readers see what was said: no ping, no markup, no address that nobody meant.
import * as official from 'discord-api-spec/zod'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { renderChoices } from '../../adapters/discord/controls.ts'
import { renderForm } from '../../adapters/discord/form.ts'
import { renderMessage } from '../../adapters/discord/render.ts'
import { renderText } from '../../adapters/discord/render-text.ts'
import { threadName } from '../../adapters/discord/threads.ts'
import { checkBody } from '../emulators/discord/check-body.ts'
import { messageBodySchema, modalSchema } from '../emulators/discord/message-body.ts'
import { checkMessage, checkModal } from '../emulators/discord/message-rules.ts'
import { readDiscord } from './discord-reader.ts'
import { discordProblems, discordHome as home, modalProblems, seenOnDiscord } from './discord-seen.ts'
import { hostileUpTo, seed } from './hostile.ts'
import { formsAt, messagesAt, textsAt } from './saying.ts'
import { difference, openDirections, wordsProblem } from './shown.ts'
import { stringsIn } from './strings-in.ts'

const runs = { numRuns: 150, seed }

test('a text is read as it was said', () => {
  fc.assert(
    fc.property(textsAt(home), (text) => {
      const { content } = renderText(text, 1_000_000, home.space)
      expect(difference(seenOnDiscord(text), readDiscord(content.trim()), false)).toBeUndefined()
    }),
    runs,
  )
})

test('a text that is too long is read up to where it says that it was cut', () => {
  fc.assert(
    fc.property(textsAt(home), fc.integer({ min: 40, max: 400 }), (text, most) => {
      const { content } = renderText(text, most, home.space)
      expect(content.length).toBeLessThanOrEqual(most)
      expect(difference(seenOnDiscord(text), readDiscord(content.trim()), true)).toBeUndefined()
    }),
    runs,
  )
})

test('a text alone decides nothing of the words after it', () => {
  fc.assert(
    fc.property(textsAt(home), (text) => {
      const { content } = renderText([...text, { kind: 'plain', text: 'END' }], 1_000_000, home.space)
      expect(openDirections(content.slice(0, content.lastIndexOf('END')))).toBe(0)
    }),
    runs,
  )
})

test('any message is one that Discord takes, pings whom it names alone, and shows all that was said or that it was cut', () => {
  fc.assert(
    fc.property(messagesAt(home), (message) => {
      const payload = renderMessage(message, home.space)
      checkMessage(checkBody(official.MessageCreateRequestSchema, messageBodySchema, payload), 0)
      expect(stringsIn(payload).filter((one) => !one.isWellFormed())).toEqual([])
      expect(discordProblems(message, payload)).toEqual([])
    }),
    runs,
  )
})

test('any form is one that Discord takes, with every word that it can show', () => {
  fc.assert(
    fc.property(formsAt(home), (form) => {
      const modal = renderForm(form, home.space)
      const body = { type: 9, data: modal }
      const schema = z.object({ type: z.number(), data: modalSchema })
      checkModal(checkBody(official.ModalInteractionCallbackRequestSchema, schema, body).data)
      expect(stringsIn(modal).filter((one) => !one.isWellFormed())).toEqual([])
      expect(modalProblems(form, modal)).toEqual([])
    }),
    runs,
  )
})

test('any title is one that a thread can have', () => {
  fc.assert(
    fc.property(hostileUpTo(100), (title) => {
      const name = threadName(title)
      checkBody(official.CreateTextThreadWithoutMessageRequestSchema, z.object({}), { name, type: 12 })
      expect(wordsProblem(title, name)).toBeUndefined()
      expect(name).toBe(name.trim())
      expect(name).not.toMatch(/\n/)
    }),
    runs,
  )
})

test('any choices are ones that can be offered while somebody types', () => {
  fc.assert(
    fc.property(fc.array(hostileUpTo(100), { maxLength: 30 }), (labels) => {
      const choices = labels.map((label, index) => ({ value: `${index}`, label }))
      const offered = renderChoices(choices)
      const body = { type: 8, data: { choices: offered } }
      checkBody(official.ApplicationCommandAutocompleteCallbackRequestSchema, z.object({}), body)
      expect(offered.map(({ name }, index) => wordsProblem(labels[index] ?? '', name)).filter(Boolean)).toEqual([])
    }),
    runs,
  )
})
