// One place in front of its reader: what it is, what was said there, and the line to write on.
import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import { Composer } from './composer.js'
import { hashIcon, listIcon, lockIcon, mailIcon, threadIcon } from './icons.js'
import { Message } from './message.js'
import { sentences } from './sentences.js'
import { isRoot } from './threads.js'
import { dayOf } from './times.js'
import { titleOf } from './title-of.js'

/** How long somebody speaks on without their name being said again. */
const sameBreath = 5 * 60_000

/** Shows a place. */
export function Conversation({ state, space, place, scene, act, line, listed, togglePlaces, unreadElsewhere }) {
  const list = useRef(null)
  const atEnd = useRef(true)
  const last = place.messages.at(-1)
  // Whoever has scrolled up is left alone, until they write, or an answer for them alone comes.
  useEffect(() => {
    if (last?.mine || last?.onlyYou) atEnd.current = true
  }, [last?.id])
  // Whoever reads at the end stays there, also when something above it grows.
  useEffect(() => {
    if (atEnd.current) list.current.scrollTop = list.current.scrollHeight
  })
  const scrolled = (event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
    atEnd.current = scrollHeight - scrollTop - clientHeight < 80
  }
  return html`
    <div class="conversation">
      <header class="place-top">
        <button type="button" class="icon-button show-places" aria-label=${sentences.showPlaces} aria-expanded=${listed} onClick=${togglePlaces}>
          ${listIcon()}${unreadElsewhere > 0 ? html`<span class="badge">${unreadElsewhere}</span>` : null}
        </button>
        <div class="place-title">
          <h3>${iconOf(place)}<span class="place-name">${place.name}</span></h3>
          <p>${topicOf(place, state, scene)}</p>
        </div>
        ${place.place.kind === 'direct' ? html`<${Directs} state=${state} act=${act} />` : null}
      </header>
      ${place.closed ? null : html`<button type="button" class="to-line" onClick=${() => line.input.current.focus()}>${sentences.toLine}</button>`}
      <div class="log" role="log" aria-label=${sentences.messagesIn(titleOf(place), space?.name)} tabindex="0" ref=${list} onScroll=${scrolled}>
        ${place.messages.length === 0 ? html`<p class="empty">${place.place.kind === 'direct' ? sentences.emptyDirect : sentences.empty}</p>` : null}
        ${place.messages.map((seen, index) => html`<${Entry} key=${seen.id} place=${place} seen=${seen} before=${place.messages[index - 1]} state=${state} scene=${scene} act=${act} />`)}
      </div>
      ${
        place.closed
          ? html`<p class="closed-note">${lockIcon()} ${sentences.closedThread}</p>`
          : html`<${Composer} key=${place.key} place=${place} state=${state} line=${line} act=${act} />`
      }
    </div>
  `
}

function Entry({ place, seen, before, state, scene, act }) {
  const newDay = before === undefined || dayOf(before.at) !== dayOf(seen.at)
  const rule = seen.sample && !before?.sample ? 'begins' : !seen.sample && before?.sample ? 'ends' : undefined
  const follows =
    !newDay &&
    !isRoot(place, before) &&
    rule === undefined &&
    before.author === seen.author &&
    // What is for one reader alone, and a card, stand for themselves.
    !before.onlyYou &&
    !seen.onlyYou &&
    before.message.card === undefined &&
    seen.message.card === undefined &&
    seen.at - before.at < sameBreath
  const author = state.people.find((person) => person.id === seen.author)
  return html`
    ${rule === 'begins' ? html`<p class="rule sample-rule"><span>${sentences.sampleBegins}</span></p>` : null}
    ${rule === 'ends' ? html`<p class="rule sample-rule"><span>${sentences.sampleEnds}</span></p>` : null}
    ${newDay ? html`<p class="rule"><span>${dayOf(seen.at)}</span></p>` : null}
    <${Message} seen=${seen} author=${author} follows=${follows} thread=${isRoot(place, seen) ? undefined : seen.thread} scene=${scene} act=${act} />
    ${isRoot(place, seen) ? html`<p class="rule"><span>${sentences.replies(seen.thread.replies)}</span></p>` : null}
  `
}

const iconOf = (place) => {
  if (place.place.kind === 'direct') return mailIcon()
  if (place.place.kind === 'thread') return threadIcon()
  return place.private ? lockIcon() : hashIcon()
}

function topicOf(place, state, scene) {
  if (place.under !== undefined) return threadTopic(place, state, scene)
  if (place.place.kind === 'direct') return sentences.directTopic
  if (place.members === undefined) return place.topic
  const nameOf = (id) => state.people.find((person) => person.id === id)?.name ?? id
  const names = place.members.map(nameOf).join(', ')
  return place.place.kind === 'thread' ? sentences.privateThread(names) : sentences.privateChannel(names)
}

function threadTopic({ under }, state, scene) {
  const above = state.places.find((place) => place.key === under)
  if (above === undefined) return sentences.thread
  const go = () => scene.go(under)
  return html`${sentences.threadIn} <button type="button" class="place-link" onClick=${go}>${titleOf(above)}</button>`
}

const Directs = ({ state, act }) => html`
  <label class="switch">
    <input
      type="checkbox"
      role="switch"
      checked=${!state.me.directsClosed}
      onChange=${(event) => act.closeDirects(!event.target.checked)}
    />
    <span>${sentences.takeDirects}</span>
  </label>
`
