// The top of a side: whose view it is; where two spaces are shown, which one it is, and who one is there.
import { html } from 'htm/preact'
import { Avatar } from './avatar.js'
import { sentences } from './sentences.js'

/** Shows the top. `choose(id)` makes the reader somebody else in that space. */
export const PaneTop = ({ side, choose }) =>
  side.space === undefined
    ? html`<${Person} me=${side.state.me} />`
    : html`<${Space} space=${side.space} state=${side.state} choose=${choose} />`

const Person = ({ me }) => html`
  <header class="pane-top">
    <${Avatar} person=${me} />
    <h2>${me.name} <small>${[me.title, ...me.roles.map((role) => sentences.roleOf[role] ?? role)].join(' · ')}</small></h2>
  </header>
`

const Space = ({ space, state, choose }) => html`
  <header class="pane-top of-space">
    <h2>${space.name} <small>${sentences.kindOf[space.id]}</small></h2>
    <label class="who">
      <${Avatar} person=${state.me} size="small" />
      <span>${sentences.youAre}</span>
      <select value=${state.me.id} onChange=${(event) => choose(event.target.value)}>
        ${state.people.map(
          (person) => html`
            <option key=${person.id} value=${person.id} selected=${person.id === state.me.id}>
              ${sentences.someone(person.name, person.title, person.joined)}
            </option>
          `,
        )}
      </select>
    </label>
  </header>
`
