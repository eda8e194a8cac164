// The line one writes on. A line that begins with a slash is a command, and is completed as it is typed.
import { html } from 'htm/preact'
import { useId, useRef, useState } from 'preact/hooks'
import { CompletionList, Signature } from './completion-list.js'
import { readFiles, tooLarge } from './files.js'
import { clipIcon, sendIcon } from './icons.js'
import { sentences } from './sentences.js'
import { titleOf } from './title-of.js'
import { useCompletion } from './use-completion.js'

/** The line of one place. `line` holds what is typed, so that a button elsewhere can type too. */
export function Composer({ place, state, line, act }) {
  const id = useId()
  const { text, setText, input } = line
  const completion = useCompletion(state.me.id, text)
  const { items, marked } = completion
  const name = titleOf(place)
  const [files, setFiles] = useState([])
  const picker = useRef(null)

  const take = (item) => {
    setText(item.words)
    input.current.focus()
  }
  const send = async () => {
    const words = text.trim()
    if ((words === '' && files.length === 0) || words === '/') return
    setText('')
    // A command takes no files: they wait for the next words.
    const isCommand = words.startsWith('/')
    const sent = await (isCommand ? act.command(place, words) : act.write(place, words, files))
    // What could not be sent is not lost.
    if (!sent) setText(words)
    else if (!isCommand) setFiles([])
  }
  const keyDown = (event) => {
    if (event.isComposing) return
    const key = keys[event.key]
    if (key === undefined || !key({ items, marked, completion, take, send })) return
    event.preventDefault()
  }
  const pick = async (event) => {
    const picked = [...event.target.files]
    event.target.value = ''
    const taken = picked.filter((file) => !tooLarge(file))
    if (taken.length < picked.length) act.say(sentences.fileTooLarge)
    const read = await readFiles(taken)
    setFiles((before) => [...before, ...read])
    input.current.focus()
  }
  const slash = () => {
    setText(text.startsWith('/') ? text : '/')
    input.current.focus()
  }

  return html`
    <form
      class="composer"
      onSubmit=${(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div class="composer-help">
        <${CompletionList} id=${`${id}-list`} items=${items} marked=${marked} take=${take} />
        <${Signature} id=${`${id}-options`} command=${completion.command} />
        ${items.length > 0 ? html`<p class="key-hint" aria-hidden="true">${sentences.keys}</p>` : null}
        <p class="unseen" role="status">${items.length > 0 ? sentences.countOf(items.length) : ''}</p>
      </div>
      ${files.length === 0 ? null : html`<${Picked} files=${files} drop=${(index) => setFiles(files.filter((_, at) => at !== index))} />`}
      <div class="composer-line">
        <button type="button" class="slash" aria-label=${sentences.slash} title=${sentences.slash} onClick=${slash}>/</button>
        <input
          ref=${input}
          role="combobox"
          aria-label=${sentences.composer(name)}
          aria-autocomplete="list"
          aria-expanded=${items.length > 0}
          aria-controls=${`${id}-list`}
          aria-activedescendant=${marked >= 0 ? `${id}-list-${marked}` : undefined}
          aria-describedby=${`${id}-options`}
          placeholder=${sentences.placeholder(name)}
          autocomplete="off"
          autocapitalize="sentences"
          maxlength="2000"
          value=${text}
          onInput=${(event) => setText(event.target.value)}
          onKeyDown=${keyDown}
          onBlur=${completion.hide}
        />
        <input class="unseen" type="file" multiple tabindex="-1" aria-hidden="true" ref=${picker} onChange=${pick} />
        <button type="button" class="slash" aria-label=${sentences.attach} title=${sentences.attach} onClick=${() => picker.current.click()}>${clipIcon()}</button>
        <button class="send" aria-label=${sentences.send} title=${sentences.send} disabled=${text.trim() === '' && files.length === 0}>${sendIcon()}</button>
      </div>
    </form>
  `
}

/** What goes with the next words. */
const Picked = ({ files, drop }) => html`
  <ul class="files picked" aria-label=${sentences.picked}>
    ${files.map(
      (file, index) => html`
        <li>
          ${file.name}
          <button type="button" class="quiet" aria-label=${sentences.dropFile(file.name)} onClick=${() => drop(index)}>${sentences.remove}</button>
        </li>
      `,
    )}
  </ul>
`

/** What a key does; false lets it do what it always does. */
const keys = {
  ArrowDown: ({ items, completion }) => {
    if (items.length === 0) return false
    completion.move(1)
    return true
  },
  ArrowUp: ({ items, completion }) => {
    if (items.length === 0) return false
    completion.move(-1)
    return true
  },
  Tab: ({ items, marked, take }) => {
    const item = items[Math.max(marked, 0)]
    if (item === undefined) return false
    take(item)
    return true
  },
  Enter: ({ items, marked, take, send }) => {
    if (marked >= 0) take(items[marked])
    else send()
    return true
  },
  Escape: ({ items, completion }) => {
    completion.hide()
    return items.length > 0
  },
}
