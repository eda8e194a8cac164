// Files on the page: read before they are sent, and named where they hang.

/** As the server takes it. */
const most = 1024 * 1024

export const tooLarge = (file) => file.size > most

/** Files as they are sent, their bytes in base64. */
export const readFiles = (files) => Promise.all(files.map(readFile))

async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return { name: file.name, content: btoa(letters), ...(file.type === '' ? {} : { type: file.type }) }
}

/** Where somebody downloads a file of a message. */
export const addressOf = (as, message, file) => `/api/file?${new URLSearchParams({ as, message, file })}`

/** Where the picture of a message is. */
export const pictureOf = (as, message) => `/api/picture?${new URLSearchParams({ as, message })}`

/** `12 KB`. */
export const sizeOf = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.ceil(bytes / 1024)} KB`)
