// The round picture beside a name: the flame for Hearth, an initial for everybody else.
import { html } from 'htm/preact'
import { flame } from './icons.js'

const tones = 6

const toneOf = (id) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % tones

/** A person's picture; Hearth's own where there is no person. */
export function Avatar({ person, size = 'normal' }) {
  if (person === undefined) return html`<span class="avatar avatar-hearth ${size}">${flame()}</span>`
  return html`
    <span class="avatar tone-${toneOf(person.id)} ${size}" aria-hidden="true">${person.name.charAt(0)}</span>
  `
}
