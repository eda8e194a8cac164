// One message: who, when, what, its card and its controls.
import { html } from 'htm/preact'
import { useId, useState } from 'preact/hooks'
import { Avatar } from './avatar.js'
import { Controls } from './controls.js'
import { addressOf, pictureOf, sizeOf } from './files.js'
import { eyeIcon, heartIcon, threadIcon } from './icons.js'
import { MessageMenu } from './message-menu.js'
import { sentences } from './sentences.js'
import { Text } from './text.js'
import { iso, momentOf, timeOf } from './times.js'

const words = (text) => text.map((part) => part.text ?? '').join('')

/** Shows a message. `follows` when it goes on from the one before it; `thread` is what hangs under it. */
export function Message({ seen, author, follows, thread, scene, act }) {
  const [editing, setEditing] = useState(false)
  const { message } = seen
  const about = useId()
  const name = author?.name ?? sentences.brand
  const shell = ['message', follows && 'follows', seen.onlyYou && 'only-you', seen.author === undefined && 'by-hearth']
  return html`
    <article class=${shell.filter(Boolean).join(' ')} aria-label=${`${name}, ${timeOf(seen.at)}`}>
      ${follows ? null : html`<${Avatar} person=${author} />`}
      <div class="message-body">
        ${follows ? null : html`<${Byline} seen=${seen} author=${author} scene=${scene} />`}
        ${seen.onlyYou ? html`<p class="only-you-note">${eyeIcon()} ${sentences.onlyYou}</p>` : null}
        ${
          editing
            ? html`<${Edit} text=${words(message.text)} close=${() => setEditing(false)} save=${(text) => act.edit(seen.id, text)} />`
            : html`<p class="words" id=${about}><${Text} text=${message.text} scene=${scene} />${seen.edited ? html` <small>(${sentences.edited})</small>` : null}</p>`
        }
        ${seen.picture === undefined ? null : html`<img class="picture" src=${pictureOf(scene.me.id, seen.id)} alt=${seen.picture} width="1000" height="360" />`}
        ${seen.files === undefined ? null : html`<${Files} seen=${seen} scene=${scene} />`}
        ${message.card === undefined ? null : html`<${Card} card=${message.card} scene=${scene} />`}
        ${message.controls?.length > 0 ? html`<${Controls} controls=${message.controls} about=${about} press=${(action, values) => act.press(seen.id, action, values)} />` : null}
        ${seen.likes === undefined ? null : html`<${Like} likes=${seen.likes} like=${(liked) => act.like(seen.id, liked)} />`}
        ${thread?.replies > 0 ? html`<button type="button" class="replies" onClick=${() => scene.go(thread.key)}>${threadIcon()} ${sentences.replies(thread.replies)}</button>` : null}
      </div>
      ${editing ? null : html`<${Own} seen=${seen} menu=${seen.author === undefined || seen.onlyYou ? [] : scene.messageMenu} point=${(name) => act.point(seen.id, name)} openThread=${thread && (() => scene.go(thread.key))} edit=${() => setEditing(true)} remove=${() => act.remove(seen.id)} />`}
    </article>
  `
}

/** The playground's one reaction. */
const Like = ({ likes, like }) => html`
  <button
    type="button"
    class=${likes.count === 0 ? 'like unliked' : 'like'}
    aria-label=${sentences.likes(likes.count)}
    aria-pressed=${likes.mine}
    onClick=${() => like(!likes.mine)}
  >
    ${heartIcon()} ${likes.count > 0 ? likes.count : sentences.like}
  </button>
`

const Byline = ({ seen, author, scene }) => html`
  <header class="byline">
    <strong class="author">${author?.name ?? sentences.brand}</strong>
    ${author === undefined ? html`<span class="tag hearth-tag">${sentences.bot}</span>` : null}
    ${author?.roles?.map((role) => html`<span class="tag" key=${role}>${sentences.roleOf[role] ?? role}</span>`)}
    ${author?.sample ? html`<span class="tag">${sentences.sample}</span>` : null}
    <time datetime=${iso(seen.at)} title=${momentOf(seen.at, 'moment', scene.now)}>${timeOf(seen.at)}</time>
  </header>
`

/** Files are downloaded, never shown: they may be anything. */
const Files = ({ seen, scene }) => html`
  <ul class="files" aria-label=${sentences.files}>
    ${seen.files.map((file) => html`<li><a href=${addressOf(scene.me.id, seen.id, file.id)} download=${file.name}>${file.name}</a> <small>${sizeOf(file.bytes)}</small></li>`)}
  </ul>
`

const Card = ({ card, scene }) => html`
  <div class="card">
    ${card.body === undefined ? null : html`<p class="card-body"><${Text} text=${card.body} scene=${scene} /></p>`}
    ${
      card.facts?.length > 0
        ? html`
            <dl class="facts">
              ${card.facts.map(
                (fact) => html`
                  <div>
                    <dt>${fact.label}</dt>
                    <dd><${Text} text=${fact.value} scene=${scene} /></dd>
                  </div>
                `,
              )}
            </dl>
          `
        : null
    }
    ${card.note === undefined ? null : html`<p class="card-note"><${Text} text=${card.note} scene=${scene} /></p>`}
  </div>
`

function Own({ seen, menu, point, openThread, edit, remove }) {
  if (seen.onlyYou && !seen.mine)
    return html`<div class="own"><button type="button" class="quiet" onClick=${remove}>${sentences.dismiss}</button></div>`
  if (!seen.mine && openThread === undefined && menu.length === 0) return null
  return html`
    <div class="own">
      ${openThread === undefined ? null : html`<button type="button" class="quiet" aria-label=${sentences.openThread} title=${sentences.openThread} onClick=${openThread}>${threadIcon()}</button>`}
      ${seen.mine ? html`<button type="button" class="quiet" onClick=${edit}>${sentences.edit}</button>` : null}
      ${seen.mine ? html`<button type="button" class="quiet" onClick=${remove}>${sentences.remove}</button>` : null}
      ${menu.length === 0 ? null : html`<${MessageMenu} entries=${menu} choose=${point} />`}
    </div>
  `
}

function Edit({ text, close, save }) {
  const [value, setValue] = useState(text)
  const submit = async (event) => {
    event.preventDefault()
    if (value.trim() !== '' && value !== text) await save(value)
    close()
  }
  return html`
    <form class="edit" onSubmit=${submit} onKeyDown=${(event) => event.key === 'Escape' && close()}>
      <input
        aria-label=${sentences.editLabel}
        value=${value}
        maxlength="2000"
        ref=${(input) => input !== null && document.activeElement?.closest('.edit') === null && input.focus()}
        onInput=${(event) => setValue(event.target.value)}
      />
      <button class="button primary">${sentences.save}</button>
      <button type="button" class="button plain" onClick=${close}>${sentences.cancel}</button>
    </form>
  `
}
