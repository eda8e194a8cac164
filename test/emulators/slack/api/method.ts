/** The shape of a Web API method: it answers with fields beside `ok: true`, or throws a Refusal. */
import type { Core } from '../core.ts'
import type { Args } from './args.ts'

export type Method = (core: Core, args: Args) => Readonly<Record<string, unknown>>
export type Methods = Readonly<Record<string, Method>>
