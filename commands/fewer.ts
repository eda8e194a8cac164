// *Fewer of these*, under whatever Hearth writes to people without being asked, and what they choose there.
import { z } from 'zod'
import { noArgs } from '../src/bot/args.ts'
import { action, type Declared, onAction } from '../src/bot/spec.ts'
import { unaskedWishes } from '../src/domain/unasked.ts'
import { says } from '../src/ports/answer.ts'
import type { UnaskedService } from '../src/services/personal/fewer.ts'
import { fewerChoice, fewerOfThese } from '../src/view/actions.ts'

const everyone = { who: 'everyone', answers: 'private' } as const

const fewerSpec = action({ ...everyone, ...fewerOfThese, args: noArgs, does: 'reads' })
const chosenSpec = action({ ...everyone, ...fewerChoice, args: z.tuple([z.enum(unaskedWishes)]), does: 'writes' })

interface Services {
  readonly unasked: UnaskedService
}

export const fewerDeclared: readonly Declared<Services>[] = [
  onAction(
    fewerSpec,
    ({ unasked }: Services) =>
      async ({ caller, say }) =>
        says(await unasked.choices(caller, say)),
  ),
  onAction(chosenSpec, ({ unasked }: Services) => async ({ caller, say, args: [wish] }) => {
    return says(await unasked.choose(caller, say, wish))
  }),
]
