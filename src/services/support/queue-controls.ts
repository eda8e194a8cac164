// What stands under a page of the queue: its threads to open, the next page, and the other lists.
import type { SupportThread } from '../../domain/support.ts'
import type { Say } from '../../locales/say.ts'
import type { QueueKey } from '../../store/repositories/queue-narrowing.ts'
import { actionId } from '../../view/action-id.ts'
import { supportChoose, supportSee } from '../../view/actions.ts'
import { button, type Control } from '../../view/message.ts'
import { queueChooseNarrowed, queueOnNarrowed } from '../../view/organisation-actions.ts'
import { keyWord } from './queue-key.ts'
import {
  listNames,
  listOf,
  offeredLists,
  priorityOf,
  type QueueWish,
  queueLists,
  shortNarrowing,
} from './queue-lists.ts'

/** More than this are a select, since a row holds no more buttons. */
const mostButtons = 5

/** A way to each thread of the page. */
export function openControls(say: Say, page: readonly SupportThread[]): readonly Control[] {
  if (page.length < mostButtons)
    return page.map(({ id, number }) => button(actionId(supportSee, id), say.label('queue.open', { number })))
  const choices = page.map(({ id, number, subject }) => ({
    value: id,
    label: say.label('queue.choice', { number, subject }),
  }))
  return [{ kind: 'select', action: actionId(supportChoose), placeholder: say.label('queue.choose'), choices }]
}

/** What stands behind this page, of the same list. */
export function onControl(say: Say, wish: QueueWish, next: QueueKey): Control {
  const [, ...narrowed] = shortNarrowing(wish)
  const list = `${queueLists[listOf(wish)]}${priorityOf(wish)?.charAt(0) ?? ''}`
  return button(actionId(queueOnNarrowed, list, keyWord(next), ...narrowed), say.label('queue.more'))
}

/** Every list that is offered, narrowed as this one is. */
export const listsControl = (say: Say, wish: QueueWish, hasTargets: boolean): Control => ({
  kind: 'select',
  action: actionId(queueChooseNarrowed, ...shortNarrowing(wish)),
  placeholder: say.label('queue.lists'),
  choices: offeredLists(hasTargets).map((list) => ({ value: queueLists[list], label: say.label(listNames[list]) })),
})
