// How newcomers of a space are greeted: in public, or each directly.
import type { Space } from '../../domain/space.ts'
import { type House, purposePlace } from '../house.ts'

/**
 * Whether they are greeted directly: where the setting says so, or says nothing and support is relayed, since everybody is in
 * one channel there from the start; and where there is no channel for it.
 */
export async function greetsDirectly(house: House, space: Space): Promise<boolean> {
  const { 'welcome.greeting': way } = await house.store.of(space.community).settings.get()
  const relayed = house.lookUps(space.ref.platform).supportShape(space.ref) !== 'thread'
  if (way === 'direct' || (way === 'usual' && relayed)) return true
  return (await purposePlace(house, space, 'welcome')) === undefined
}
