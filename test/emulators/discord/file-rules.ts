// What Discord refuses of the files in a request (reference, "Uploading Files"; the whole request: observed, 25 MiB).
import { refusal } from './api-error.ts'
import { formProblem } from './check-body.ts'
import type { RequestBody } from './request-body.ts'

const MEBIBYTE = 1024 * 1024
const FILE_LIMIT = 10 * MEBIBYTE
const REQUEST_LIMIT = 25 * MEBIBYTE
const FILES_LIMIT = 10

/** Refuses files that are too large, or too many. */
export function checkFiles({ files, bytes }: RequestBody): void {
  if (bytes > REQUEST_LIMIT || files.some(({ content }) => content.byteLength > FILE_LIMIT)) throw refusal('tooLarge')
  if (files.length > FILES_LIMIT) {
    throw formProblem(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')
  }
}
