// Somebody's places: channels with their threads under them, and direct messages.
import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import { hashIcon, lockIcon, mailIcon, threadIcon } from './icons.js'
import { sentences } from './sentences.js'
import { rowsOf, withOpen } from './threads.js'

/** The list of places. Each says in words what its picture shows. */
export function PlaceList({ state, space, open, unread, go, leave }) {
  const places = withOpen(state.places, open)
  const inHouse = places.filter((place) => !isDirect(place))
  const directs = places.filter(isDirect)
  const [unfolded, setUnfolded] = useState([])
  const fold = (under, folded) => setUnfolded(folded ? [...unfolded, under] : unfolded.filter((key) => key !== under))
  const row = ({ place, ...more }) =>
    place === undefined
      ? html`<${More} key=${`more ${more.under}`} ...${more} unread=${unread} fold=${fold} />`
      : html`<${Row} key=${place.key} place=${place} open=${place.key === open.key} unread=${unread.of(place)} go=${go} />`
  return html`
    <nav class="places" aria-label=${sentences.placesOf(state.me.name, space?.name)}>
      <h3>${sentences.channels}</h3>
      <ul>${rowsOf(inHouse, open, unfolded).map(row)}</ul>
      <h3>${sentences.directs}</h3>
      <ul>${rowsOf(directs, open, unfolded).map(row)}</ul>
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
        ${unread > 0 ? html`<${Badge} count=${unread} />` : null}
      </button>
    </li>
  `
}

/** The button for the threads that are not listed, with what is unread in them. */
function More({ under, folded, rest, unread, fold }) {
  const count = folded ? rest.reduce((sum, place) => sum + unread.of(place), 0) : 0
  return html`
    <li class="thread more">
      <button type="button" class=${count > 0 ? 'unread' : ''} aria-expanded=${!folded} onClick=${() => fold(under, folded)}>
        <span class="place-name">${folded ? sentences.moreThreads(rest.length) : sentences.fewerThreads}</span>
        ${count > 0 ? html`<${Badge} count=${count} />` : null}
      </button>
    </li>
  `
}

const Badge = ({ count }) => html`<span class="badge">${count}<span class="unseen"> ${sentences.unread}</span></span>`
