// Somebody's places: channels with their threads under them, and direct messages.
import { html } from 'htm/preact'
import { hashIcon, lockIcon, mailIcon, threadIcon } from './icons.js'
import { sentences } from './sentences.js'
import { withOpen } from './threads.js'

/** The list of places. Each says in words what its picture shows. */
export function PlaceList({ state, space, open, unread, go, leave }) {
  const places = withOpen(state.places, open)
  const inHouse = places.filter((place) => !isDirect(place))
  const directs = places.filter(isDirect)
  const row = (place) =>
    html`<${Row} key=${place.key} place=${place} open=${place.key === open.key} unread=${unread.of(place)} go=${go} />`
  return html`
    <nav class="places" aria-label=${sentences.placesOf(state.me.name, space?.name)}>
      <h3>${sentences.channels}</h3>
      <ul>${inHouse.map(row)}</ul>
      <h3>${sentences.directs}</h3>
      <ul>${directs.map(row)}</ul>
      ${state.me.moderator ? null : html`<button type="button" class="leave" onClick=${leave}>${sentences.leave}</button>`}
    </nav>
  `
}

/** Direct messages, and the threads in them. */
const isDirect = (place) => place.place.kind === 'direct' || place.under?.startsWith('direct/') === true

function Row({ place, open, unread, go }) {
  const kind = place.place.kind
  const notes = [
    place.private && kind !== 'direct' && sentences.private,
    place.closed && sentences.closed,
    place.sample && sentences.sample.toLowerCase(),
  ].filter(Boolean)
  return html`
    <li class=${kind}>
      <button
        type="button"
        class=${unread > 0 ? 'unread' : ''}
        title=${place.name}
        aria-current=${open ? 'page' : undefined}
        onClick=${() => go(place.key)}
      >
        ${kind === 'thread' ? threadIcon() : kind === 'direct' ? mailIcon() : place.private ? lockIcon() : hashIcon()}
        <span class="place-name">${place.name}</span>
        ${notes.map((note) => html`<span class=${note === sentences.closed ? 'tag' : 'unseen'}>${note}</span>`)}
        ${unread > 0 ? html`<span class="badge">${unread}<span class="unseen"> ${sentences.unread}</span></span>` : null}
      </button>
    </li>
  `
}
