// The round picture beside a name: the flame for Hearth, an initial for everybody else.
import { html } from 'htm/preact'
import { flame } from './icons.js'

const tones = 7

// The factor is one that gives each of the cast a tone of their own, the same for their account in the second space.
const toneOf = (id) =>
  [...id.replace(/^w-/, '')].reduce((sum, letter) => (sum * 108 + letter.charCodeAt(0)) % 997, 0) % tones

/** A person's picture; Hearth's own where there is no person. */
export function Avatar({ person, size = 'normal' }) {
  if (person === undefined) return html`<span class="avatar avatar-hearth ${size}">${flame()}</span>`
  return html`
    <span class="avatar tone-${toneOf(person.id)} ${size}" aria-hidden="true">${person.name.charAt(0)}</span>
  `
}
