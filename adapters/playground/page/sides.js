// The two sides of the page: Nia and Mo in the one space, or two spaces with whoever the reader chose to be in each.

const cast = ['nia', 'mo']
// The admin of both, who can make them one community.
const firstChoice = { home: 'mo', workspace: 'w-mo' }
const storeKey = (space) => `hearth-as/${space}`

/** Who is shown before anything is known of the spaces. */
export const firstOfAll = cast[0]

/** Who the reader is in a space: the choice lives in the browser, since it is about this reader. */
const chosenIn = (space) => localStorage.getItem(storeKey(space)) ?? firstChoice[space]

/** Keeps who the reader is in a space from now on. */
export const choose = (space, id) => localStorage.setItem(storeKey(space), id)

/** The sides, left first: each with who one is there, and with its space where two are shown. */
export const sidesOf = (spaces) =>
  spaces.length < 2
    ? cast.map((id) => ({ id, as: id }))
    : spaces.map((space) => ({ id: space.id, as: chosenIn(space.id), space }))
