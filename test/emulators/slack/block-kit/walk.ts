/** Walks through blocks to the elements a person can press, choose in or fill. */
import type { Block } from './blocks.ts'
import type { Interactive } from './elements.ts'

/** The interactive elements of one block. */
export function elementsOf(block: Block): Interactive[] {
  switch (block.type) {
    case 'actions':
      return block.elements
    case 'input':
      return [block.element]
    case 'section':
      return block.accessory === undefined || block.accessory.type === 'image' ? [] : [block.accessory]
    default:
      return []
  }
}

export interface Found {
  readonly blockId: string
  readonly actionId: string
  readonly block: Block
  readonly element: Interactive
}

/** Every interactive element of the blocks with its ids. */
export function allElements(blocks: readonly Block[]): Found[] {
  return blocks.flatMap((block) =>
    elementsOf(block).map((element) => ({
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      block,
      element,
    })),
  )
}

/** The words on an element, by which a person finds it. */
export function labelOf({ block, element }: Found): string {
  if (element.type === 'button') return element.text.text
  if (block.type === 'input') return block.label.text
  if ('placeholder' in element && element.placeholder) return element.placeholder.text
  return element.type
}

/** The element that has this action id, block id or label. */
export function findElement(blocks: readonly Block[], name: string): Found {
  const all = allElements(blocks)
  const found =
    all.find((one) => one.actionId === name) ??
    all.find((one) => labelOf(one) === name) ??
    all.find((one) => one.blockId === name)
  if (found) return found
  const offered = all.map((one) => `${labelOf(one)} (${one.actionId})`).join(', ')
  throw new Error(`Slack emulator: there is no "${name}" here; there is ${offered || 'nothing to press'}`)
}
