// A message as a person reads it: its words, embeds, displays and button labels as lines of plain text.
import { z } from 'zod'
import type { Component } from './message-body.ts'
import type { Message, Modal } from './world.ts'

const embedSchema = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  author: z.object({ name: z.string().nullish() }).nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  footer: z.object({ text: z.string().nullish() }).nullish(),
})

/** What a person reads in a message or a form, line by line. */
export function text(shown: Message | Modal): string {
  const lines =
    'custom_id' in shown
      ? [shown.title, ...componentLines(shown.components)]
      : [shown.content, ...shown.embeds.flatMap(embedLines), ...componentLines(shown.components)]
  return lines.filter((line) => line !== '').join('\n')
}

function embedLines(embed: unknown): string[] {
  const { author, title, description, fields, footer } = embedSchema.parse(embed)
  return [
    author?.name ?? '',
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap((field) => [field.name, field.value]),
    footer?.text ?? '',
  ]
}

function componentLines(components: readonly Component[]): string[] {
  return components.flatMap((component) => [
    component.label ?? '',
    component.content ?? '',
    component.description ?? '',
    component.placeholder ?? '',
    ...(component.options ?? []).flatMap((option) => [option.label, option.description ?? '']),
    ...componentLines(component.components ?? []),
    ...componentLines(component.component ? [component.component] : []),
    ...componentLines(component.accessory ? [component.accessory] : []),
  ])
}
