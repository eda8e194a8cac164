// What Discord's readers are to see of a message, and what is wrong with what they get.
import type { APIEmbed, APIModalInteractionResponseCallbackData } from 'discord.js'
import type { MessagePayload } from '../../adapters/discord/render.ts'
import type { Form } from '../../src/view/form.ts'
import type { Card, Control, LinkButton, Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'
import { type Component, flattenComponents, messageBodySchema, modalSchema } from '../emulators/discord/message-body.ts'
import { readDiscord } from './discord-reader.ts'
import { difference, type Run, shown, wordsProblem } from './shown.ts'

/** A server, with somebody, a channel and a thread in it. */
export const discordHome = {
  space: { platform: 'discord', id: '100' },
  user: '42',
  channel: '9',
  thread: '8',
  role: '7',
} as const
const { space } = discordHome
/** What readers at home are to see of a part. */
function seenOf(part: Part): readonly Run[] {
  const text = (words: string): readonly Run[] => [{ style: 'text', words: shown(words) }]
  switch (part.kind) {
    case 'plain':
      return text(part.text)
    case 'bold':
    case 'quote':
      return [{ style: part.kind, words: shown(part.text) }]
    case 'code':
      return [{ style: 'code', words: shown(part.text).replaceAll('`', 'ˋ') }]
    case 'person':
      return part.user.space === space ? [{ style: 'user', words: '⟨@42⟩' }] : text(part.name)
    case 'role':
      return part.space === space ? [{ style: 'role', words: '⟨@&7⟩' }] : text(part.name)
    case 'place': {
      const { place } = part
      if (place.space !== space || place.kind === 'direct') return text(part.name)
      return [{ style: 'channel', words: place.kind === 'thread' ? '⟨#8⟩' : '⟨#9⟩' }]
    }
    case 'link':
      return linkSeen(part.url, shown(part.label))
    case 'time':
      return [
        {
          style: 'time',
          words: `⟨t:${Math.floor(part.at / 1000)}:${{ date: 'D', moment: 'F', ago: 'R' }[part.style]}⟩`,
        },
      ]
    case 'command':
      return [{ style: 'code', words: `/${part.path}` }]
    default:
      return part satisfies never
  }
}

/** A link shows its label alone; one that leads nowhere, or looks as if it led elsewhere, shows its address. */
function linkSeen(url: string, label: string): readonly Run[] {
  const href = /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).href : undefined
  if (href === undefined) return [{ style: 'text', words: `${label} (${shown(url)})` }]
  if (label.trim() === '' || /:\/\/|[[\]]/.test(label)) return [{ style: 'text', words: `${label} ${href}` }]
  const safe = href.replaceAll(/[()\\<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return [{ style: `link ${safe}`, words: label }]
}

/** What is to be seen of a text. */
export const seenOnDiscord = (text: Text): readonly Run[] => text.flatMap(seenOf)

/** No escape makes words more than three times as long: up to there nothing may be cut. */
const mayCut = (runs: readonly Run[], most: number): boolean =>
  runs.reduce((sum, { style, words }) => sum + 3 * words.length + style.length + 20, 0) > most

const textDifference = (expected: readonly Run[], content: string, most: number): string | undefined =>
  difference(expected, readDiscord(content.trim()), mayCut(expected, most))

const isLinkButton = ({ url }: LinkButton): boolean =>
  /^https?:/i.test(url.trim()) && URL.canParse(url) && new URL(url).href.length <= 512

/** What a message of these controls has to show as words. */
const linksAsWords = (controls: readonly Control[]): readonly Run[] =>
  controls.flatMap((one) =>
    one.kind === 'link' && !isLinkButton(one)
      ? [{ style: 'text', words: `${shown(one.label)}: ${shown(one.url)}` }]
      : [],
  )

const buttonsOf = (controls: readonly Control[]): readonly Control[] =>
  controls.filter((one) => one.kind !== 'link' || isLinkButton(one))

/** All that is wrong with a payload. */
export function discordProblems(message: Message, payload: MessagePayload): readonly string[] {
  const { controls = [] } = message
  const found = flattenComponents(messageBodySchema.parse(payload).components ?? []).filter(({ type }) => type !== 1)
  const wanted = buttonsOf(controls)
  const left = wanted.length - found.length
  const more = left === 0 ? '' : `\n… (+${left})`
  const all = payload.content ?? ''
  const content = all.slice(0, all.length - more.length)
  const expected = [...seenOnDiscord(message.text), ...linksAsWords(controls)]
  return [
    all.endsWith(more) ? undefined : `${left} controls are missing without a word`,
    textDifference(expected, content, 1_980),
    ...cardProblems(message.card ?? {}, payload.embeds?.[0] ?? {}),
    ...found.map((component, index) => controlProblem(wanted[index], component)),
    pingProblem(message.text, payload, expected),
  ].filter((problem) => problem !== undefined)
}

function pingProblem(text: Text, payload: MessagePayload, seen: readonly Run[]): string | undefined {
  const { parse, users = [], roles = [] } = payload.allowed_mentions
  const loud = text.some((part) => part.kind === 'person' && part.ping && part.user.space === space)
  const right =
    loud && (users.length === 1 || mayCut(seen, 1_980)) ? users.every((one) => one === '42') : users.length === 0
  const calls = text.some((part) => part.kind === 'role' && part.space === space)
  const rightRoles =
    calls && (roles.length === 1 || mayCut(seen, 1_980)) ? roles.every((one) => one === '7') : roles.length === 0
  return right && parse?.length === 0 && rightRoles ? undefined : 'somebody is pinged who was not to be'
}

function cardProblems(card: Card, embed: APIEmbed): readonly (string | undefined)[] {
  const { facts = [] } = card
  const fields = embed.fields ?? []
  const left = facts.length - fields.length
  const footer = embed.footer?.text ?? ''
  const more = left === 0 ? '' : `… (+${left})`
  return [
    textDifference(seenOnDiscord(card.body ?? []), embed.description ?? '', 4_000),
    footer.endsWith(more) ? undefined : `${left} facts are missing without a word`,
    wordsProblem((card.note ?? []).map(plainly).join(''), footer.slice(0, footer.length - more.length)),
    ...fields.flatMap(({ name, value }, index) => [
      textDifference([{ style: 'text', words: shown(facts[index]?.label ?? '') }], name, 256),
      textDifference(seenOnDiscord(facts[index]?.value ?? []), value, 32),
    ]),
  ]
}

/** A part where nothing is markup. */
function plainly(part: Part): string {
  switch (part.kind) {
    case 'plain':
    case 'bold':
    case 'code':
    case 'quote':
      return shown(part.text)
    case 'person':
    case 'role':
    case 'place':
      return shown(part.name)
    case 'link':
      return `${shown(part.label)} (${shown(part.url)})`
    case 'time':
      return `${new Date(part.at).toISOString().slice(0, 16)} UTC`.replace('T', ' ')
    case 'command':
      return `/${part.path}`
    default:
      return part satisfies never
  }
}

function controlProblem(control: Control | undefined, component: Component): string | undefined {
  if (control === undefined) return 'a control is shown that was not asked for'
  if (control.kind !== 'select') return wordsProblem(control.label, component.label ?? '')
  const left = control.choices.length - (component.options?.length ?? 0)
  const more = left === 0 ? '' : ` … (+${left})`
  const placeholder = component.placeholder ?? ''
  if (!placeholder.endsWith(more)) return `${left} choices are missing without a word`
  const options = (component.options ?? []).map(({ label, description }, index) => {
    const choice = control.choices[index]
    return wordsProblem(choice?.label ?? '', label) ?? wordsProblem(choice?.description ?? '', description ?? '')
  })
  return (
    wordsProblem(control.placeholder, placeholder.slice(0, placeholder.length - more.length)) ?? options.find(Boolean)
  )
}

/** All that is wrong with a modal. */
export function modalProblems(form: Form, modal: APIModalInteractionResponseCallbackData): readonly string[] {
  const parts = modalSchema.parse(modal).components
  const intro = parts.find(({ type }) => type === 10)?.content ?? ''
  const labels = parts.filter(({ type }) => type === 18)
  const left = form.fields.length - labels.length
  const more = left === 0 ? '' : ` … (+${left})`
  const fields = labels.flatMap((label, index) => {
    const field = form.fields[index]
    const typed = field?.kind === 'text' ? wordsProblem(field.value ?? '', label.component?.value ?? '') : undefined
    return [
      wordsProblem(field?.label ?? '', label.label ?? ''),
      wordsProblem(field?.hint ?? '', label.description ?? ''),
      typed,
    ]
  })
  return [
    modal.title.endsWith(more) ? undefined : `${left} fields are missing without a word`,
    wordsProblem(form.title, modal.title.slice(0, modal.title.length - more.length)),
    textDifference(seenOnDiscord(form.intro ?? []), intro, 4_000),
    ...fields,
  ].filter((problem) => problem !== undefined)
}
