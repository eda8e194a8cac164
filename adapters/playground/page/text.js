// Text as data, made into elements. What a member wrote is only ever a text node.
import { html } from 'htm/preact'
import { iso, momentOf } from './times.js'

/** The key of a place, as the server gives it. */
function keyOfPlace(place) {
  if (place.kind === 'channel') return `channel/${place.channel}`
  return place.kind === 'thread' ? `thread/${place.thread}` : `direct/${place.user}`
}

/** Shows a text. `scene` knows the time, who reads, which places they see, and how to go there. */
export const Text = ({ text, scene }) => html`${text.map((part) => partOf(part, scene))}`

function partOf(part, scene) {
  switch (part.kind) {
    case 'plain':
      return part.text
    case 'bold':
      return html`<strong>${part.text}</strong>`
    case 'code':
      return html`<code>${part.text}</code>`
    case 'quote':
      return html`<q class=${part.text.includes('\n') ? 'long' : ''}>${part.text}</q>`
    case 'person':
      return mention(part, scene)
    case 'role':
      return part.space.id === scene.me.space ? html`<span class="mention">@${part.name}</span>` : part.name
    case 'place':
      return placeLink(part, scene)
    case 'link':
      return /^https?:\/\//.test(part.url)
        ? html`<a href=${part.url} target="_blank" rel="noopener noreferrer">${part.label.trim() === '' ? part.url : part.label}</a>`
        : `${part.label} (${part.url})`
    case 'time':
      return html`<time datetime=${iso(part.at)}>${momentOf(part.at, part.style, scene.now)}</time>`
    case 'command':
      return html`<button type="button" class="command-link" onClick=${() => scene.type(`/${part.path} `)}>/${part.path}</button>`
    default:
      throw new Error(`a text has an unknown part: ${part.kind}`)
  }
}

/** Nobody can be mentioned to people of another space, so there the name itself must do, as on the platforms. */
function mention({ user, name, ping }, { me }) {
  if (user.space.id !== me.space) return name
  return html`<span class="mention ${ping && user.user === me.id ? 'to-me' : ''}">@${name}</span>`
}

function placeLink(part, scene) {
  const key = keyOfPlace(part.place)
  const name = part.place.kind === 'channel' ? `#${part.name.replace(/^#/, '')}` : part.name
  if (!scene.sees(key)) return html`<span class="place-name">${name}</span>`
  return html`<button type="button" class="place-link" onClick=${() => scene.go(key)}>${name}</button>`
}
