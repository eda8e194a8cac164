// Organisations as the staff read them: all of them, and one with its people and open threads, page by page.
import type { Organisation } from '../../domain/organisation.ts'
import { spaceKey } from '../../domain/place.ts'
import type { Say } from '../../locales/say.ts'
import { actionId } from '../../view/action-id.ts'
import { button, type Control, type Message } from '../../view/message.ts'
import { organisationPeople, organisationShow, organisationsMore } from '../../view/organisation-actions.ts'
import { lines, plain, type Text } from '../../view/text.ts'
import type { House } from '../house.ts'
import { quoted } from '../support/around.ts'
import type { Asker } from '../support/caller.ts'
import { forStaff } from '../support/notice.ts'
import { targetsWords } from '../support/teams/team-card.ts'

/** As many as fit into one message everywhere, each. */
const peopleOnPage = 10
const threadsShown = 6
/** As many as a select takes. */
const onPage = 25

/** One with its people behind one of them; on its first page with its open threads. */
export async function peopleShown(
  house: House,
  { caller, say }: Asker,
  organisation: Organisation,
  after: string,
): Promise<Message> {
  const { belonging } = house.store.of(caller.community)
  const { id, name } = organisation
  const found = await belonging.people(id, after, peopleOnPage + 1)
  const page = found.slice(0, peopleOnPage)
  const count = await belonging.count(id)
  const title = say('organisation.title', { organisation: name, count })
  const people = await Promise.all(page.map((person) => personSaid(house, { caller, say }, person)))
  const beside = after === '' ? await besideSaid(house, { caller, say }, organisation) : []
  const last = page.at(-1)
  const more: readonly Control[] =
    found.length > page.length && last !== undefined
      ? [button(actionId(organisationPeople, id, last), say.label('queue.more'))]
      : []
  return { text: lines(title, ...people, ...beside), controls: more }
}

/** All accounts of somebody, and how they came to belong to it. */
async function personSaid(
  house: House,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  person: Parameters<ReturnType<House['store']['of']>['belonging']['of']>[0],
): Promise<Text> {
  const { members, spaces, belonging } = house.store.of(caller.community)
  const all = await spaces.all()
  const names = (await members.ofPerson(person)).map(({ name, user }) => {
    const space = all.find(({ ref }) => spaceKey(ref) === spaceKey(user.space))
    return all.length < 2 || space === undefined ? name : say.label('accounts.name', { name, space: space.name })
  })
  const how = (await belonging.of(person))?.how ?? 'staff'
  return say('organisation.person', { names: names.join(', '), how })
}

async function besideSaid(
  house: House,
  { caller, say }: Pick<Asker, 'caller' | 'say'>,
  { id, targets }: Organisation,
): Promise<readonly Text[]> {
  const { organisations, threadQueue } = house.store.of(caller.community)
  const domains = await organisations.domainsOf(id)
  const page = await threadQueue.page({ organisation: id }, house.clock.now(), 0, threadsShown)
  const open = page.listed + page.snoozed
  const words = targetsWords({ targets }, say)
  const queue = { kind: 'command', path: 'queue' } as const
  return [
    ...(domains.length === 0 ? [] : [say('organisation.domains-are', { domains: domains.join(', ') })]),
    ...(words === undefined ? [] : [[...say('organisation.targets-are'), ...plain(' '), ...words]]),
    say('organisation.threads', { count: open, snoozed: page.snoozed }),
    ...page.threads.map(({ number, subject, state }) =>
      say('organisation.thread', { number, subject: quoted(subject), state: say.label(forStaff[state]) }),
    ),
    ...(page.left === 0 ? [] : [say('organisation.threads-more', { count: page.left, queue })]),
  ]
}

/** A page of all of them, from behind one on. */
export async function organisationsShown(
  house: House,
  { caller, say }: Asker,
  after: string | undefined,
): Promise<Message> {
  const { page, next, count } = await organisationsPage(house, caller, after)
  const command = { kind: 'command', path: 'organisation set' } as const
  if (count === 0) return { text: say('organisation.none', { command }) }
  const { belonging } = house.store.of(caller.community)
  const rows = await Promise.all(
    page.map(async ({ id, name }) => say('organisation.row', { organisation: name, count: await belonging.count(id) })),
  )
  return {
    text: lines(say('organisation.list', { count }), ...rows),
    controls: [
      ...(page.length === 0 ? [] : [selectOf(say, page)]),
      ...(next === undefined ? [] : [button(actionId(organisationsMore, next), say.label('queue.more'))]),
    ],
  }
}

const selectOf = (say: Say, page: readonly Organisation[]): Control => ({
  kind: 'select',
  action: actionId(organisationShow),
  placeholder: say.label('organisation.choose'),
  choices: page.map(({ id, name }) => ({ value: id, label: name })),
})

/** Those behind one; `next` is what the page after it begins behind. */
export async function organisationsPage(house: House, { community }: Asker['caller'], after: string | undefined) {
  const { organisations } = house.store.of(community)
  const behind = after === undefined ? undefined : await organisations.get(after)
  const found = await organisations.page(behind?.name ?? '', onPage + 1)
  const page = found.slice(0, onPage)
  const next = found.length > page.length ? page.at(-1)?.id : undefined
  return { page, next, count: await organisations.count() }
}
