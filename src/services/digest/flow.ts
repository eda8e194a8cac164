// What the digest has to do with the ledger: it is due at its times, and goes to the host when its channel fails.
import type { Flow } from '../flow.ts'
import type { House } from '../house.ts'
import type { DigestService } from './digest.ts'
import { digestPosted, digestWasPosted } from './post.ts'
import { digestKind } from './scheduled.ts'

/** Makes the flow of the digest. */
export const digestFlow = (house: House, service: DigestService): Flow => ({
  followUps: { [digestPosted]: (ended) => digestWasPosted(house, ended) },
  render: {},
  posted: {},
  due: { [digestKind]: (due) => service.comeOut(due) },
})
