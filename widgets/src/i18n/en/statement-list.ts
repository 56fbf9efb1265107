/** Words of the list of statements. */
export const templates = {
  'statement-list.heading': 'Your statements',
  'statement-list.failed': 'Your statements could not be loaded.',
  'statement-list.empty-title': 'No statement yet.',
};
