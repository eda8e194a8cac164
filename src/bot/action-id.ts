// Stands in while its importers move to src/view/action-id.ts.
export { actionId, actionIdLength, readActionId } from '../view/action-id.ts'
