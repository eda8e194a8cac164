// A message as Slack's blocks. Slack hides `text` beside blocks, so the text stands in the first block as well.
import type { types } from '@slack/bolt'
import type { Card, Message } from '../../src/view/message.ts'
import { startOf } from '../../src/view/start-of.ts'
import type { Text } from '../../src/view/text.ts'
import { brokenLinks, controlBlocks } from './controls.ts'
import { cutText, textLength } from './cut.ts'
import { limits } from './limits.ts'
import { messageText } from './plain-text.ts'
import { richText } from './rich-text.ts'
import { smallPrint } from './small-print.ts'
import type { Viewpoint } from './viewpoint.ts'

export interface Rendered {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/** A picture that was uploaded. */
export interface Image {
  /** The id of its file. */
  readonly file: string
  readonly alt: string
}

/** Renders a message for readers of one workspace. Pure; what is too long is cut visibly. */
export function render(message: Message, viewpoint: Viewpoint, image?: Image): Rendered {
  const controls = message.controls ?? []
  const actions = controlBlocks(controls)
  let left = limits.allBlocksText - textOfControls(actions)
  const take = (text: Text, most: number): Text => {
    const fitting = cutText(text, Math.max(Math.min(most, left), 20))
    left -= textLength(fitting)
    return fitting
  }
  const { card } = message
  const headline = richText(take(message.text, limits.headline), viewpoint)
  const facts = card === undefined ? undefined : richText(take(factLines(card), limits.headline), viewpoint)
  const note = card?.note === undefined ? undefined : smallPrint(take(card.note, limits.contextText), viewpoint)
  const links = brokenLinks(controls).map(({ label, url }) => ({ kind: 'plain', text: `${label}: ${url}\n` }) as const)
  const words = richText(take(links, limits.headline), viewpoint)
  const body = card?.body === undefined ? undefined : richText(take(card.body, left), viewpoint)
  const shown = image === undefined ? undefined : imageBlock(image)
  const blocks = [headline, body, facts, note, words, shown, ...actions].filter((block) => block !== undefined)
  return { text: messageText(message.text), blocks }
}

const imageBlock = ({ file, alt }: Image): types.ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: startOf(alt, limits.altText),
})

/** One line for each fact: its label in bold, and its value. */
const factLines = (card: Card): Text =>
  (card.facts ?? []).flatMap(
    ({ label, value }, index): Text => [
      { kind: 'plain', text: index === 0 ? '' : '\n' },
      { kind: 'bold', text: label },
      { kind: 'plain', text: '  ' },
      ...value,
    ],
  )

/** How many characters the controls show, which count like any other text. */
function textOfControls(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let sum = 0
  if (Array.isArray(value)) for (const one of value) sum += textOfControls(one)
  else
    for (const [name, one] of Object.entries(value))
      if (typeof one === 'object') sum += textOfControls(one)
      else if (name === 'text' && typeof one === 'string') sum += one.length
  return sum
}
