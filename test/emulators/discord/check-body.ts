// Refuses a request body that the official schemas refuse, with Discord's error 50035.
import type { z } from 'zod'
import * as core from 'zod/v4/core'
import { type FieldProblem, invalidForm } from './api-error.ts'
import { applyErrata } from './errata.ts'
import { strictSchema } from './strict-schema.ts'

/** Checks a body against an official schema, then reads from it what the emulator needs. */
export function checkBody<T>(official: core.$ZodType, reader: z.ZodType<T>, body: unknown): T {
  const checked = core.safeParse(strictSchema(official), applyErrata(body))
  if (!checked.success) throw invalidForm(checked.error.issues.flatMap((issue) => problemsOf(issue, [])))
  return read(reader, body)
}

/** Reads a body that has no official schema. */
export function read<T>(reader: z.ZodType<T>, body: unknown): T {
  const parsed = reader.safeParse(body)
  if (!parsed.success) throw invalidForm(parsed.error.issues.flatMap((issue) => problemsOf(issue, [])))
  return parsed.data
}

/** One problem of a rule that the schemas do not hold. */
export function formProblem(path: readonly PropertyKey[], code: string, message: string): Error {
  return invalidForm([{ path, code, message }])
}

function problemsOf(issue: core.$ZodIssue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], code: 'UNKNOWN_KEY', message: `Unknown key ${key}` }))
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => !branch.some(({ path: [first] }) => first === 'type'))
    if (meant && meant.length > 0) return meant.flatMap((inner) => problemsOf(inner, path))
  }
  return [{ path, code: issue.code.toUpperCase(), message: issue.message }]
}
