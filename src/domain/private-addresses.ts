// Which private addresses Hearth may call, as its owner writes them: `on`, `off`, or a list.

import { z } from 'zod'

const number = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const range4 = new RegExp(`^(${number}\\.){3}${number}(/(3[0-2]|[12]?\\d))?$`)
const range6 = /^[0-9a-f:]*:[0-9a-f:.]*(\/(12[0-8]|1[01]\d|[1-9]?\d))?$/i
const hostName = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i

const isOne = (one: string): boolean =>
  range4.test(one) || range6.test(one) || (hostName.test(one) && !/^[\d.]+$/.test(one))

/** Hosts by name, addresses, and ranges of them; `on` for all. */
export const privateAddresses = z.union([
  z.literal('on'),
  z.literal('off').transform((): readonly string[] => []),
  z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().refine(isOne))),
])
