// Places and message references as they come back out of a column.
import type { MessageRef, Place, ThreadPlace } from '../../domain/place.ts'
import { place, ref, threadPlace } from '../../ports/stored-place.ts'

/** Reads a stored place. */
export const readPlace = (text: string): Place => place.parse(JSON.parse(text))
/** Reads a stored thread. */
export const readThreadPlace = (text: string): ThreadPlace => threadPlace.parse(JSON.parse(text))
/** Reads where a stored message stands. */
export const readMessageRef = (text: string): MessageRef => ref.parse(JSON.parse(text))
