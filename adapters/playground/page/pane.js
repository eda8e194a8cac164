// One person's side of the community: who they are, their places, and the one that is open. Before they have joined,
// the invitation.
import { html } from 'htm/preact'
import { useRef, useState } from 'preact/hooks'
import { Avatar } from './avatar.js'
import { Conversation } from './conversation.js'
import { FormDialog } from './form-dialog.js'
import { PlaceList } from './place-list.js'
import { sentences } from './sentences.js'

/** Shows a pane. `hidden` on a narrow screen while the other one is in front. */
export function Pane({ state, pane, unread, hidden }) {
  const [listed, setListed] = useState(false)
  const section = useRef(null)
  const { me } = state
  const go = (key) => {
    pane.go(key)
    if (!listed) return
    setListed(false)
    // The list goes away under the reader's hands: they go on in the place they chose.
    requestAnimationFrame(() => section.current?.querySelector('.log')?.focus())
  }
  const elsewhere = unread.total
  return html`
    <section ref=${section} class="pane ${hidden ? 'behind' : ''} ${listed ? 'listed' : ''}" data-who=${me.id} aria-label=${sentences.viewOf(me.name, me.title)}>
      <header class="pane-top">
        <${Avatar} person=${me} />
        <h2>${me.name} <small>${me.title}</small></h2>
      </header>
      ${
        me.joined
          ? html`
              <div class="pane-body">
                <${PlaceList} state=${state} openKey=${pane.open.key} unread=${unread} go=${go} leave=${pane.act.leave} />
                <${Conversation}
                  key=${pane.open.key}
                  state=${state}
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
