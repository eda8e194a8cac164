// What one side remembers and can do: the open place, what is typed, the open form, and every act.
import { useRef, useState } from 'preact/hooks'
import { callOnce, post } from './api.js'
import { sentences } from './sentences.js'
import { placeWith } from './threads.js'

// Where somebody is when they come: the moderator in the team's room.
const firstPlace = { mo: 'channel/moderators', 'w-mo': 'channel/w-team' }

/** The pane of a side. What is open and typed there stays with whoever opened and typed it. `say` shows a short notice. */
export function usePane(side, say) {
  const as = side?.as
  const state = side?.state
  const [wanted, setWanted] = useState(firstPlace)
  const [texts, setTexts] = useState({})
  const [form, setForm] = useState(undefined)
  const input = useRef(null)
  const places = state?.places ?? []
  const open = placeWith(places, wanted[as]) ?? places[0]
  const here = `${as} ${open?.key}`
  const go = (key) => setWanted((before) => ({ ...before, [as]: key }))

  /** Runs an act; what is refused is said, and false comes back. */
  const trying = async (work) => {
    try {
      return (await work) ?? true
    } catch (error) {
      say(error.message)
      return false
    }
  }
  const called = async (place, work) => {
    const answer = await trying(work)
    if (answer === false) return false
    if (answer.kind === 'form') setForm({ form: answer.form, place: place.place, as })
    if (answer.kind === 'late') say(sentences.late)
    return true
  }

  const act = {
    say,
    join: () => trying(post('join', { as })),
    leave: () => trying(post('leave', { as })),
    write: (place, text, files = []) => trying(post('write', { as, place: place.place, text, files })),
    edit: (message, text) => trying(post('edit', { as, message, text })),
    remove: (message) => trying(post('remove', { as, message })),
    like: (message, liked) => trying(post('react', { as, message, liked })),
    closeDirects: (closed) => trying(post('close-directs', { as, closed })),
    command: (place, words) => called(place, callOnce('command', { as, place: place.place, words })),
    point: (message, name) => called(open, callOnce('point', { as, message, name })),
    press: (message, action, values) => called(open, callOnce('press', { as, message, action, values })),
  }

  /** Sends the open form: the errors by field, or undefined when it was taken. */
  const sendForm = async (values, files) => {
    const answer = await trying(callOnce('form', { as, place: form.place, action: form.form.action, values, files }))
    if (answer === false) return {}
    if (answer.kind === 'errors') return answer.fields
    setForm(answer.kind === 'form' ? { ...form, form: answer.form } : undefined)
    if (answer.kind === 'late') say(sentences.late)
    return undefined
  }

  const setText = (text) => setTexts((before) => ({ ...before, [here]: text }))
  const scene = {
    now: state?.now,
    me: state?.me,
    messageMenu: state?.messageMenu ?? [],
    sees: (key) => placeWith(places, key) !== undefined,
    go,
    type: (text) => {
      setText(text)
      input.current?.focus()
    },
  }
  return {
    open,
    go,
    line: { text: texts[here] ?? '', setText, input },
    form: form?.as === as ? form?.form : undefined,
    closeForm: () => setForm(undefined),
    sendForm,
    act,
    scene,
  }
}
