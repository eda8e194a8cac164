// What a private place of a thread is, in words.
import { isInPlaceOfThread, type ThreadPlace } from '../../domain/place.ts'

/** The word by which the sentences tell the two apart. */
export const kindOf = (place: ThreadPlace): 'channel' | 'thread' => (isInPlaceOfThread(place) ? 'channel' : 'thread')
