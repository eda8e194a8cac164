// Tags of support threads: one or two words, as staff type them.

export const tagLength = 30
export const tagsAtMost = 10

/** A tag as it is kept: `#Billing ` is `billing`. Undefined when it is none. */
export function readTag(typed: string): string | undefined {
  const tag = typed.trim().replace(/^#/, '').toLowerCase().replace(/\s+/g, ' ')
  return tag.length <= tagLength && /^[\p{L}\p{N}_-]+( [\p{L}\p{N}_-]+)?$/u.test(tag) ? tag : undefined
}
