// A house for what support keeps: the flow of threads and that of keeping them, on a platform of private threads.
import { privacyDeclared } from '../../commands/privacy.ts'
import { supportDeclared } from '../../commands/support.ts'
import { threadHistoryDeclared } from '../../commands/thread-history.ts'
import { threadKeepingDeclared } from '../../commands/thread-keeping.ts'
import type { Declared } from '../../src/bot/spec.ts'
import { threadId } from '../../src/domain/ids.ts'
import type { SpaceRef, ThreadPlace } from '../../src/domain/place.ts'
import type { SupportThread } from '../../src/domain/support.ts'
import type { Room } from '../../src/ports/disk.ts'
import type { MessageEvent } from '../../src/ports/event.ts'
import type { House } from '../../src/services/house.ts'
import { supportFlow } from '../../src/services/support/flow.ts'
import { supportKeepingFlow } from '../../src/services/support/keeping/flow.ts'
import { type SupportKeeping, supportKeeping } from '../../src/services/support/keeping/keeping.ts'
import { panelMessage } from '../../src/services/support/panel.ts'
import { type SupportService, supportService } from '../../src/services/support/support.ts'
import { type ThreadViews, threadViews } from '../../src/services/support/thread-views.ts'
import { type TouchPointsService, touchPointsService } from '../../src/services/support/touch/touch-points.ts'
import type { Actor } from './actor.ts'
import { smallHouse } from './small-house.ts'

const keptSpace: SpaceRef = { platform: 'discord', id: 'S' }

/** What somebody sends in a thread. */
export interface Sent {
  readonly id: string
  readonly text: string
  readonly what?: 'posted' | 'edited' | 'removed'
  readonly at?: number
  readonly files?: readonly { readonly name: string; readonly type?: string; readonly bytes?: number }[]
}

const declared: readonly Declared<Services>[] = [
  ...supportDeclared,
  ...threadHistoryDeclared,
  ...threadKeepingDeclared,
  ...privacyDeclared,
]

interface Services {
  readonly support: SupportService
  readonly supportKeeping: SupportKeeping
  readonly threadViews: ThreadViews
  readonly touchPoints: TouchPointsService
  readonly panel: typeof panelMessage
}

function make(house: House) {
  const support = supportService(house)
  const { turns } = support.desks
  const keeping = supportKeeping(house, turns)
  const services = {
    support,
    supportKeeping: keeping,
    threadViews: threadViews(house),
    touchPoints: touchPointsService(house),
    panel: panelMessage,
  }
  return { services, flows: [supportFlow(house, support), supportKeepingFlow(house, turns)] }
}

/** Opens one: Ana and Ben are members of it, Mo moderates. */
export async function keepingHouse(startsAt = Date.UTC(2026, 2, 2, 9)) {
  let services: ReturnType<typeof make>['services'] | undefined
  let room: Room = 'plenty'
  const town = await smallHouse({
    startsAt,
    declared,
    room: () => room,
    make(house) {
      const made = make(house)
      services = made.services
      return made
    },
  })
  const community = await town.addSpace({ community: 'town', space: keptSpace, channels: ['moderators', 'support'] })
  const add = (name: string, level: 'everyone' | 'staff' = 'everyone') =>
    town.addMember(community, keptSpace, name, { level })
  const [ana, ben, mo] = [await add('Ana'), await add('Ben'), await add('Mo', 'staff')]
  const bytes = new Map<string, Uint8Array>()
  const picture = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)
  town.platform.bytes = async ({ name }) =>
    bytes.get(name) ?? (name.endsWith('.png') ? picture : new TextEncoder().encode(`This is ${name}.`))
  let keys = 0

  async function thread(number = 1): Promise<SupportThread> {
    const found = await town.store.of(community).threads.byNumber(number)
    if (found === undefined) throw new Error(`there is no thread ${number}`)
    return found
  }

  async function placeOf(number: number): Promise<ThreadPlace> {
    const { place } = await thread(number)
    if (place === undefined) throw new Error('it does not stand yet')
    return place
  }

  return {
    ...{ town, community, ana, ben, mo, bytes, thread },
    fills(to: Room) {
      room = to
    },
    async opens(by: Actor, subject: string): Promise<SupportThread> {
      await by.runs('support', { subject })
      const ids = await town.store.of(community).threadKeeping.threadsOf([by.caller.member])
      const last = await town.store.of(community).threads.get(threadId(ids.at(-1) ?? ''))
      if (last === undefined) throw new Error('no thread was opened')
      return last
    },
    /** They write in their thread, change it, or take it out. */
    async writes(by: Actor, { id, text, what = 'posted', at = town.now(), files = [] }: Sent, number = 1) {
      const place = await placeOf(number)
      keys += 1
      const event: MessageEvent = {
        ...{ kind: 'message', key: `event-${keys}`, space: keptSpace, what, place, text, at },
        author: { user: by.caller.user.user, name: by.caller.name, bot: false, guest: false },
        ref: { place, channel: place.thread, id },
        ...(files.length === 0 ? {} : { files: files.map((file) => ({ id: file.name, bytes: 100, ...file })) }),
      }
      await town.receives(event)
    },
    /** The files that they got directly, made as they would be now, by name. */
    async got(by: Actor): Promise<Readonly<Record<string, string>>> {
      const found: Record<string, string> = {}
      for (const effect of town.platform.effects) {
        if (effect.kind !== 'post' || effect.place.kind !== 'direct' || effect.place.user !== by.caller.user.user)
          continue
        for (const { name, made } of effect.files ?? []) {
          const content = made === undefined ? undefined : await services?.supportKeeping.make(made)
          if (content === undefined) delete found[name]
          else found[name] = new TextDecoder().decode(content)
        }
      }
      return found
    },
    shelf: () => town.house.files.shelf.all(),
  }
}
