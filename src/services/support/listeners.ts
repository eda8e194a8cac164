// Who hears of what happens to support threads.
import type { House } from '../house.ts'
import { followsOrganisation } from '../organisations/listener.ts'
import { tellsWebhooks } from '../webhooks/tell-webhooks.ts'
import { wakesWhenWritten } from './acts/snooze.ts'
import { agesCarried } from './carried-age.ts'
import { asksOfComplaints } from './complaints/complaints.ts'
import { forgetsContacts } from './contacts/forgets-contacts.ts'
import { offers } from './duty/offers.ts'
import { endingListener } from './ending/listener.ts'
import { type ThreadListener, tellAll } from './happenings.ts'
import { erasesBeside } from './keeping/erased-beside.ts'
import { recordThreads } from './keeping/record.ts'
import { draftsListener } from './replies/flow.ts'
import { targetListener } from './teams/targets.ts'

/** All of them, in the order in which they hear of it. */
export function listenersOf(house: House): readonly ThreadListener[] {
  const all: readonly ThreadListener[] = [
    recordThreads(house),
    wakesWhenWritten(house, (about, happening) => tellAll(all)(about, happening)),
    followsOrganisation(house),
    targetListener(house),
    offers(house).listener,
    draftsListener(house),
    agesCarried(house),
    endingListener(house),
    asksOfComplaints(house),
    erasesBeside(house),
    forgetsContacts(house),
    tellsWebhooks(house),
  ]
  return all
}
