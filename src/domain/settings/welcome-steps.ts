// The first steps and the interests of a community, which have commands of their own: nobody types them as one word.
import { z } from 'zod'
import { stepKinds, stepLabelLength, stepsAtMost } from '../first-steps.ts'
import { interestNameLength, interestsAtMost } from '../interest.ts'

const space = z.string().regex(/^(discord|slack|playground):./)

const address = z.url({ protocol: /^https?$/ }).max(500)

const step = z.object({
  id: z.string().min(1),
  kind: z.enum(stepKinds),
  label: z.string().max(stepLabelLength),
  url: z.union([z.literal(''), address]),
  channels: z.array(z.object({ space, channel: z.string(), name: z.string() })).readonly(),
})

export const gift = z.object({ space, kind: z.enum(['role', 'channel']), id: z.string(), name: z.string() })

export const welcomeStepsSettings = {
  /** Null while nobody has set any: then the usual ones hold. */
  'welcome.steps': z.array(step).max(stepsAtMost).readonly().nullable().default(null),
  /** What whoever has taken all of them is given, in each space. */
  'welcome.finishing': z.array(gift).readonly().default([]),
  'welcome.interests': z
    .array(z.object({ name: z.string().min(1).max(interestNameLength), gives: z.array(gift).readonly() }))
    .max(interestsAtMost)
    .readonly()
    .default([]),
}

/** Whether it is the address of a page that a step may lead to. */
export const isPageAddress = (url: string): boolean => address.safeParse(url).success
