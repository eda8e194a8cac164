// The first steps by name, for a sentence that lists them.
import type { Space } from '../../domain/space.ts'
import type { Say } from '../../locales/say.ts'
import type { House } from '../house.ts'

/** What a newcomer of a space can do first, each as it stands in the middle of a sentence. */
export const stepNames = async (_house: House, _space: Space, say: Say): Promise<readonly string[]> => [
  say.label('welcome.step.guidelines'),
  say.label('welcome.step.hello'),
  say.label('welcome.step.question'),
]
