// Somebody's places: channels with their threads under them, and direct messages.
import { html } from 'htm/preact'
import { hashIcon, lockIcon, mailIcon, threadIcon } from './icons.js'
import { sentences } from './sentences.js'

/** The list of places. Each says in words what its picture shows. */
export function PlaceList({ state, openKey, unread, go, leave }) {
  const inHouse = state.places.filter((place) => place.place.kind !== 'direct')
  const directs = state.places.filter((place) => place.place.kind === 'direct')
  const row = (place) =>
    html`<${Row} key=${place.key} place=${place} open=${place.key === openKey} unread=${unread.of(place)} go=${go} />`
  return html`
    <nav class="places" aria-label=${sentences.placesOf(state.me.name)}>
      <h3>${sentences.channels}</h3>
      <ul>${inHouse.map(row)}</ul>
      <h3>${sentences.directs}</h3>
      <ul>${directs.map(row)}</ul>
      ${state.me.moderator ? null : html`<button type="button" class="leave" onClick=${leave}>${sentences.leave}</button>`}
    </nav>
  `
}

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
