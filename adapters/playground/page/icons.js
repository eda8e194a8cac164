// The page's drawings. All of them are decoration: the words beside them say the same.
import { html } from 'htm/preact'

const icon = (paths, box = 24) => html`
  <svg class="icon" viewBox=${`0 0 ${box} ${box}`} aria-hidden="true" focusable="false">${paths}</svg>
`

const line = (d) =>
  html`<path d=${d} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />`

export const hashIcon = () => icon(line('M9.500 4 7.500 20M16.500 4l-2 16M4.500 9h16M3.500 15h16'))
export const lockIcon = () =>
  icon(
    line(
      'M6.500 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
    ),
  )
export const threadIcon = () => icon(line('M5 4v7a4 4 0 0 0 4 4h10M15.500 11.500 19 15l-3.500 3.500'))
export const mailIcon = () => icon(line('M4 6.500h16v11H4zM4.500 7l7.500 6 7.500-6'))
export const eyeIcon = () =>
  icon([
    line('M2.500 12S6 6 12 6s9.500 6 9.500 6S18 18 12 18 2.500 12 2.500 12z'),
    line('M12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z'),
  ])
export const heartIcon = () =>
  icon(
    line(
      'M12 19.500S4.500 15 4.500 9.500a3.900 3.900 0 0 1 7.500-1.600 3.900 3.900 0 0 1 7.500 1.600c0 5.500-7.500 10-7.500 10z',
    ),
  )
export const forwardIcon = () => icon(line('M4.500 6.500 11 12l-6.500 5.500zM13 6.500l6.500 5.500-6.500 5.500z'))
export const againIcon = () => icon(line('M4.500 12a7.500 7.500 0 1 0 2.300-5.400L4.500 8.800M4.500 4.500v4.300h4.300'))
export const clipIcon = () =>
  icon(
    line(
      'M18.500 11.500 12 18a4 4 0 0 1-5.700-5.700l7-7a2.700 2.700 0 0 1 3.800 3.800l-6.800 6.800a1.300 1.300 0 0 1-1.900-1.900l6-6',
    ),
  )
export const sendIcon = () => icon(line('M5 12h13M12.500 6l6 6-6 6'))
export const sidesIcon = () => icon(line('M4.500 5h15v14h-15zM12 5v14'))
export const listIcon = () => icon(line('M4.500 7h15M4.500 12h15M4.500 17h15'))

/** The flame: Hearth's own face. */
export const flame = () => html`
  <svg class="flame" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="flame-body" d="M16.600 4.500c.6 4.200-5.200 6.500-7.300 10.800-2.200 4.700.6 10.900 6.700 10.900s9.200-5.500 7.400-10.600c-.6-1.900-1.800-3.200-2.300-4.300-.4 1.700-1.300 2.600-2.400 3.100.7-3.500 0-7.500-2.100-9.900z" />
    <path class="flame-heart" d="M16.200 16.500c.2 2.100-2.900 3-2.900 5.700 0 1.800 1.200 3 2.800 3s2.900-1.100 2.900-3c0-2.400-1.800-3.400-2.800-5.700z" />
  </svg>
`
