// /queue: what is open, for the moderators, as the lists they work from.
import { z } from 'zod'
import { action, command, type Declared, onAction, onCommand } from '../src/bot/spec.ts'
import { organisationNameLength } from '../src/domain/organisation.ts'
import { tagLength } from '../src/domain/tag.ts'
import { says } from '../src/ports/answer.ts'
import type { QueueService } from '../src/services/support/queue.ts'
import { queueChoose, queueMore, queueOn, queuePage } from '../src/view/actions.ts'
import { queueChooseNarrowed, queueOnNarrowed } from '../src/view/organisation-actions.ts'
import { priorityChoices } from './priority-choices.ts'

const looks = { who: 'staff', does: 'reads', answers: 'private' } as const

const queue = command({
  ...looks,
  path: 'queue',
  summary: 'queue.summary',
  options: {
    list: { kind: 'word', label: 'queue.list', required: false, completes: true },
    priority: { kind: 'choice', choices: priorityChoices, label: 'acts.priority', required: false },
    team: { kind: 'word', label: 'acts.escalate.team', required: false, completes: true },
    topic: { kind: 'word', label: 'queue.topic', required: false, completes: true },
    tag: { kind: 'text', lines: 'one', maxLength: tagLength, label: 'acts.tag', required: false, completes: true },
    organisation: {
      kind: 'text',
      lines: 'one',
      maxLength: organisationNameLength,
      label: 'organisation.label',
      required: false,
      completes: true,
      spare: true,
    },
  },
})

/** Buttons from before there were lists show all from there on; those from before pages began behind a thread, from that one on. */
const more = action({ ...looks, ...queueMore, args: z.tuple([z.coerce.number().int().nonnegative()]) })
const filter = [z.string(), z.string(), z.string(), z.string()] as const
const page = action({
  ...looks,
  ...queuePage,
  args: z.tuple([z.string(), z.coerce.number().int().nonnegative(), ...filter]),
})
const on = action({
  ...looks,
  ...queueOn,
  args: z.tuple([z.string().regex(/^[a-z]{1,2}$/), z.string(), z.string(), z.string(), z.string()]),
})
const choose = action({ ...looks, ...queueChoose, args: z.tuple(filter) })
/** Before there were organisations, there was none in a button, and teams and topics stood in it whole. */
const onNarrowed = action({
  ...looks,
  ...queueOnNarrowed,
  args: z.tuple([z.string().regex(/^[a-z]{1,2}$/), z.string(), z.string(), z.string(), z.string(), z.string()]),
})
const chooseNarrowed = action({ ...looks, ...queueChooseNarrowed, args: z.tuple([...filter, z.string()]) })

interface Services {
  readonly queue: QueueService
}

/** The queue, its lists and further pages. */
export const queueDeclared: readonly Declared<Services>[] = [
  onCommand(
    queue,
    (services: Services) => async (call) => says(await services.queue.list(call, call.input)),
    (services) => (call) => services.queue.choices(call, call.option, call.value),
  ),
  onAction(more, (services: Services) => async (call) => says(await services.queue.page(call, {}, call.args[0]))),
  onAction(page, (services: Services) => async (call) => {
    const [list, from, priority, team, topic, tag] = call.args
    return says(await services.queue.page(call, { list, priority, team, topic, tag }, from))
  }),
  onAction(on, (services: Services) => async (call) => {
    const [[list = '', priority = ''], after, team, topic, tag] = call.args
    return says(await services.queue.page(call, { list, priority, team, topic, tag }, after))
  }),
  onAction(onNarrowed, (services: Services) => async (call) => {
    const [[list = '', priority = ''], after, team, topic, tag, organisation] = call.args
    return says(await services.queue.page(call, { list, priority, team, topic, tag, organisation }, after))
  }),
  onAction(chooseNarrowed, (services: Services) => async (call) => {
    const [priority, team, topic, tag, organisation] = call.args
    const wish = { list: call.values[0] ?? '', priority, team, topic, tag, organisation }
    return says(await services.queue.page(call, wish, 0))
  }),
  onAction(choose, (services: Services) => async (call) => {
    const [priority, team, topic, tag] = call.args
    return says(await services.queue.page(call, { list: call.values[0] ?? '', priority, team, topic, tag }, 0))
  }),
]
