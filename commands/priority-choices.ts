// The priorities of support threads as an option's choices.
export const priorityChoices = [
  { value: 'low', label: 'acts.priority.low' },
  { value: 'normal', label: 'acts.priority.normal' },
  { value: 'high', label: 'acts.priority.high' },
  { value: 'urgent', label: 'acts.priority.urgent' },
] as const
