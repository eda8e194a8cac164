// On a narrow screen one side is shown at a time: the switch between them, with what is new on each.
import { html } from 'htm/preact'
import { Avatar } from './avatar.js'
import { sentences } from './sentences.js'

/** The switch. `front` is the side that is shown. */
export const Switcher = ({ sides, unread, front, choose }) => html`
  <nav class=${`switcher ${sides[0].space === undefined ? '' : 'of-spaces'}`} aria-label=${sides[0].space === undefined ? sentences.views : sentences.spaces}>
    ${sides.map((side, index) => {
      const { me } = side.state
      const { total } = unread[index]
      return html`
        <button type="button" key=${side.id} aria-pressed=${front === side.id} onClick=${() => choose(side.id)}>
          ${side.space === undefined ? html`<${Avatar} person=${me} size="small" />` : null}
          <span>${side.space?.name ?? me.name}</span>
          <small>${side.space === undefined ? me.title : sentences.kindOf[side.space.id]}</small>
          ${total > 0 ? html`<span class="badge">${total}<span class="unseen"> ${sentences.unread}</span></span>` : null}
        </button>
      `
    })}
  </nav>
`
