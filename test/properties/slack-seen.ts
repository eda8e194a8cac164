// What Slack's readers are to see of a message, and what is wrong with what they get.
import type { types } from '@slack/bolt'
import type { Rendered } from '../../adapters/slack/render.ts'
import type { Form } from '../../src/view/form.ts'
import type { Control, Message } from '../../src/view/message.ts'
import type { Part, Text } from '../../src/view/text.ts'
import type { Block } from '../emulators/slack/block-kit/blocks.ts'
import { elementsOf } from '../emulators/slack/block-kit/walk.ts'
import { difference, type Run, shown, wordsProblem } from './shown.ts'
import { readSlack, tokenSeen } from './slack-reader.ts'

/** A workspace, with somebody, a channel and a thread in it. */
export const slackHome = {
  space: { platform: 'slack', id: 'T1' },
  user: 'U1',
  channel: 'C1',
  thread: '1.000002',
  role: 'S1',
} as const
const { space } = slackHome
const thread = 'https://ours.slack.com/archives/C1/p1000002'

/** What readers at home are to see of a part. */
function seenOf(part: Part): readonly Run[] {
  const text = (words: string): readonly Run[] => [{ style: 'text', words: shown(words) }]
  switch (part.kind) {
    case 'plain':
      return text(part.text)
    case 'bold':
    case 'quote':
    case 'code':
      return [{ style: part.kind, words: shown(part.text) }]
    case 'person':
      return part.ping && part.user.space === space ? [{ style: 'user', words: '⟨@U1⟩' }] : text(part.name)
    case 'role':
      return part.space === space ? [{ style: 'role', words: '⟨@S1⟩' }] : text(part.name)
    case 'place': {
      const { place } = part
      if (place.space !== space || place.kind === 'direct') return text(part.name)
      return [place.kind === 'thread' ? linkSeen(thread, shown(part.name)) : { style: 'channel', words: '⟨#C1⟩' }]
    }
    case 'link':
      return [linkSeen(part.url, shown(part.label))]
    case 'time':
      return [{ style: 'time', words: `⟨${Math.floor(part.at / 1000)}⟩` }]
    case 'command':
      return [{ style: 'code', words: `/hearth ${part.path}` }]
    default:
      return part satisfies never
  }
}

function linkSeen(url: string, label: string): Run {
  const href = hrefOf(url)
  if (href === undefined) return { style: 'text', words: `${label} (${shown(url)})` }
  if (/^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(label)) return { style: `link ${href}`, words: href }
  return { style: `link ${href}`, words: label.includes('://') && label !== href ? `${label} (${href})` : label }
}

function hrefOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return (protocol === 'http:' || protocol === 'https:') && href.length <= 3000 ? href : undefined
}

/** What is to be seen of a text. */
const seenOnSlack = (text: Text): readonly Run[] => text.flatMap(seenOf)

/** The same without styles, and with moments and mentions in words. */
const plainly = (text: Text): string =>
  text
    .map((part) => {
      if (part.kind === 'person' || part.kind === 'role' || part.kind === 'place') return shown(part.name)
      if (part.kind === 'time') return `${new Date(part.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
      return seenOf(part)[0]?.words ?? ''
    })
    .join('')

const isLinkButton = (one: Control): boolean => one.kind !== 'link' || hrefOf(one.url) !== undefined

/** All that is wrong with a message whose every section begins with a word, so that each has its block. */
export function slackProblems(
  message: Message,
  { text, blocks }: Rendered,
  checked: readonly Block[],
): readonly string[] {
  const { card, controls = [] } = message
  const facts = card?.facts?.flatMap(({ label, value }): Text => [{ kind: 'bold', text: label }, ...value])
  const links = controls.flatMap(
    (one): Text =>
      one.kind !== 'link' || isLinkButton(one) ? [] : [{ kind: 'plain', text: `${one.label}: ${one.url}` }],
  )
  const sections = [message.text, card?.body, facts, card?.note, links].filter(
    (one) => one !== undefined && one.length > 0,
  )
  const short = sections.flatMap((one) => plainly(one ?? [])).join('').length < 900
  const words = checked.filter((block) => block.type !== 'actions')
  return [
    blocks.length === checked.length && words.length === sections.length ? undefined : 'a section is missing',
    /[<>]/.test(text) ? 'the text has markup' : undefined,
    wordsProblem(plainly(message.text), unescaped(text)),
    ...words.map((block, index) => {
      const expected = seenOnSlack(sections[index] ?? [])
      return difference(block.type === 'context' ? expected.map(tokenSeen) : expected, readSlack(block), !short)
    }),
    ...controlProblems(controls.filter(isLinkButton), checked),
  ].filter((problem) => problem !== undefined)
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function controlProblems(controls: readonly Control[], blocks: readonly Block[]): readonly (string | undefined)[] {
  const found = blocks.filter((block) => block.type === 'actions').flatMap(elementsOf)
  if (found.length !== controls.length) return ['a control is missing']
  return controls.map((control, index) => {
    const element = found[index]
    if (element?.type === 'button')
      return control.kind === 'select' ? 'no select' : wordsProblem(control.label, element.text.text)
    const menu = control.kind === 'select' && control.most !== undefined ? 'multi_static_select' : 'static_select'
    if (control.kind !== 'select' || element?.type !== menu) return 'another control'
    const options = 'options' in element ? (element.options ?? []) : []
    const left = control.choices.length - options.length
    const placeholder = element.placeholder?.text ?? ''
    const more = left === 0 ? '' : `… (+${left})`
    if (!placeholder.endsWith(more)) return 'choices are missing without a word'
    const problems = options.map(({ text, description }, at) => {
      const choice = control.choices[at]
      return (
        wordsProblem(choice?.label ?? '', text.text) ?? wordsProblem(choice?.description ?? '', description?.text ?? '')
      )
    })
    return (
      wordsProblem(control.placeholder, placeholder.slice(0, placeholder.length - more.length)) ??
      problems.find(Boolean)
    )
  })
}

/** All that is wrong with a modal. */
export function modalProblems(form: Form, view: types.ModalView, blocks: readonly Block[]): readonly string[] {
  const inputs = blocks.filter((block) => block.type === 'input')
  const above = blocks.filter((block) => block.type !== 'input').flatMap(readSlack)
  const title: readonly Run[] = form.title.length > 24 ? [{ style: 'bold', words: shown(form.title) }] : []
  return [
    wordsProblem(form.title, view.title.text),
    wordsProblem(form.submit, view.submit?.text ?? ''),
    difference([...title, ...seenOnSlack(form.intro ?? [])], above, true),
    inputs.length === form.fields.length ? undefined : 'a field is missing',
    ...inputs.flatMap(({ label, hint, element }, index) => {
      const field = form.fields[index]
      const typed = element.type === 'plain_text_input' && field?.kind === 'text'
      return [
        wordsProblem(field?.label ?? '', label.text),
        wordsProblem(field?.hint ?? '', hint?.text ?? ''),
        typed ? wordsProblem(field.value ?? '', element.initial_value ?? '') : undefined,
      ]
    }),
  ].filter((problem) => problem !== undefined)
}
