// Makes an official schema refuse unknown keys. The package's own `setStrictObject` comes too late for that: its schemas
// are built when it loads.
import { z } from 'zod'
import * as core from 'zod/v4/core'

const made = new WeakMap<core.$ZodType, core.$ZodType>()

/** The same schema with every object inside it strict. */
export function strictSchema(schema: core.$ZodType): core.$ZodType {
  const known = made.get(schema)
  if (known) return known
  const strict = rebuild(schema)
  made.set(schema, strict)
  return strict
}

function rebuild(schema: core.$ZodType): core.$ZodType {
  if (schema instanceof core.$ZodObject) {
    const shape = Object.entries(schema._zod.def.shape).map(([key, value]) => [key, strictSchema(value)] as const)
    return z.strictObject(Object.fromEntries(shape))
  }
  if (schema instanceof core.$ZodLazy) {
    const { getter } = schema._zod.def
    return z.lazy(() => strictSchema(getter()))
  }
  if (schema instanceof core.$ZodArray) {
    return core.clone(schema, { ...schema._zod.def, element: strictSchema(schema._zod.def.element) })
  }
  if (schema instanceof core.$ZodUnion) {
    return core.clone(schema, { ...schema._zod.def, options: schema._zod.def.options.map(strictSchema) })
  }
  if (schema instanceof core.$ZodOptional) {
    return core.clone(schema, { ...schema._zod.def, innerType: strictSchema(schema._zod.def.innerType) })
  }
  if (schema instanceof core.$ZodNullable) {
    return core.clone(schema, { ...schema._zod.def, innerType: strictSchema(schema._zod.def.innerType) })
  }
  if (schema instanceof core.$ZodRecord) {
    return core.clone(schema, { ...schema._zod.def, valueType: strictSchema(schema._zod.def.valueType) })
  }
  return schema
}
