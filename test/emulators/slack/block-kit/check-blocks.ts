/** Checks what an app sends as blocks or views and refuses it in Slack's words; gives missing ids, as Slack does. */
import type { z } from 'zod'
import { Refusal } from '../api/refusal.ts'
import { limits } from '../limits.ts'
import type { Ids } from '../world/ids.ts'
import { type Block, homeView, messageBlocks, modalView, type ViewDefinition } from './blocks.ts'
import { elementsOf } from './walk.ts'

type Issue = z.core.$ZodIssue

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`
    case 'too_small':
      return issue.origin === 'array'
        ? `must provide at least ${issue.minimum} items`
        : `must be more than ${Number(issue.minimum) - 1} characters`
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`
    case 'invalid_type':
      return issue.input === undefined ? `missing required field: ${String(issue.path.at(-1))}` : issue.message
    case 'invalid_union':
      return issue.discriminator ? `unsupported type: ${typeOf(issue.input)}` : issue.message
    default:
      return issue.message
  }
}

function typeOf(input: unknown): string {
  return typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : 'undefined'
}

function inSlacksWords(issues: readonly Issue[], root: string): string[] {
  return issues.map(
    (issue) => `[ERROR] ${sentence(issue)} [json-pointer:${[root, ...issue.path.map(String)].join('/')}]`,
  )
}

function withIds(blocks: readonly Block[], ids: Ids): Block[] {
  const copy = structuredClone([...blocks])
  for (const block of copy) {
    block.block_id ??= ids.next('b')
    for (const element of elementsOf(block)) element.action_id ??= ids.next('a')
  }
  return copy
}

function repeatedIds(blocks: readonly Block[], root: string): string[] {
  const complaints: string[] = []
  const seen = new Set<string>()
  for (const [at, block] of blocks.entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      complaints.push(`[ERROR] block_id "${block.block_id}" already exists [json-pointer:${root}/${at}/block_id]`)
    }
    if (block.block_id !== undefined) seen.add(block.block_id)
    const actions = elementsOf(block).flatMap((element) => (element.action_id === undefined ? [] : [element.action_id]))
    const twice = actions.find((id, index) => actions.indexOf(id) !== index)
    if (twice !== undefined) {
      complaints.push(`[ERROR] action_id "${twice}" already exists for another element [json-pointer:${root}/${at}]`)
    }
  }
  return complaints
}

function lengthOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOfTexts(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  let sum = 0
  for (const [key, inner] of Object.entries(value)) {
    sum += key === 'text' && typeof inner === 'string' ? inner.length : lengthOfTexts(inner)
  }
  return sum
}

/** The blocks of a message, checked and with every id given; throws the refusal Slack would answer. */
export function checkBlocks(input: unknown, ids: Ids): Block[] {
  const parsed = messageBlocks.safeParse(input, { reportInput: true })
  if (!parsed.success) throw new Refusal('invalid_blocks', inSlacksWords(parsed.error.issues, '/blocks'))
  const repeated = repeatedIds(parsed.data, '/blocks')
  if (repeated.length > 0) throw new Refusal('invalid_blocks', repeated)
  if (lengthOfTexts(parsed.data) > limits.textOfAllBlocks) throw new Refusal('msg_blocks_too_long')
  return withIds(parsed.data, ids)
}

/** A modal or home tab, checked and with every id given; throws the refusal Slack would answer. */
export function checkView(input: unknown, type: 'modal' | 'home', ids: Ids): ViewDefinition {
  const schema = type === 'modal' ? modalView : homeView
  const parsed = schema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw new Refusal('invalid_arguments', inSlacksWords(parsed.error.issues, '/view'))
  const repeated = repeatedIds(parsed.data.blocks, '/view/blocks')
  if (repeated.length > 0) throw new Refusal('invalid_arguments', repeated)
  if (JSON.stringify(input).length > limits.viewBytes) throw new Refusal('view_too_large')
  return { ...parsed.data, blocks: withIds(parsed.data.blocks, ids) }
}
