// A place's title as one says it: `#general`, `Hearth`, `Printer on fire`.

export const titleOf = (place) => (place.place.kind === 'channel' ? `#${place.name}` : place.name)
