// The line one writes on. A line that begins with a slash is a command, and is completed as it is typed.
import { html } from 'htm/preact'
import { useId } from 'preact/hooks'
import { CompletionList, Signature } from './completion-list.js'
import { sendIcon } from './icons.js'
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

  const take = (item) => {
    setText(item.words)
    input.current.focus()
  }
  const send = async () => {
    const words = text.trim()
    if (words === '' || words === '/') return
    setText('')
    const sent = await (words.startsWith('/') ? act.command(place, words) : act.write(place, words))
    // What could not be sent is not lost.
    if (!sent) setText(words)
  }
  const keyDown = (event) => {
    if (event.isComposing) return
    const key = keys[event.key]
    if (key === undefined || !key({ items, marked, completion, take, send })) return
    event.preventDefault()
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
        <button class="send" aria-label=${sentences.send} title=${sentences.send} disabled=${text.trim() === ''}>${sendIcon()}</button>
      </div>
    </form>
  `
}

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
    if (items.length === 0) return false
    completion.hide()
    return true
  },
}
