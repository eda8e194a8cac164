// One side of the page: whose view it is, their places, and the one that is open. Before they have joined, the
// invitation.
import { html } from 'htm/preact'
import { useRef, useState } from 'preact/hooks'
import { Avatar } from './avatar.js'
import { Conversation } from './conversation.js'
import { FormDialog } from './form-dialog.js'
import { PaneTop } from './pane-top.js'
import { PlaceList } from './place-list.js'
import { sentences } from './sentences.js'

/** Shows a pane. `hidden` on a narrow screen while the other one is in front. */
export function Pane({ side, pane, unread, hidden, choose }) {
  const [listed, setListed] = useState(false)
  const [becoming, setBecoming] = useState(undefined)
  const section = useRef(null)
  const { state, space } = side
  const { me } = state
  const become = (id) => {
    setBecoming(id)
    choose(id)
  }
  const go = (key) => {
    // What they pressed goes away under the reader's hands: they go on in the place they chose.
    const goesAway = listed || section.current?.querySelector('.conversation')?.contains(document.activeElement)
    pane.go(key)
    setListed(false)
    if (!goesAway) return
    requestAnimationFrame(() => section.current?.querySelector('.log')?.focus())
  }
  const elsewhere = unread.total
  return html`
    <section ref=${section} class="pane ${hidden ? 'behind' : ''} ${listed ? 'listed' : ''}" data-who=${me.id} aria-label=${nameOf(side)}>
      <${PaneTop} side=${side} choose=${become} />
      ${
        me.joined
          ? html`
              <div class="pane-body" inert=${becoming !== undefined && becoming !== me.id}>
                <${PlaceList} state=${state} space=${space} open=${pane.open} unread=${unread} go=${go} leave=${pane.act.leave} />
                <${Conversation}
                  key=${`${me.id} ${pane.open.key}`}
                  state=${state}
                  space=${space}
                  place=${pane.open}
                  scene=${{ ...pane.scene, go }}
                  act=${pane.act}
                  line=${pane.line}
                  listed=${listed}
                  togglePlaces=${() => setListed(!listed)}
                  unreadElsewhere=${elsewhere}
                />
              </div>
            `
          : html`<${Invitation} state=${state} join=${pane.act.join} />`
      }
      ${
        pane.form === undefined
          ? null
          : html`<${FormDialog} key=${pane.form.action} form=${pane.form} state=${state} scene=${pane.scene} send=${pane.sendForm} close=${pane.closeForm} />`
      }
    </section>
  `
}

const nameOf = ({ state, space }) =>
  space === undefined
    ? sentences.viewOf(state.me.name, state.me.title)
    : sentences.viewOfSpace(space.name, sentences.kindOf[space.id])

function Invitation({ state, join }) {
  const here = state.people.filter((person) => person.joined)
  const named = here.slice(0, 3).map((person) => person.name)
  return html`
    <div class="invitation">
      <div class="faces">${here.slice(0, 5).map((person) => html`<${Avatar} key=${person.id} person=${person} size="large" />`)}</div>
      <h3 class="invitation-title">${sentences.inviteTitle}</h3>
      <p>${sentences.inviteText}</p>
      <p class="here">${sentences.inviteHere(named.join(', '), here.length - named.length)}</p>
      <button type="button" class="button primary big" onClick=${join}>${sentences.join}</button>
    </div>
  `
}
